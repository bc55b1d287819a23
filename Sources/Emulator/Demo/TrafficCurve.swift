import CivilTime
import Glibc

/// How traffic goes up and down: over the weeks, the days of a week, the hours of a day.
struct TrafficCurve: Sendable {
    /// From Monday to Sunday.
    let weekdays: [Double]
    /// By the visitors' own hour.
    let hours: [Double]
    /// How much more a day has than the one before.
    let growth: Double

    /// The traffic of a day, days counting back from today, against that of an average day now.
    func level(daysAgo: Int, weekday: Int) -> Double {
        pow(1 + growth, -Double(daysAgo)) * weekdays[weekday - 1] * 7 / weekdays.reduce(0, +)
    }

    /// How many are awake, against the hour at which most are. `local` is a local time as if it were of UTC.
    func wakefulness(at local: Instant) -> Double {
        let hour = local.milliseconds.modulo(DemoGenerator.day) / (60 * DemoGenerator.minute)
        return hours[Int(hour)] / (hours.max() ?? 1)
    }

    /// Hours of people at work.
    static let office: [Double] = [
        0.5, 0.3, 0.2, 0.15, 0.2, 0.5, 1.4, 3.2, 6, 8, 8.6, 8.2, 6.4, 7.2, 8.4, 8, 7, 5.4, 3.8, 2.8, 2.6, 2.3, 1.7, 1,
    ]

    /// Hours of people who read at work, and in the evening.
    static let reading: [Double] = [
        0.8, 0.4, 0.25, 0.2, 0.2, 0.5, 1.6, 3.6, 6, 7.4, 7.6, 7, 6.6, 6.6, 7, 6.8, 6, 4.6, 3.4, 3, 3.4, 3.6, 2.8, 1.6,
    ]

    /// Hours of people at leisure.
    static let leisure: [Double] = [
        2, 1.2, 0.7, 0.5, 0.5, 0.8, 1.8, 3.4, 4.2, 4.4, 4.4, 4.6, 5, 4.8, 4.4, 4.4, 4.6, 5, 5.6, 6.8, 7.8, 8, 6.4, 3.8,
    ]
}
