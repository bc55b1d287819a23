import CivilTime

/// When visitors come for the first time: the days that the demo goes back, with the weather that each had.
struct DemoCalendar {
    private let curve: TrafficCurve
    private let now: Instant
    private let dayTable: WeightedTable
    private let surgeTable: WeightedTable?
    private let surgeShare: Double

    init(_ curve: TrafficCurve, now: Instant, _ random: inout RandomSource) {
        self.curve = curve
        self.now = now
        let today = now.utc.date
        var levels: [Double] = []
        for daysAgo in 0...DemoGenerator.days {
            let weekday = today.adding(days: -daysAgo).weekday
            levels.append(
                curve.level(daysAgo: daysAgo, weekday: weekday) * random.logNormal(median: 1, sigma: 0.1))
        }
        dayTable = WeightedTable(levels)
        surgeTable = curve.surges.isEmpty ? nil : WeightedTable(curve.surges.lazy.map(\.share))
        surgeShare = curve.surges.reduce(0) { $0 + $1.share }
    }

    /// The surge that a visitor comes with; nil for none.
    func surge(_ random: inout RandomSource) -> TrafficCurve.Surge? {
        guard let surgeTable, random.chance(surgeShare) else { return nil }
        return curve.surges[surgeTable.pick(&random)]
    }

    /// When a visitor comes whom nothing special calls.
    func time(_ hours: WeightedTable, utcOffset: Int, _ random: inout RandomSource) -> Instant {
        let start = now - Int64(DemoGenerator.days) * DemoGenerator.day
        let midnight = now - now.milliseconds.modulo(DemoGenerator.day)
        // What is left of today, and the part of the first day that lies too far back, are drawn anew.
        for _ in 0..<16 {
            let day = midnight - Int64(dayTable.pick(&random)) * DemoGenerator.day
            let time = day + Self.timeOfDay(hours, utcOffset: utcOffset, &random)
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
