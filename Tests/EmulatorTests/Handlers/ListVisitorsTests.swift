import CivilTime
import HTTPServer
import JSON
import Store
import Testing

import struct Store.Place

@testable import Emulator

struct ListVisitorsTests {
    /// Visitor `n` of a test.
    private static func id(_ n: Int) -> String {
        "a0000000-0000-4000-8000-0000000000" + (n < 16 ? "0" : "") + String(n, radix: 16)
    }

    /// The numbers of the visitors that an answer lists, in its order.
    private static func listed(
        _ world: TestWorld, _ query: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [Int] {
        let answer = world.send("GET", "/visitors?\(query)")
        #expect(answer.status == 200, "\(answer.text)", sourceLocation: sourceLocation)
        let data = try JSONValue(parsing: answer.body).objectValue?["data"]?.arrayValue
        return try #require(data, sourceLocation: sourceLocation).compactMap {
            $0.objectValue?["visitorId"]?.stringValue.flatMap { Int($0.suffix(2), radix: 16) }
        }
    }

    @Test func tellsOfEachVisitorWhatIsDocumented() throws {
        let world = try TestWorld()
        try world.view(
            "/", visitor: Self.id(1),
            acquisition: Acquisition(
                referrer: "https://www.google.com/", referrerName: "Google", ref: "r", source: "s", via: "v",
                utmSource: "us", utmMedium: "um", utmCampaign: "uc", utmTerm: "ut", utmContent: "uo"))
        world.advance(milliseconds: 3_600_500)
        try world.view(
            "/pricing", visitor: Self.id(1), place: Place(country: "FR"), system: .init(device: "tablet"))
        expect(
            world.send("GET", "/visitors"),
            is: """
                {"status":"success","data":[{"visitorId":"\(Self.id(1))","lastSeenAt":"2026-05-21T13:00:00Z",\
                "currentUrl":"example.com/pricing","identity":{"country":"FR","region":null,"city":null,"browser":null,\
                "os":null,"device":"tablet"},"acquisition":{"referrer":"https://www.google.com/","utm_source":"us",\
                "utm_medium":"um","utm_campaign":"uc","utm_term":"ut","utm_content":"uo","ref":"r","source":"s","via":"v"}}],\
                "pagination":{"limit":100,"offset":0,"total":1,"hasMore":false}}
                """)
        // In a window that ends before: the page and the system seen then.
        #expect(
            world.send("GET", "/visitors?startAt=2026-05-21T12:00:00Z&endAt=2026-05-21T12:00:00Z").text.contains(
                """
                "lastSeenAt":"2026-05-21T12:00:00Z","currentUrl":"example.com/","identity":{"country":"US","region":"CA",\
                "city":"San Francisco","browser":"Chrome","os":"Mac OS","device":"desktop"}
                """))
    }

    @Test func pagesInOrderOfTheLastVisitThenTheID() throws {
        let world = try TestWorld()
        for n in [5, 3, 4] { try world.view(visitor: Self.id(n)) }
        world.advance(milliseconds: 1)
        try world.view(visitor: Self.id(9))
        #expect(try Self.listed(world, "") == [9, 3, 4, 5])
        #expect(try Self.listed(world, "limit=2") == [9, 3])
        #expect(try Self.listed(world, "limit=2&offset=1") == [3, 4])
        func pagination(_ query: String) -> String {
            String(world.send("GET", "/visitors?\(query)").text.split(separator: "pagination\":").last ?? "")
        }
        #expect(pagination("limit=2&offset=1") == #"{"limit":2,"offset":1,"total":4,"hasMore":true}}"#)
        #expect(pagination("limit=2&offset=2") == #"{"limit":2,"offset":2,"total":4,"hasMore":false}}"#)
        #expect(pagination("offset=99") == #"{"limit":100,"offset":99,"total":4,"hasMore":false}}"#)
        #expect(pagination("limit=251") == #"{"limit":250,"offset":0,"total":4,"hasMore":false}}"#)
        #expect(
            pagination("offset=99999999999999999999")
                == #"{"limit":100,"offset":9007199254740991,"total":4,"hasMore":false}}"#)
        expect(world.send("GET", "/visitors?limit=0"), isError: 400, "Invalid limit: must be an integer of 1 or more")
        expect(
            world.send("GET", "/visitors?offset=-1"), isError: 400, "Invalid offset: must be an integer of 0 or more")
    }

    // MARK: Windows

    /// Visitor n is seen at the n-th of these instants.
    private static func seen(at times: String...) throws -> TestWorld {
        let world = try TestWorld()
        for (index, time) in times.enumerated() {
            world.state.clock = .frozen(try #require(Instant(iso8601: time)))
            try world.view(visitor: id(index + 1))
        }
        return world
    }

    @Test func datesAreDaysOfTheZone() throws {
        let world = try Self.seen(
            at: "2026-05-21T03:59:59.999Z", "2026-05-21T04:00:00Z", "2026-05-22T03:59:59.999Z", "2026-05-22T04:00:00Z")
        #expect(try Self.listed(world, "startAt=2026-05-21&endAt=2026-05-21") == [3, 2])
        #expect(try Self.listed(world, "startAt=2026-05-21&endAt=2026-05-21&timezone=UTC") == [2, 1])
        #expect(try Self.listed(world, "startAt=2026-05-21&endAt=2026-05-22&timezone=UTC") == [4, 3, 2, 1])
        // Full UTC days count as dates, in the zone.
        let days = "startAt=2026-05-21T00:00:00.000Z&endAt=2026-05-21T23:59:59.999Z"
        #expect(try Self.listed(world, days) == [3, 2])
        #expect(try Self.listed(world, "startAt=2026-05-21T00:00Z&endAt=2026-05-21T23:59Z") == [3, 2])
        #expect(try Self.listed(world, days + "&timezone=UTC") == [2, 1])
        // With an offset, or only one end of a day, they are instants.
        #expect(try Self.listed(world, "startAt=2026-05-21T00:00:00%2B00:00&endAt=2026-05-21T23:59:59Z") == [2, 1])
        #expect(try Self.listed(world, "startAt=2026-05-21T00:00:00Z&endAt=2026-05-21T23:58:59Z") == [2, 1])
        #expect(try Self.listed(world, "startAt=2026-05-21T00:00:00Z&endAt=2026-05-21") == [3, 2, 1])
        #expect(try Self.listed(world, "startAt=2026-05-21T04:00:00Z&endAt=2026-05-22T03:59:59.999Z") == [3, 2])
    }

    @Test func daysFollowDaylightSaving() throws {
        // 2026-03-08 has 23 hours in New York, 2026-11-01 has 25.
        let world = try Self.seen(
            at: "2026-03-08T04:59:59.999Z", "2026-03-08T05:00:00Z", "2026-03-09T03:59:59.999Z", "2026-03-09T04:00:00Z",
            "2026-11-01T03:59:59.999Z", "2026-11-01T04:00:00Z", "2026-11-02T04:59:59.999Z", "2026-11-02T05:00:00Z")
        #expect(try Self.listed(world, "startAt=2026-03-08&endAt=2026-03-08") == [3, 2])
        #expect(try Self.listed(world, "startAt=2026-11-01&endAt=2026-11-01") == [7, 6])
    }

    @Test func windowsAtTheEndsOfTimeAreServed() throws {
        let world = try Self.seen(at: "2026-05-21T12:00:00Z")
        #expect(try Self.listed(world, "startAt=0000-01-01&endAt=9999-12-31") == [1])
        #expect(try Self.listed(world, "startAt=9999-12-31&endAt=9999-12-31") == [])
        #expect(try Self.listed(world, "startAt=0000-01-01T00:00:00%2B23:59&endAt=9999-12-31T23:59:59-23:59") == [1])
        #expect(try Self.listed(world, "startAt=0000-01-01T00:00Z&endAt=0000-01-01T23:59Z&timezone=Asia/Tokyo") == [])
    }

    @Test func repeatedAndEmptyParametersAreReadAsDocumented() throws {
        let world = try Self.seen(at: "2026-05-20T12:00:00Z", "2026-05-21T12:00:00Z")
        #expect(try Self.listed(world, "startAt=&endAt=&unknown=1&filter_unknown=x") == [2, 1])
        #expect(try Self.listed(world, "limit=1&limit=2") == [2])
        expect(
            world.send("GET", "/visitors?startAt=2026-05-20"), isError: 400,
            "startAt and endAt must be provided together")
    }

    // MARK: Filters

    /// Four visitors that differ in everything.
    private static func varied() throws -> TestWorld {
        let world = try TestWorld()
        try world.view(
            "/a", visitor: id(1),
            acquisition: Acquisition(
                referrer: "https://google.com", referrerName: "Google", ref: "ref1", source: "src1", via: "via1",
                utmSource: "s1", utmMedium: "m1", utmCampaign: "c1", utmTerm: "t1", utmContent: "o1"))
        try world.view(
            "/b", visitor: id(2),
            acquisition: Acquisition(referrer: "https://t.co/x", referrerName: "X", utmSource: "S1"),
            place: Place(country: "FR", region: "FR-IDF", city: "Paris"),
            system: .init(browser: "Mobile Safari", os: "iOS", device: "mobile"))
        try world.view(
            "/c", visitor: id(3), place: Place(), system: .init(browser: "Safari", device: "tablet"))
        try world.state.store.recordPageview(
            Visit(
                websiteID: world.websiteKey, visitor: VisitorID(id(4))!, time: world.state.clock.now,
                page: Page(hostname: "app.example.com", path: "/d"),
                acquisition: Acquisition(referrer: "https://foo.example.org/", referrerName: "foo.example.org"),
                place: Place(country: "CA", region: "CA-QC", city: "Montréal"), system: .init(device: "desktop")))
        return world
    }

    @Test(arguments: [
        ("country=US", [1]), ("country=us,fr", [1, 2]), ("country=France", [2]),
        ("filter_country=is_not:US", [2, 3, 4]),
        ("country=unknown", [3]), ("country=is_not:Unknown", [1, 2, 4]), ("country=Nowhere", []),
        ("region=California", [1]), ("region=us-ca", [1]), ("region=CA", [1]), ("region=IDF", [2]),
        ("region=is_not:CA", [2, 3, 4]), ("region=Unknown", [3]), ("region=is_not:California,FR-IDF", [3, 4]),
        ("city=san%20francisco", [1]), ("city=MONTRÉAL", [4]), ("city=Unknown", [3]), ("city=is_not:paris", [1, 3, 4]),
        ("device=Mobile,tablet", [2, 3]), ("device=is_not:desktop", [2, 3]),
        ("browser=safari", [2, 3]), ("browser=Mobile%20Safari", [2, 3]), ("browser=Unknown", [4]),
        ("browser=is_not:Safari", [1, 4]), ("os=mac+os", [1]), ("os=Unknown", [3, 4]),
        ("referrer=google", [1]), ("referrer=www.google.com", [1]), ("referrer=twitter.com", [2]),
        ("referrer=Direct%20/%20None", [3]), ("referrer=direct", [3]), ("referrer=foo.example.org", [4]),
        ("referrer=is_not:Google,direct", [2, 4]),
        ("utm_source=s1", [1]), ("utm_source=S1", [2]), ("utm_source=is_not:s1", [2, 3, 4]),
        ("utm_source=Unknown", [3, 4]), ("utm_medium=m1", [1]), ("utm_campaign=c1", [1]), ("utm_term=t1", [1]),
        ("utm_content=o1", [1]), ("ref=ref1", [1]), ("source=src1", [1]), ("via=via1", [1]),
        ("via=is_not:Unknown", [1]),
        ("hostname=APP.example.com", [4]), ("hostname=is_not:app.example.com", [1, 2, 3]),
        ("hostname=example.com,app.example.com", [1, 2, 3, 4]),
        ("visitedPage=/a", [1]), ("page=/a,/b", [1, 2]), ("visitedPage=/A", []),
        ("filter_visitedPage=is_not:/a", [2, 3, 4]),
        ("visitedPage=contains:/", [1, 2, 3, 4]), ("visitedPageContains=a", [1]), ("pageContains=c,d", [3, 4]),
        ("filter_page=does_not_contain:a,b", [3, 4]), ("visitedPage=/a&page=/b", [1]),
        ("visitedPage=/a&visitedPageContains=b", []),
        ("country=US&filter_country=FR", [2]), ("country=US&browser=Safari", []), ("country=US,FR&device=mobile", [2]),
        ("country=,,", [1, 2, 3, 4]), ("country=is:US", [1]),
        ("isCustomer=true", []), ("hasRevenue=false", [1, 2, 3, 4]),
    ])
    func filtersTakeNamesAliasesAndOperators(query: String, expected: [Int]) throws {
        #expect(try Self.listed(try Self.varied(), query) == expected)
    }

    @Test(arguments: [
        ("filter_country=contains:U", "Invalid filter_country: operator contains is not supported"),
        ("visitedPageContains=is:/", "Invalid visitedPageContains: operator is is not supported"),
        ("isCustomer=yes", "Invalid isCustomer: must be true or false"),
        ("hasRevenue=1", "Invalid hasRevenue: must be true or false"),
        ("completedGoal=a&isCustomer=true", "completedGoal cannot be combined with isCustomer or hasRevenue"),
        ("goal=a&hasRevenue=false", "completedGoal cannot be combined with isCustomer or hasRevenue"),
        (
            "city=" + Array(repeating: "x", count: 51).joined(separator: ","), "Invalid city: at most 50 values"
        ),
    ])
    func refusesWrongFilters(query: String, message: String) throws {
        expect(try TestWorld().send("GET", "/visitors?\(query)"), isError: 400, message)
    }

    @Test func fiftyValuesOfEveryFilterAreServed() throws {
        let world = try Self.varied()
        let values = Array(repeating: "zz", count: 49).joined(separator: ",")
        let names = [
            "region=CA,IDF", "utm_source=Unknown,s1,S1", "visitedPage=/a,/b,/c,/d", "pageContains=a,b,c,d",
            "city=is_not:x",
            "hostname=example.com,app.example.com",
        ]
        #expect(
            try Self.listed(world, names.joined(separator: "&").replacing("CA,IDF", with: "CA,IDF,Unknown,QC")) == [
                1, 2, 3, 4,
            ])
        let all = [
            "country", "region", "city", "browser", "os", "device", "referrer", "hostname", "utm_source", "utm_medium",
        ]
        #expect(try Self.listed(world, all.map { "\($0)=\(values),y" }.joined(separator: "&")) == [])
        #expect(try Self.listed(world, all.map { "\($0)=is_not:\(values),y" }.joined(separator: "&")) == [1, 2, 3, 4])
    }

    @Test func oneSessionInTheWindowMustPassAllSessionFilters() throws {
        let world = try TestWorld()
        try world.view(visitor: Self.id(1), system: .init(browser: "Chrome", os: "Linux"))
        world.advance(milliseconds: 3_600_000)
        try world.view(visitor: Self.id(1), place: Place(country: "FR"), system: .init(browser: "Firefox", os: "Linux"))
        #expect(try Self.listed(world, "country=US&browser=Chrome") == [1])
        #expect(try Self.listed(world, "country=US&browser=Firefox") == [])
        let second = "startAt=2026-05-21T13:00:00Z&endAt=2026-05-21T13:00:00Z"
        #expect(try Self.listed(world, "country=US&\(second)") == [])
        // The first session passes; what is told is the latest pageview in the window all the same.
        #expect(world.send("GET", "/visitors?country=US").text.contains(#""lastSeenAt":"2026-05-21T13:00:00Z""#))
        // Pages are the visitor's, whichever the session, but only of the window.
        try world.view("/late", visitor: Self.id(1))
        #expect(try Self.listed(world, "visitedPage=/late&browser=Chrome") == [1])
        #expect(
            try Self.listed(world, "visitedPage=/late&startAt=2026-05-21T12:00:00Z&endAt=2026-05-21T12:30:00Z") == [])
    }

    // MARK: Goals and customers

    private func complete(_ goal: String, _ visitor: Int, in world: TestWorld) {
        let body = #"{"datafast_visitor_id":"\#(Self.id(visitor))","name":"\#(goal)"}"#
        #expect(world.send("POST", "/goals", body: body).status == 200)
    }

    @Test func completedGoalsListByTheirCompletion() throws {
        let world = try TestWorld()
        for n in 1...3 { try world.view(visitor: Self.id(n)) }
        world.advance(milliseconds: 60_000)
        complete("signup", 2, in: world)
        world.advance(milliseconds: 60_000)
        complete("signup", 1, in: world)
        complete("other", 3, in: world)
        world.advance(milliseconds: 60_000)
        try world.view("/later", visitor: Self.id(2))
        #expect(try Self.listed(world, "completedGoal=signup") == [1, 2])
        #expect(try Self.listed(world, "goal=signup,other") == [1, 3, 2])
        #expect(try Self.listed(world, "filter_goal=is_not:signup") == [3])
        #expect(try Self.listed(world, "completedGoal=is_not:signup,other") == [])
        #expect(try Self.listed(world, "completedGoal=Signup") == [])
        // The row: last completion in the window, but the page of the latest pageview ever.
        let text = world.send("GET", "/visitors?completedGoal=signup&limit=1&offset=1").text
        #expect(text.contains(#""lastSeenAt":"2026-05-21T12:01:00Z","currentUrl":"example.com/later""#))
        let window = "startAt=2026-05-21T12:02:00Z&endAt=2026-05-21T12:02:00Z"
        #expect(try Self.listed(world, "completedGoal=signup&\(window)") == [1])
        #expect(
            try Self.listed(
                world, "completedGoal=is_not:signup&startAt=2026-05-21T12:00:00Z&endAt=2026-05-21T12:01:00Z") == [1, 3])
    }

    @Test func theSessionOfTheCompletionMustPass() throws {
        let world = try TestWorld()
        try world.view(visitor: Self.id(1), place: Place(country: "US"))
        world.advance(milliseconds: 3_600_000)
        try world.view(visitor: Self.id(1), place: Place(country: "FR"))
        complete("signup", 1, in: world)
        #expect(try Self.listed(world, "completedGoal=signup&country=FR") == [1])
        #expect(try Self.listed(world, "completedGoal=signup&country=US") == [])
        // A payment belongs to the first session.
        _ = world.send(
            "POST", "/payments",
            body: #"{"amount":0,"currency":"USD","transaction_id":"t","datafast_visitor_id":"\#(Self.id(1))"}"#)
        #expect(try Self.listed(world, "completedGoal=free_trial&country=US") == [1])
        #expect(try Self.listed(world, "completedGoal=free_trial&country=FR") == [])
        #expect(try Self.listed(world, "completedGoal=payment") == [])
        #expect(try Self.listed(world, "completedGoal=is_not:free_trial") == [])
    }

    @Test func customersHaveAPaidRecordEver() throws {
        let world = try TestWorld()
        for n in 1...5 { try world.view(visitor: Self.id(n)) }
        for (n, members) in [
            (1, ""), (2, #","renewal":true"#), (3, #","refunded":true"#), (4, #","is_free_trial":true"#),
        ] {
            let body =
                #"{"amount":5,"currency":"USD","transaction_id":"t\#(n)","datafast_visitor_id":"\#(Self.id(n))","timestamp":"2020-01-01"\#(members)}"#
            #expect(world.send("POST", "/payments", body: body).status == 200)
        }
        #expect(try Self.listed(world, "isCustomer=true") == [1, 2])
        #expect(try Self.listed(world, "hasRevenue=false") == [3, 4, 5])
        #expect(try Self.listed(world, "isCustomer=true&hasRevenue=false") == [1, 2])
        #expect(
            try Self.listed(world, "completedGoal=payment&startAt=2020-01-01&endAt=2020-01-01&timezone=UTC") == [1, 2])
    }

    @Test func botsAndOtherWebsitesVisitorsAreNowhere() throws {
        let world = try TestWorld()
        for n in 1...2 { try world.view(visitor: Self.id(n)) }
        complete("signup", 1, in: world)
        try world.state.store.flagBot(VisitorID(Self.id(1))!, websiteID: world.websiteKey)
        #expect(try Self.listed(world, "") == [2])
        #expect(try Self.listed(world, "completedGoal=signup") == [])
        #expect(world.send("GET", "/visitors").text.contains(#""total":1"#))
        expect(world.send("GET", "/visitors/\(Self.id(1))"), isError: 400, "Visitor is a bot")
        let key = try world.addWebsite("665f0b3c4d2e1a00123456ff", owner: TestWorld.owner)
        try world.addKey("df_other", websiteKey: key)
        expect(
            world.send("GET", "/visitors", token: "df_other"),
            is: #"{"status":"success","data":[],"pagination":{"limit":100,"offset":0,"total":0,"hasMore":false}}"#)
    }
}
