import JSON
import Testing

@testable import Emulator

/// Visitors, sessions and what a session keeps (tracking.md 1.1, 2.2, 2.3, 6).
@Suite struct EventSessionTests {
    private static let minute: Int64 = 60_000

    private func sessions(_ world: TestWorld) throws -> [String] {
        try world.rows("SELECT pageview_count, goal_count, (last_at - started_at) / 1000 FROM sessions ORDER BY id")
    }

    @Test func aPauseOfMoreThan30MinutesEndsASession() throws {
        let world = try TestWorld()
        world.track()
        world.advance(milliseconds: 30 * Self.minute)
        world.track()
        #expect(try sessions(world) == ["2|0|1800"])
        world.advance(milliseconds: 30 * Self.minute + 1)
        world.track()
        #expect(try sessions(world) == ["2|0|1800", "1|0|0"])
        #expect(try world.rows("SELECT session_count, pageview_count FROM visitors") == ["2|3"])
    }

    @Test func sessionIDsTellSessionsApart() throws {
        let world = try TestWorld()
        world.track(["sessionId": "s1"])
        world.track()
        world.track(["sessionId": nil])
        world.track(["sessionId": ""])
        world.track(["sessionId": "s1"])
        #expect(try sessions(world) == ["5|0|0"])
        world.track(["sessionId": "s2"])
        #expect(try sessions(world) == ["5|0|0", "1|0|0"])
        world.advance(milliseconds: 31 * Self.minute)
        world.track(["sessionId": "s2"])
        #expect(try sessions(world) == ["5|0|0", "1|0|0", "1|0|0"])
    }

    @Test func aSessionIDTooLongCountsAsNone() throws {
        let world = try TestWorld()
        world.track()
        world.track(["sessionId": .string(String(repeating: "s", count: 65))])
        #expect(try sessions(world) == ["2|0|0"])
        world.track(["sessionId": .string(String(repeating: "s", count: 64))])
        #expect(try sessions(world).count == 2)
    }

    @Test func everyEventProlongsASessionAndOnlyGoalsUndoABounce() throws {
        let world = try TestWorld()
        world.track()
        for (type, extra) in [
            ("external_link", ["url": "https://other.com/"]), ("identify", ["user_id": "u1"]),
            ("payment", ["email": "jane@example.com"]),
        ] as [(String, JSONValue)] {
            world.advance(milliseconds: 1000)
            #expect(world.track(type, extra).status == 200)
        }
        #expect(try sessions(world) == ["1|0|3"])
        world.advance(milliseconds: 1000)
        world.track("custom", ["eventName": "signup"])
        #expect(try sessions(world) == ["1|1|4"])
    }

    @Test func theFirstPageviewSaysHowASessionBegan() throws {
        let world = try TestWorld()
        world.track(
            ["type": "custom", "extraData": ["eventName": "signup"], "href": "https://example.com/form?ref=goal"],
            fields: ["x-datafast-real-ip": "198.51.100.3"])
        let query = """
            SELECT p.path, a.ref, a.referrer_name, l.country, y.browser, s.ad_click_ids, s.pageview_count FROM sessions s
            LEFT JOIN pages p ON p.id = s.page_id LEFT JOIN acquisitions a ON a.id = s.acquisition_id
            LEFT JOIN places l ON l.id = s.place_id LEFT JOIN systems y ON y.id = s.system_id
            """
        #expect(try world.rows(query) == ["||||||0"])
        #expect(try world.rows("SELECT session_count FROM visitors") == ["0"])
        world.track(
            [
                "href": "https://example.com/pricing?ref=x", "referrer": "https://www.google.com/search?q=a",
                "adClickIds": ["gclid": "Cj0", "other": "x", "fbclid": "", "ttclid": 5],
            ], fields: ["x-datafast-real-ip": "198.51.100.2"])
        world.track(["href": "https://example.com/later?ref=y"])
        #expect(try world.rows(query) == [#"/pricing|x|Google|FR|Chrome|{"gclid":"Cj0"}|2"#])
    }

    @Test func aPageviewKeepsWhatWasSent() throws {
        let world = try TestWorld()
        let href = "https://Example.com:8443/Pricing?utm_source=a&utm_medium=b&utm_campaign=c&utm_term=d&utm_content=e"
        world.track(["href": .string(href + "&source=f&via=g#/tab"), "referrer": "https://example.com/"])
        #expect(
            try world.rows(
                """
                SELECT p.hostname, p.path, a.referrer, a.referrer_name, utm_source, utm_medium, utm_campaign, utm_term,
                    utm_content, source, via, ref, viewport_width, viewport_height, time
                FROM pageviews v JOIN pages p ON p.id = v.page_id JOIN acquisitions a ON a.id = v.acquisition_id
                """) == [
                    "example.com|/Pricing#/tab|https://example.com/|Direct/None|a|b|c|d|e|f|g||1728|998|1779364800000"
                ])
        world.track(["viewport": ["width": 1.5, "height": 1]])
        world.track(["viewport": "wide"])
        #expect(try world.rows("SELECT viewport_width FROM pageviews WHERE id > 1") == ["", ""])
    }

    /// As `JSON.parse` has it: of several members of one name the last counts, and a name may be written with escapes.
    @Test func membersAreThoseOfTheParsedBody() throws {
        let world = try TestWorld()
        let answer = world.post(
            #"""
            {"type":"nonsense","viewport":{"width":1,"height":2},"href":7,"visitorId":"x","extraData":[[{"href":1}]],
             "websiteId":"dfid_abc123", "href":"https:\/\/example.com\/a?ref=b","viewport":{"height":1,"width":3,"height":4},
             "\u0074ype":"pageview", "visitorId":"\#(TestWorld.visitor.prefix(35))\u0064","sessionId":null,"cookieless":1}
            """#)
        #expect(answer.text == #"{"success":true}"#)
        #expect(
            try world.rows(
                """
                SELECT hostname, path, ref, viewport_width, viewport_height, hex(uuid)
                FROM pageviews w JOIN pages p ON p.id = w.page_id JOIN acquisitions a ON a.id = w.acquisition_id
                    JOIN visitors v ON v.id = w.visitor_id
                """) == [
                    "example.com|/a|b|3|4|"
                        + TestWorld.visitor.replacing("-", with: "").uppercased().prefix(31) + "D"
                ])
    }

    @Test func theSDKNamesADeviceThatTheUserAgentDoesNot() throws {
        let world = try TestWorld()
        let device: JSONValue = ["platform": "ios", "osVersion": "17.2", "model": "iPhone15,2"]
        world.track(["device": device], fields: ["User-Agent": "MyApp/1.0"])
        world.track(["device": device])
        #expect(
            try world.rows("SELECT browser, os, os_version, device, model FROM systems") == [
                "|iOS|17.2|mobile|iPhone15,2", "Chrome|Mac OS|10.15.7|desktop|Macintosh",
            ])
    }
}

/// Bots (tracking.md 6).
@Suite struct EventBotTests {
    @Test(arguments: ["", "Googlebot/2.1", "Mozilla/5.0 HeadlessChrome/120.0"])
    func flagsBots(_ agent: String) throws {
        let world = try TestWorld()
        world.track()
        #expect(world.send("GET", "/visitors/\(TestWorld.visitor)").status == 200)
        let answer = world.track(fields: ["User-Agent": agent])
        #expect(answer.status == 200 && answer.text == #"{"success":true}"#)
        #expect(try world.rows("SELECT is_bot FROM visitors") == ["1"])
        #expect(try world.rows("SELECT count(*) FROM pageviews") == ["1"])
        world.track()
        #expect(world.send("GET", "/visitors/\(TestWorld.visitor)").text.contains("Visitor is a bot"))
        let goal = #"{"datafast_visitor_id":"\#(TestWorld.visitor)","name":"signup"}"#
        #expect(world.send("POST", "/goals", body: goal).text.contains("Visitor is a bot"))
    }

    @Test func flagsNobodyWithoutAnID() throws {
        let world = try TestWorld()
        #expect(world.track(["visitorId": nil], fields: ["User-Agent": "curl/8"]).text == #"{"success":true}"#)
        #expect(try world.rows("SELECT id FROM visitors") == [])
    }

    @Test func takesBotsForPeopleWhereAllowed() throws {
        let world = try TestWorld { $0.allowsBots = true }
        world.track(fields: ["User-Agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0"])
        #expect(try world.rows("SELECT is_bot, pageview_count FROM visitors") == ["0|1"])
    }
}
