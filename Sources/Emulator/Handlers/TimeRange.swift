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

    /// Reads the two parameters; nil when neither was sent. That both or neither are there was checked before.
    init?(_ query: CheckedQuery, website: Website, fullDays: FullDays) throws(ContractError) {
        guard let start = query.moment("startAt"), let end = query.moment("endAt") else { return nil }
        let name = query.string("timezone") ?? website.timezone
        guard let zone = TimeZoneDatabase.system.rules(named: name) else { throw .invalidTimeZone(name) }
        let lower: Instant
        let upper: Instant
        if fullDays == .asDates, let first = start.fullUTCDay(endingAt: "T00:00"),
            let last = end.fullUTCDay(endingAt: "T23:59")
        {
            lower = zone.startOfDay(first)
            upper = zone.endOfDay(last)
        } else {
            lower = start.instant(dayIn: zone, isEnd: false)
            upper = end.instant(dayIn: zone, isEnd: true)
        }
        guard lower <= upper else { throw .reversedRange }
        instants = lower...upper
    }

    /// The last calendar days of the query's time zone or the website's, today included.
    init(lastDays count: Int, _ query: CheckedQuery, website: Website, now: Instant) throws(ContractError) {
        let name = query.string("timezone") ?? website.timezone
        guard let zone = TimeZoneDatabase.system.rules(named: name) else { throw .invalidTimeZone(name) }
        let today = zone.civil(at: now).date
        instants = zone.startOfDay(today.adding(days: 1 - count))...zone.endOfDay(today)
    }

    /// Writes `"timeRange":{"start":…,"end":…}`.
    func write(to writer: inout JSONWriter) {
        writer.beginObject("timeRange")
        writer.member("start", instants.lowerBound)
        writer.member("end", instants.upperBound)
        writer.endObject()
    }
}

extension TimeZoneRules {
    /// The last millisecond of a local day.
    func endOfDay(_ date: CivilDate) -> Instant { startOfDay(date.adding(days: 1)) - 1 }
}

extension DateOrInstant {
    /// The instant itself, or the first or the last millisecond of the day.
    func instant(dayIn zone: TimeZoneRules, isEnd: Bool) -> Instant {
        switch self {
        case .instant(let milliseconds, _):
            return Instant(milliseconds: milliseconds)
        case .date(let year, let month, let day):
            // A date that does not exist was refused before.
            guard let date = CivilDate(year: year, month: month, day: day) else { return Instant(milliseconds: 0) }
            return isEnd ? zone.endOfDay(date) : zone.startOfDay(date)
        }
    }

    /// The UTC day of a time stamp with `Z` at this minute of the day.
    fileprivate func fullUTCDay(endingAt minute: String) -> CivilDate? {
        guard case .instant(let milliseconds, isUTC: true) = self else { return nil }
        let utc = Instant(milliseconds: milliseconds).utc
        let isEnd = minute == "T23:59"
        guard utc.hour == (isEnd ? 23 : 0), utc.minute == (isEnd ? 59 : 0) else { return nil }
        return utc.date
    }
}
