import CivilTime
import Store
import Testing

@testable import Emulator

/// The exact bytes of every report over a few events, in the documented shapes.
struct AnalyticsBytesTests {
    private static let second = "b3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
    private static let third = "c3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

    /// Three visitors: one from a newsletter in Denver who buys, one from Google in Paris, one on an iPad of no known place.
    private static func world() throws -> TestWorld {
        let world = try TestWorld()
        let store = world.state.store
        world.state.clock = .frozen(try #require(Instant(iso8601: "2026-05-20T15:00:00Z")))
        try world.view(
            "/",
            acquisition: Acquisition(
                referrerName: "Direct/None", utmSource: "newsletter", utmMedium: "email", utmCampaign: "launch"),
            place: Place(country: "US", region: "US-CO", city: "Denver"))
        world.advance(milliseconds: 60_000)
        try world.view(
            "/pricing", place: Place(country: "US", region: "US-CO", city: "Denver"))
        world.advance(milliseconds: 3_600_000)
        try world.view(
            "/", visitor: second, acquisition: Acquisition(referrer: "https://google.com/", referrerName: "Google"),
            place: Place(country: "FR", region: "FR-IDF", city: "Paris"),
            system: System(browser: "Mobile Safari", os: "iOS", device: "mobile"))
        let buyer = try #require(VisitorID(TestWorld.visitor))
        let key = try #require(try store.visitor(buyer, websiteID: world.websiteKey))
        for (index, payment) in [(49.0, Payment.Kind.new), (10.5, .renewal), (5, .refund), (0, .trial)].enumerated() {
            try store.recordPayment(
                Payment(
                    objectID: "", websiteID: world.websiteKey, visitorID: key.id, time: world.state.clock.now,
                    transactionID: "\(index)", amount: payment.0, currency: "USD", kind: payment.1))
        }
        world.advance(milliseconds: 18 * 3_600_000)
        try world.view(
            "/", visitor: third, place: Place(), system: System(browser: "Safari", os: "iOS", device: "tablet"))
        world.state.clock = .frozen(TestWorld.noon)
        return world
    }

    private func expect(_ target: String, _ body: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let answer = try Self.world().send("GET", target)
        #expect(answer.status == 200, sourceLocation: sourceLocation)
        #expect(answer.text == #"{"status":"success",\#(body)}"#, sourceLocation: sourceLocation)
    }

    @Test func overview() throws {
        try expect(
            "/analytics/overview",
            """
            "data":[{"visitors":3,"sessions":3,"bounce_rate":66.67,"avg_session_duration":20000,"currency":"$",\
            "revenue":59.5,"payments":2,"revenue_per_visitor":19.83,"conversion_rate":33.33}]
            """)
        try expect(
            "/analytics/overview?fields=pageviews,returning_visitors,new_visitors,visitors",
            #""data":[{"visitors":3,"new_visitors":3,"returning_visitors":0,"pageviews":4}]"#)
        try expect(
            "/analytics/overview?startAt=2026-01-01&endAt=2026-01-02",
            """
            "data":[{"visitors":0,"sessions":0,"bounce_rate":0,"avg_session_duration":0,"currency":"$",\
            "revenue":0,"payments":0,"revenue_per_visitor":0,"conversion_rate":0}]
            """)
    }

    @Test func timeseriesByDay() throws {
        try expect(
            "/analytics/timeseries?fields=visitors,name,sessions,revenue,conversion_rate&interval=day"
                + "&startAt=2026-05-19&endAt=2026-05-21&timezone=Asia/Calcutta&limit=2",
            """
            "fields":["visitors","name","sessions","revenue","conversion_rate"],"interval":"day",\
            "timezone":"Asia/Calcutta","currency":"$","totals":{"visitors":3,"sessions":3,"revenue":59.5,\
            "revenueBreakdown":{"new":49,"renewal":10.5,"refund":5},"payments":2,"conversion_rate":19.83},"data":[\
            {"visitors":0,"name":"19 May","sessions":0,"revenue":0,"revenueBreakdown":{"new":0,"renewal":0,\
            "refund":0},"payments":0,"conversion_rate":0,"timestamp":"2026-05-19T00:00:00+05:30"},\
            {"visitors":2,"name":"20 May","sessions":2,"revenue":59.5,"revenueBreakdown":{"new":49,"renewal":10.5,\
            "refund":5},"payments":2,"conversion_rate":29.75,"timestamp":"2026-05-20T00:00:00+05:30"}],\
            "pagination":{"limit":2,"offset":0,"total":3}
            """)
    }

    @Test func timeseriesOfOneField() throws {
        try expect(
            "/analytics/timeseries?fields=visitors&interval=month&timezone=UTC&limit=2&offset=10",
            """
            "fields":["visitors"],"interval":"month","timezone":"UTC","currency":null,"totals":{"visitors":3},"data":[\
            {"visitors":0,"name":"Apr 2026","timestamp":"2026-04-01T00:00:00Z"},\
            {"visitors":3,"name":"May 2026","timestamp":"2026-05-01T00:00:00Z"}],\
            "pagination":{"limit":2,"offset":10,"total":12}
            """)
    }

    @Test func metadata() throws {
        try expect(
            "/analytics/metadata",
            """
            "data":[{"domain":"example.com","timezone":"America/New_York","name":null,"logo":null,\
            "kpiColorScheme":"orange","kpi":null,"currency":"USD"}]
            """)
        try expect(
            "/analytics/metadata?fields=currency,domain", #""data":[{"domain":"example.com","currency":"USD"}]"#)
    }

    @Test func realtime() throws {
        let world = try Self.world()
        #expect(world.send("GET", "/analytics/realtime").text == #"{"status":"success","data":[{"visitors":0}]}"#)
        world.state.clock = .frozen(try #require(Instant(iso8601: "2026-05-20T16:10:59.999Z")))
        #expect(world.send("GET", "/analytics/realtime").text == #"{"status":"success","data":[{"visitors":1}]}"#)
        world.advance(milliseconds: 1)
        #expect(world.send("GET", "/analytics/realtime").text == #"{"status":"success","data":[{"visitors":0}]}"#)
    }

    private static let page = #""pagination":{"limit":100,"offset":0,"total":"#

    @Test func placesAndSystems() throws {
        let flag = "https://purecatamphetamine.github.io/country-flag-icons/3x2"
        try expect(
            "/analytics/countries",
            """
            "data":[{"country":"United States of America","image":"\(flag)/US.svg","visitors":1,"revenue":59.5,\
            "payments":2},{"country":"France","image":"\(flag)/FR.svg","visitors":1,"revenue":0,"payments":0},\
            {"country":"Unknown","image":null,"visitors":1,"revenue":0,"payments":0}],\(Self.page)3}
            """)
        try expect(
            "/analytics/regions?fields=region,visitors&filter_country=fr",
            #""data":[{"region":"Île-de-France","visitors":1}],\#(Self.page)1}"#)
        try expect(
            "/analytics/cities?limit=1&offset=1",
            """
            "data":[{"city":"Paris","visitors":1,"revenue":0,"payments":0}],\
            "pagination":{"limit":1,"offset":1,"total":3}
            """)
        try expect(
            "/analytics/devices",
            """
            "data":[{"device":"desktop","visitors":1,"revenue":59.5,"payments":2},\
            {"device":"mobile","visitors":1,"revenue":0,"payments":0},\
            {"device":"tablet","visitors":1,"revenue":0,"payments":0}],\(Self.page)3}
            """)
        try expect(
            "/analytics/browsers?fields=browser,visitors",
            #""data":[{"browser":"Safari","visitors":2},{"browser":"Chrome","visitors":1}],\#(Self.page)2}"#)
        try expect(
            "/analytics/operating-systems",
            """
            "data":[{"operating_system":"iOS","visitors":2,"revenue":0,"payments":0},\
            {"operating_system":"Mac OS","visitors":1,"revenue":59.5,"payments":2}],\(Self.page)2}
            """)
    }

    @Test func sourcesAndPages() throws {
        try expect(
            "/analytics/referrers",
            """
            "data":[{"referrer":"Direct/None","visitors":2,"revenue":59.5,"payments":2},\
            {"referrer":"Google","visitors":1,"revenue":0,"payments":0}],\(Self.page)2}
            """)
        try expect(
            "/analytics/pages",
            """
            "data":[{"hostname":"example.com","path":"/","visitors":3,"revenue":59.5,"payments":2},\
            {"hostname":"example.com","path":"/pricing","visitors":1,"revenue":0,"payments":0}],\(Self.page)2}
            """)
        try expect(
            "/analytics/hostnames",
            #""data":[{"hostname":"example.com","visitors":3,"revenue":59.5,"payments":2}],\#(Self.page)1}"#)
        try expect(
            "/analytics/pages?fields=visitors,revenue&offset=9",
            #""data":[],"pagination":{"limit":100,"offset":9,"total":2}"#)
    }

    @Test func campaigns() throws {
        try expect(
            "/analytics/campaigns",
            """
            "data":[{"campaign":{"utm_source":"newsletter","utm_medium":"email","utm_campaign":"launch","utm_term":"",\
            "utm_content":"","ref":"","source":"","via":""},"visitors":1,"revenue":59.5,"payments":2}],\(Self.page)1}
            """)
        try expect(
            "/analytics/campaigns?fields=utm_medium,utm_source,visitors",
            """
            "data":[{"campaign":{"utm_source":"newsletter","utm_medium":"email"},"visitors":1}],\(Self.page)1}
            """)
        try expect("/analytics/campaigns?fields=payments", #""data":[{"payments":2}],\#(Self.page)1}"#)
        try expect("/analytics/campaigns?fields=ref,visitors", #""data":[],\#(Self.page)0}"#)
    }

    @Test func exitClicksAndGoals() throws {
        let world = try Self.world()
        let visit = Visit(
            websiteID: world.websiteKey, visitor: try #require(VisitorID(TestWorld.visitor)),
            time: try #require(Instant(iso8601: "2026-05-20T15:02:00Z")),
            page: Page(hostname: "example.com", path: "/"), acquisition: Acquisition(referrerName: "Direct/None"),
            place: Place(), system: System())
        for _ in 1...2 {
            try world.state.store.recordExitClick(url: "https://example.org/?ref=site", text: nil, at: visit)
            for name in ["signup", "payment"] {
                try world.state.store.recordGoal(
                    Goal(objectID: "", name: name, isServer: false, isCustom: name == "signup"), at: visit)
            }
        }
        #expect(
            world.send("GET", "/analytics/exit-clicks").text == """
                {"status":"success","data":[{"url":"https://example.org/?ref=site","visitors":1,"clicks":2}],\(Self.page)1}}
                """)
        #expect(
            world.send("GET", "/analytics/goals").text == """
                {"status":"success","data":[{"goal":"signup","completions":2,"visitors":1}],\(Self.page)1}}
                """)
        #expect(
            world.send("GET", "/analytics/goals?fields=visitors,goal").text == """
                {"status":"success","data":[{"goal":"signup","visitors":1}],\(Self.page)1}}
                """)
    }
}
