import CivilTime

/// When visitors come to one website.
struct LiveArrivals {
    let site: DemoSite
    /// When the next one does.
    private(set) var next: Instant
    /// Milliseconds from one to the next when traffic is at its highest.
    private let shortestPause: Double
    /// Traffic by the hour in UTC, against its highest.
    private let hours: [Double]
    private let weekdays: [Double]
    /// What traffic does not fall below, against its highest.
    private let quietest: Double

    init(
        _ site: DemoSite, visitsPerDay: Double, quietest: Double = 0, from time: Instant, _ random: inout RandomSource
    ) {
        self.site = site
        next = time
        let curve = site.shape.traffic
        var hours = Array(repeating: 0.0, count: 24)
        for place in DemoPlace.all {
            let weight = place.weight * site.shape.countries[place.place.country ?? "", default: 1]
            for hour in 0..<24 {
                let utc = Int((Int64(hour) - Int64((Double(place.utcOffset) / 60).rounded())).modulo(24))
                hours[utc] += weight * curve.hours[hour]
            }
        }
        let highestHour = hours.max() ?? 1
        let highestDay = curve.weekdays.max() ?? 1
        self.hours = hours.map { $0 / highestHour }
        weekdays = curve.weekdays.map { $0 / highestDay }
        self.quietest = quietest
        var sum = 0.0
        for day in weekdays { for hour in self.hours { sum += max(hour * day, quietest) } }
        shortestPause = Double(DemoGenerator.day) / max(visitsPerDay, 1) * sum / (24 * 7)
        // Whoever turns this on looks for somebody: the first one does not let them wait.
        next += Int64(random.number(2..<15) * 1000)
    }

    /// Draws when the next visitor comes: candidates come evenly, and more of them stay when there is more traffic.
    mutating func draw(_ random: inout RandomSource) {
        repeat {
            next += max(1, Int64(random.exponential(mean: shortestPause)))
        } while !random.chance(level(at: next))
    }

    mutating func restart(from time: Instant, _ random: inout RandomSource) {
        next = time
        draw(&random)
    }

    private func level(at time: Instant) -> Double {
        let hour = time.milliseconds.modulo(DemoGenerator.day) / (60 * DemoGenerator.minute)
        return max(hours[Int(hour)] * weekdays[time.utc.date.weekday - 1], quietest)
    }
}
