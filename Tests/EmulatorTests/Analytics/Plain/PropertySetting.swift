import CivilTime
import Testing

@testable import Emulator

/// A zone and a moment at which its clocks change, or not: what random events lie around.
struct PropertySetting: CustomTestStringConvertible, Sendable {
    let zone: String
    let center: String

    var testDescription: String { "\(zone) \(center)" }

    var instant: Instant { get throws { try #require(Instant(iso8601: center)) } }

    /// Both changes of a year in New York, in Paris and, by half an hour, on Lord Howe Island; zones that have none.
    static let all = [
        PropertySetting(zone: "America/New_York", center: "2026-03-08T07:00:00Z"),
        PropertySetting(zone: "America/New_York", center: "2025-11-02T06:00:00Z"),
        PropertySetting(zone: "Europe/Paris", center: "2026-03-29T01:00:00Z"),
        PropertySetting(zone: "Europe/Paris", center: "2025-10-26T01:00:00Z"),
        PropertySetting(zone: "Australia/Lord_Howe", center: "2026-04-04T15:00:00Z"),
        PropertySetting(zone: "Australia/Lord_Howe", center: "2025-10-04T15:30:00Z"),
        PropertySetting(zone: "UTC", center: "2026-03-01T00:00:00Z"),
        PropertySetting(zone: "Asia/Calcutta", center: "2025-12-31T18:30:00Z"),
    ]
}

/// A random range of time near the moment of a setting: none at all, days, or instants.
struct PropertyRange {
    /// `startAt=…&endAt=…`; empty for none.
    let query: String
    /// Milliseconds since 1970, both ends included; all of time for none.
    let window: ClosedRange<Int64>

    /// - Parameter times: of events, at which some ranges begin and end, or a millisecond before or after.
    init(_ setting: PropertySetting, at times: [Int64] = [], _ random: inout RandomSource) throws {
        let center = try setting.instant
        let zone = try #require(TimeZoneDatabase.system.rules(named: setting.zone))
        switch Int.random(in: 0..<(times.isEmpty ? 8 : 11), using: &random) {
        case 8...:
            let edges = [times.randomElement(using: &random)!, times.randomElement(using: &random)!].sorted()
            let end = edges[1] + Int64.random(in: 0...1, using: &random)
            let start = min(edges[0] - Int64.random(in: -1...0, using: &random), end)
            window = start...end
            query =
                "startAt=\(Instant(milliseconds: start).iso8601())&endAt=\(Instant(milliseconds: end).iso8601())"
        case 0:
            window = .min...(.max)
            query = ""
        case 1...4:
            let first = zone.civil(at: center).date.adding(days: Int.random(in: -5...2, using: &random))
            let last = first.adding(days: Int.random(in: 0...6, using: &random))
            window = zone.startOfDay(first).milliseconds...zone.startOfDay(last.adding(days: 1)).milliseconds - 1
            // Two time stamps that are full UTC days are dates too.
            query =
                Int.random(in: 0..<4, using: &random) == 0
                ? "startAt=\(first)T00:00:00Z&endAt=\(last)T23:59:59.999Z" : "startAt=\(first)&endAt=\(last)"
        default:
            let start = center - Int64.random(in: 0...300_000_000, using: &random)
            let length: Int64 = [3_000_000, 40_000_000, 500_000_000].randomElement(using: &random)!
            let end = start + Int64.random(in: 0...length, using: &random)
            window = start.milliseconds...end.milliseconds
            query = "startAt=\(start.iso8601())&endAt=\(end.iso8601())"
        }
    }
}
