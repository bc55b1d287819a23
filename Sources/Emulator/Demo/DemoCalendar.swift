import CivilTime

/// When visitors come for the first time: the days that the demo goes back, with the weather that each had.
struct DemoCalendar {
    private let site: DemoSite
    private let now: Instant
    private let dayTable: WeightedTable

    init(_ site: DemoSite, now: Instant, _ random: inout RandomSource) {
        self.site = site
        self.now = now
        let curve = site.shape.traffic
        let today = now.utc.date
        var levels: [Double] = []
        for daysAgo in 0...DemoGenerator.days {
            let weekday = today.adding(days: -daysAgo).weekday
            levels.append(
                curve.level(daysAgo: daysAgo, weekday: weekday) * random.logNormal(median: 1, sigma: 0.1))
        }
        dayTable = WeightedTable(levels)
    }

    /// The surge that a visitor comes with; nil for none.
    func surge(_ random: inout RandomSource) -> DemoSite.Surge? {
        guard !site.surges.isEmpty, random.chance(site.surgeShare) else { return nil }
        return site.surges[site.surgeTable.pick(&random)]
    }

    /// When a visitor comes with a surge: the sooner the more likely, but hardly at night.
    func time(of surge: DemoSite.Surge, utcOffset: Int, _ random: inout RandomSource) -> Instant {
        for _ in 0..<32 {
            let time = surge.start + Int64(random.exponential(mean: surge.mean))
            let local = time + Int64(utcOffset) * DemoGenerator.minute
            guard site.sources[surge.source].sends(at: time) else { continue }
            if random.chance(site.shape.traffic.wakefulness(at: local)) { return time }
        }
        return surge.start
    }

    /// When a visitor comes whom nothing special calls.
    func time(utcOffset: Int, _ random: inout RandomSource) -> Instant {
        let start = now - Int64(DemoGenerator.days) * DemoGenerator.day
        let midnight = now - now.milliseconds.modulo(DemoGenerator.day)
        // What is left of today, and the part of the first day that lies too far back, are drawn anew.
        for _ in 0..<16 {
            let day = midnight - Int64(dayTable.pick(&random)) * DemoGenerator.day
            let time = day + Self.timeOfDay(site.hourTable, utcOffset: utcOffset, &random)
            if start <= time, time <= now { return time }
        }
        return start + Int64(random.unit() * Double(now - start))
    }

    /// Milliseconds from midnight in UTC to a time at which people are awake who live so many minutes ahead of it.
    static func timeOfDay(_ hours: WeightedTable, utcOffset: Int, _ random: inout RandomSource) -> Int64 {
        let local = (Double(hours.pick(&random)) + random.unit()) * 60 * Double(DemoGenerator.minute)
        return Int64(local) - Int64(utcOffset) * DemoGenerator.minute
    }
}
