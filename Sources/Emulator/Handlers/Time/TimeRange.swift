import CivilTime
import DataFastAPI
import JSON
import Store

/// The stretch of time that `startAt` and `endAt` mean, both ends included.
///
/// Source: contract README, *Dates, windows, paging*.
struct TimeRange {
    /// How two time stamps that are full UTC days are read.
    enum FullDays {
        /// As plain dates of the time zone, as reports do.
        case asDates
        /// As the exact instants they are, as deletes print them back.
        case asInstants
    }

    let instants: ClosedRange<Instant>
    /// The zone whose days the dates are.
    let zone: TimeZoneRules

    /// Reads the two parameters; nil when neither was sent. That both or neither are there was checked before.
    init?(_ query: CheckedQuery, website: Website, fullDays: FullDays) throws(ContractError) {
        guard let start = query.moment("startAt"), let end = query.moment("endAt") else { return nil }
        zone = try .zone(of: query, website: website)
        if let (first, last) = Self.days(start, end, fullDays) {
            guard first <= last else { throw .reversedRange }
            let lower = zone.startOfDay(first)
            // A day that the zone left out has no moments; as no window is empty, it gets the one after it.
            instants = lower...max(lower, zone.endOfDay(last))
        } else {
            let lower = start.instant(dayIn: zone, isEnd: false)
            let upper = end.instant(dayIn: zone, isEnd: true)
            guard lower <= upper else { throw .reversedRange }
            instants = lower...upper
        }
    }

    /// The first day and the last, if whole days are meant.
    private static func days(
        _ start: DateOrInstant, _ end: DateOrInstant, _ fullDays: FullDays
    ) -> (first: CivilDate, last: CivilDate)? {
        if case .date(let first) = start, case .date(let last) = end { return (first, last) }
        guard fullDays == .asDates, let first = start.fullUTCDay(endingAt: "T00:00"),
            let last = end.fullUTCDay(endingAt: "T23:59")
        else { return nil }
        return (first, last)
    }

    /// The last calendar days of the query's time zone or the website's, today included.
    init(lastDays count: Int, _ query: CheckedQuery, website: Website, now: Instant) throws(ContractError) {
        zone = try .zone(of: query, website: website)
        let today = zone.localDay(of: now)
        instants = zone.startOfDay(today.adding(days: 1 - count))...zone.endOfDay(today)
    }

    /// Whole buckets of a zone, up to the one that holds `now`: what a time series shows without dates.
    ///
    /// Source: website API, section 3.2.
    init(defaultFor interval: Interval, zone: TimeZoneRules, now: Instant) {
        self.zone = zone
        let today = zone.localDay(of: now)
        let earliest = today.adding(days: -29)
        switch interval {
        case .hour:
            var start = zone.startOfHour(now)
            for _ in 0..<23 { start = zone.startOfHour(start - 1) }
            instants = start...zone.endOfHour(now)
        case .day:
            instants = zone.startOfDay(earliest)...zone.endOfDay(today)
        case .week:
            instants = zone.startOfDay(earliest.startOfWeek)...zone.endOfDay(today.startOfWeek.adding(days: 6))
        case .month:
            let first = today.startOfMonth.adding(months: -11)
            instants = zone.startOfDay(first)...zone.endOfDay(today.startOfMonth.adding(months: 1).adding(days: -1))
        }
    }

    /// Writes `"timeRange":{"start":…,"end":…}`.
    func write(to writer: inout JSONWriter) {
        writer.beginObject("timeRange")
        writer.member("start", instants.lowerBound)
        writer.member("end", instants.upperBound)
        writer.endObject()
    }
}

extension DateOrInstant {
    /// The instant itself, or the first or the last millisecond of the day.
    func instant(dayIn zone: TimeZoneRules, isEnd: Bool) -> Instant {
        switch self {
        case .instant(let instant, _): instant
        case .date(let date): isEnd ? zone.endOfDay(date) : zone.startOfDay(date)
        }
    }

    /// The UTC day of a time stamp with `Z` at this minute of the day.
    fileprivate func fullUTCDay(endingAt minute: String) -> CivilDate? {
        guard case .instant(let instant, isUTC: true) = self else { return nil }
        let utc = instant.utc
        let isEnd = minute == "T23:59"
        guard utc.hour == (isEnd ? 23 : 0), utc.minute == (isEnd ? 59 : 0) else { return nil }
        return utc.date
    }
}
