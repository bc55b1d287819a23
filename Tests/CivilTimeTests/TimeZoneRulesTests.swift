import CivilTime
import Testing

struct TimeZoneRulesTests {
    @Test func tableOfPastChanges() throws {
        for line in zoneTable.split(separator: "\n") {
            let fields = line.split(separator: " ").map { String($0) }
            let zone = try rules(fields[0])
            let instant = try #require(Instant(iso8601: fields[1]))
            #expect(zone.utcOffset(at: instant) == Int(fields[3]), "\(line)")
            let local = zone.civil(at: instant)
            #expect(local.description == fields[2] + ".000", "\(line)")
            // The clock may have shown this an hour before, too; then the earlier is meant.
            let found = zone.instant(of: local)
            #expect(found <= instant && zone.civil(at: found) == local, "\(line)")
        }
    }

    /// A gap moves forward by its length, an overlap means its first time.
    @Test(arguments: [
        ("America/New_York", "2026-03-08T01:59:59", "2026-03-08T06:59:59Z"),
        ("America/New_York", "2026-03-08T02:00:00", "2026-03-08T07:00:00Z"),
        ("America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:30:00Z"),
        ("America/New_York", "2026-03-08T03:00:00", "2026-03-08T07:00:00Z"),
        ("America/New_York", "2026-11-01T00:59:59", "2026-11-01T04:59:59Z"),
        ("America/New_York", "2026-11-01T01:00:00", "2026-11-01T05:00:00Z"),
        ("America/New_York", "2026-11-01T01:59:59", "2026-11-01T05:59:59Z"),
        ("America/New_York", "2026-11-01T02:00:00", "2026-11-01T07:00:00Z"),
        ("Europe/Paris", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z"),
        ("Europe/Paris", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z"),
        ("Australia/Lord_Howe", "2025-10-05T02:10:00", "2025-10-04T15:40:00Z"),
        ("Australia/Lord_Howe", "2025-04-06T01:45:00", "2025-04-05T14:45:00Z"),
        ("Asia/Kolkata", "2026-05-21T00:00:00", "2026-05-20T18:30:00Z"),
        ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z"),
        ("UTC", "2026-05-21T00:00:00", "2026-05-21T00:00:00Z"),
    ])
    func fromLocalTime(zone: String, local: String, expected: String) throws {
        let local = try #require(Instant(iso8601: local + "Z")).utc
        #expect(try rules(zone).instant(of: local).iso8601(.seconds) == expected)
    }

    @Test(arguments: [
        ("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z"),
        ("America/New_York", "2026-03-09", "2026-03-09T04:00:00Z"),
        ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z"),
        // Midnight was left out: the day began at 01:00.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
        // It came twice: 00:00 to 01:00, then again.
        ("America/Havana", "2025-11-02", "2025-11-02T04:00:00Z"),
        // At 00:01 clocks went back to 23:01: the day began, ended and began again.
        ("America/St_Johns", "2005-10-30", "2005-10-30T02:30:00Z"),
        // Clocks jumped from 23:30 to 00:30, so that the day began within the gap, at 00:30.
        ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z"),
        // There was no such day at all.
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
        ("Pacific/Kiritimati", "2026-05-21", "2026-05-20T10:00:00Z"),
        ("Asia/Kolkata", "9999-12-31", "9999-12-30T18:30:00Z"),
    ])
    func startOfDay(zone: String, date: String, expected: String) throws {
        let start = try rules(zone).startOfDay(try #require(CivilDate(iso8601: date)))
        #expect(start.iso8601(.seconds) == expected)
    }

    @Test(arguments: [
        ("Pacific/Apia", ["2011-12-30"]), ("Pacific/Kwajalein", ["1993-08-21"]), ("America/New_York", []),
        // Clocks there jumped over midnight, and back by a whole day.
        ("America/Toronto", []), ("America/Juneau", []), ("UTC", []),
    ])
    func daysLeftOut(zone: String, expected: [String]) throws {
        #expect(try rules(zone).daysLeftOut.map(\.description) == expected)
    }

    @Test func startsOfAllDays() throws {
        for name in [
            "America/New_York", "Europe/Paris", "Australia/Lord_Howe", "America/Havana", "Africa/Cairo", "Asia/Beirut",
        ] {
            let zone = try rules(name)
            let first = try #require(CivilDate(iso8601: "1975-01-01"))
            for date in (0..<40000).map({ first.adding(days: $0) }) {
                let start = zone.startOfDay(date)
                if zone.civil(at: start).date != date || zone.civil(at: start - 1).date >= date {
                    Issue.record("\(name) \(date): \(start)")
                }
            }
        }
    }

    @Test(arguments: [
        ("Europe/Paris", "2026-05-21T00:00:00Z", "2026-10-25T01:00:00Z"),
        ("Europe/Paris", "2026-10-25T00:59:59.999Z", "2026-10-25T01:00:00Z"),
        ("Europe/Paris", "2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z"),
        ("Europe/Paris", "2098-12-31T23:59:59Z", "2099-03-29T01:00:00Z"),
        ("America/Sao_Paulo", "2020-01-01T00:00:00Z", nil), ("Asia/Kolkata", "2026-05-21T00:00:00Z", nil),
        ("UTC", "2026-05-21T00:00:00Z", nil),
    ])
    func nextTransition(zone: String, after: String, expected: String?) throws {
        let next = try rules(zone).nextTransition(after: try #require(Instant(iso8601: after)))
        #expect(next?.iso8601(.seconds) == expected)
    }

    /// Every change found by looking at every quarter of an hour, and no other.
    @Test func allTransitionsOfTwoDecades() throws {
        for name in ["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin", "Pacific/Apia"] {
            let zone = try rules(name)
            let quarter: Int64 = 900_000
            let (from, to) = (
                try #require(Instant(iso8601: "2009-12-31T00:00:00Z")),
                try #require(Instant(iso8601: "2030-01-01T00:00:00Z"))
            )
            var seen: [Instant] = []
            var offset = zone.utcOffset(at: from)
            for instant in stride(from: from.milliseconds, to: to.milliseconds, by: Int(quarter)).map(
                Instant.init(milliseconds:))
            {
                let next = zone.utcOffset(at: instant)
                if next != offset { seen.append(instant) }
                offset = next
            }
            let told = sequence(first: from) { zone.nextTransition(after: $0) }.dropFirst().prefix { $0 < to }
            #expect(Array(told) == seen, "\(name)")
        }
    }

    @Test func farInstants() throws {
        for zone in [try rules("Europe/Paris"), try rules("Asia/Kolkata"), .utc] {
            for instant in [Int64.min, .min + 1, -1 << 60, 1 << 60, .max - 1, .max].map(Instant.init(milliseconds:)) {
                #expect(abs(zone.utcOffset(at: instant)) < 86400)
                #expect([0, 9999].contains(zone.civil(at: instant).date.year))
                if let next = zone.nextTransition(after: instant) { #expect(next >= instant) }
            }
            for date in [CivilDate.earliest, .latest] { #expect(zone.civil(at: zone.startOfDay(date)).date == date) }
        }
    }

    private func rules(_ name: String) throws -> TimeZoneRules {
        try #require(TimeZoneDatabase.system.rules(named: name))
    }
}
