import CivilTime

/// A moment of the demo's past: a time of day, so many days before today, by the clocks of a website.
///
/// What happened to a website stands at such moments, and not so many hours before now: launches are in the morning at whatever
/// hour the demo is looked at.
struct DemoMoment: Sendable {
    let daysAgo: Int
    let hour: Int
    let minute: Int

    init(_ daysAgo: Int, at hour: Int, _ minute: Int = 0) {
        self.daysAgo = daysAgo
        self.hour = hour
        self.minute = minute
    }

    func instant(before now: Instant, in zone: TimeZoneRules) -> Instant {
        let date = zone.civil(at: now).date.adding(days: -daysAgo)
        return zone.instant(
            of: CivilDateTime(date: date, hour: hour, minute: minute) ?? CivilDateTime(midnightOf: date))
    }
}
