import CivilTime
import JSON
import Testing

@testable import Emulator

/// Parts of time series in the corners of calendars; ``ReportPropertyTests`` compares ordinary ones.
struct BucketsTests {
    private func zone(_ name: String) throws -> TimeZoneRules {
        try #require(TimeZoneDatabase.system.rules(named: name))
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

    /// The default buckets as timestamps.
    private func defaults(_ interval: Interval, _ zoneName: String, now: String) throws -> [String] {
        let range = TimeRange(defaultFor: interval, zone: try zone(zoneName), now: try instant(now))
        let buckets = Buckets(interval, of: range)
        let page = buckets.page(limit: 1000, offset: 0)
        #expect(buckets.interval == interval)
        #expect(page.edges.count == page.total + 1)
        #expect(page.edges.last == range.instants.upperBound + 1)
        #expect(page.edges.first == range.instants.lowerBound)
        return page.edges.dropLast().map(buckets.timestamp)
    }

    @Test func defaultWindows() throws {
        let hours = try defaults(.hour, "UTC", now: "2026-05-21T12:34:56Z")
        #expect(hours.count == 24)
        #expect(hours.first == "2026-05-20T13:00:00Z")
        #expect(hours.last == "2026-05-21T12:00:00Z")
        let days = try defaults(.day, "America/New_York", now: "2026-05-22T03:00:00Z")
        #expect(days.count == 30)
        #expect(days.first == "2026-04-22T00:00:00-04:00")
        #expect(days.last == "2026-05-21T00:00:00-04:00")
        let weeks = try defaults(.week, "UTC", now: "2026-05-21T12:00:00Z")
        #expect(
            weeks == [
                "2026-04-20T00:00:00Z", "2026-04-27T00:00:00Z", "2026-05-04T00:00:00Z", "2026-05-11T00:00:00Z",
                "2026-05-18T00:00:00Z",
            ])
        let months = try defaults(.month, "Europe/Paris", now: "2026-01-31T12:00:00Z")
        #expect(months.count == 12)
        #expect(months.first == "2025-02-01T00:00:00+01:00")
        #expect(months.last == "2026-01-01T00:00:00+01:00")
    }

    /// Clocks that go back half an hour at 02:00 show 01:30 to 02:00 twice.
    @Test func halfHours() throws {
        let hours = try defaults(.hour, "Australia/Lord_Howe", now: "2026-04-04T17:10:00Z")
        #expect(hours.count == 24)
        #expect(
            hours.suffix(5) == [
                "2026-04-05T00:00:00+11:00", "2026-04-05T01:00:00+11:00", "2026-04-05T01:30:00+10:30",
                "2026-04-05T02:00:00+10:30", "2026-04-05T03:00:00+10:30",
            ])
    }

    /// Newfoundland's clocks went back at 00:01, so that a day was over, and then was again.
    @Test func clocksThatGoBackOverMidnight() throws {
        let zone = try zone("America/St_Johns")
        let before = try instant("2010-11-07T02:29:59.999Z")
        let after = try instant("2010-11-07T02:45:00Z")
        #expect(zone.civil(at: after).date == CivilDate(year: 2010, month: 11, day: 6))
        #expect(zone.localDay(of: before) == CivilDate(year: 2010, month: 11, day: 6))
        #expect(zone.localDay(of: after) == CivilDate(year: 2010, month: 11, day: 7))
    }

    /// Samoa's clocks jumped from the end of 29 December 2011 to the beginning of the 31st.
    @Test func aDayThatTheZoneLeftOut() throws {
        let world = try TestWorld()
        func series(_ range: String) throws -> (timestamps: [String], total: Int) {
            let target = "/analytics/timeseries?fields=visitors&timezone=Pacific/Apia&\(range)"
            let answer = try JSONValue(parsing: world.send("GET", target).body)
            let rows = try #require(answer["data"]?.arrayValue, "\(answer)")
            return (
                rows.compactMap { $0["timestamp"]?.stringValue },
                try #require(answer["pagination"]?["total"]?.integerValue)
            )
        }
        let days = [
            "2011-12-28T00:00:00-10:00", "2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00",
            "2012-01-01T00:00:00+14:00",
        ]
        let all = try series("interval=day&startAt=2011-12-28&endAt=2012-01-01")
        #expect(all == (days, 4))
        let page = try series("interval=day&startAt=2011-12-28&endAt=2012-01-01&limit=2&offset=2")
        #expect(page == (Array(days[2...]), 4))
        #expect(try series("interval=day&startAt=2011-12-30&endAt=2012-01-01") == (Array(days[2...]), 2))
        #expect(try series("interval=day&startAt=2011-12-28&endAt=2011-12-30") == (Array(days[..<2]), 2))
        #expect(try series("interval=week&startAt=2011-12-19&endAt=2012-01-01").total == 2)

        // The day alone is a window like any other, in which nothing can have been.
        let overview = "/analytics/overview?timezone=Pacific/Apia&endAt=2011-12-30&startAt="
        let alone = world.send("GET", overview + "2011-12-30")
        #expect(alone.status == 200, "\(alone.text)")
        let reversed = world.send("GET", overview + "2011-12-31")
        #expect(reversed.status == 400, "\(reversed.text)")
    }

    /// All the hours of ten thousand years are counted at once, and the last ones shown.
    @Test(arguments: ["UTC", "America/New_York", "Australia/Lord_Howe"])
    func tenThousandYears(_ name: String) throws {
        let world = try TestWorld()
        let target =
            "/analytics/timeseries?fields=visitors&interval=hour&startAt=0001-01-01&endAt=9999-12-30&timezone=\(name)"
        let clock = ContinuousClock()
        let time = try clock.measure {
            let first = try JSONValue(parsing: world.send("GET", target + "&limit=1").body)
            let total = try #require(first["pagination"]?["total"]?.integerValue)
            #expect(total >= 87_649_392)
            if name == "UTC" { #expect(total == 87_649_392) }
            let last = world.send("GET", target + "&limit=9&offset=\(total - 1)").text
            #expect(last.contains(#""timestamp":"9999-12-30T23:00:00"#), "\(last)")
        }
        #expect(time < .seconds(20))
        for interval in ["day", "week", "month"] {
            let text = world.send("GET", target.replacing("=hour", with: "=" + interval) + "&limit=1").text
            #expect(text.contains(#""name":"\#(interval == "month" ? "Jan 0001" : "01 Jan")"#), "\(text)")
        }
    }

    @Test func labels() throws {
        let world = try TestWorld()
        world.state.clock = .frozen(try instant("2026-01-05T05:06:07Z"))
        let text = world.send("GET", "/analytics/timeseries?fields=name&interval=hour&limit=1&timezone=Asia/Calcutta")
            .text
        #expect(
            text == """
                {"status":"success","fields":["name"],"interval":"hour","timezone":"Asia/Calcutta","currency":null,\
                "totals":{},"data":[{"name":"04 Jan 11:00","timestamp":"2026-01-04T11:00:00+05:30"}],\
                "pagination":{"limit":1,"offset":0,"total":24}}
                """)
    }

    @Test func oneDayIsShownByHours() throws {
        let world = try TestWorld()
        for (range, interval, total) in [
            ("startAt=2026-03-08&endAt=2026-03-08", "hour", 23), ("startAt=2025-11-02&endAt=2025-11-02", "hour", 25),
            ("startAt=2026-05-20&endAt=2026-05-21", "month", 1),
            ("startAt=2026-05-20T04:00:00Z&endAt=2026-05-21T03:59:59.999Z", "hour", 24),
            // Full days of UTC are read as the dates they are.
            ("startAt=2026-05-20T00:00:00Z&endAt=2026-05-20T23:59:59.999Z", "hour", 24),
            ("startAt=2026-05-20T00:30:00Z&endAt=2026-05-20T23:59:59.999Z", "month", 1),
        ] {
            let text = world.send("GET", "/analytics/timeseries?fields=name&interval=month&\(range)").text
            #expect(text.contains(#""interval":"\#(interval)""#), "\(range)")
            #expect(text.hasSuffix(#""total":\#(total)}}"#), "\(range) \(text)")
        }
    }
}
