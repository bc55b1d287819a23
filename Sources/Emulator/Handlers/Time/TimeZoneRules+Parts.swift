import CivilTime
import DataFastAPI
import Store

/// Days and hours of a zone.
extension TimeZoneRules {
    /// The zone that a request names, else the website's.
    static func zone(of query: CheckedQuery, website: Website) throws(ContractError) -> TimeZoneRules {
        let name = query.string("timezone") ?? website.timezone
        guard let zone = try zone(named: name) else { throw .invalidTimeZone(name) }
        return zone
    }

    /// The zone with this name, nil if there is none. That there are no descriptors left to read it says nothing of the name.
    static func zone(named name: String) throws(ContractError) -> TimeZoneRules? {
        switch TimeZoneDatabase.system.lookUp(name) {
        case .rules(let zone): return zone
        case .unknown: return nil
        case .unreadable: throw .internalError
        }
    }

    /// The last millisecond of a local day.
    func endOfDay(_ date: CivilDate) -> Instant {
        let next = date.adding(days: 1)
        // No date follows the last one, which stands for its 24 hours.
        return next == date ? startOfDay(date) + (24 * 60 * 60 * 1000 - 1) : startOfDay(next) - 1
    }

    /// The local day that holds an instant: the last one to have begun, also where clocks are put back over midnight.
    func localDay(of instant: Instant) -> CivilDate {
        let date = civil(at: instant).date
        let next = date.adding(days: 1)
        return next > date && startOfDay(next) <= instant ? next : date
    }

    /// The first millisecond of the local clock hour that holds an instant. A change of the clock begins a new one, as it
    /// may fall within an hour (Lord Howe's clocks move by half an hour).
    func startOfHour(_ instant: Instant) -> Instant {
        let hour: Int64 = 3_600_000
        let local = instant.milliseconds &+ Int64(utcOffset(at: instant)) * 1000
        var start = instant - ((local % hour + hour) % hour)
        while let change = nextTransition(after: start), change <= instant { start = change }
        return start
    }

    /// The last millisecond of the local clock hour that holds an instant.
    func endOfHour(_ instant: Instant) -> Instant {
        let hour: Int64 = 3_600_000
        let local = instant.milliseconds &+ Int64(utcOffset(at: instant)) * 1000
        let end = instant + (hour - (local % hour + hour) % hour)
        guard let change = nextTransition(after: instant), change < end else { return end - 1 }
        return change - 1
    }
}
