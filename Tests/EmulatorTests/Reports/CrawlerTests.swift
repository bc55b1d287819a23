import CivilTime
import HTTPServer
import JSON
import Testing

@testable import Emulator

/// `POST /api/ai-crawls`.
struct CrawlerTests {
    private static let example = """
        {"websiteId":"dfid_abc123","domain":"example.com","href":"https://example.com/llms.txt","referrer":null,\
        "ai":{"provider":"OpenAI","agent":"ChatGPT-User","category":"answer_fetch",\
        "userAgent":"Mozilla/5.0 (compatible; ChatGPT-User/1.0; +https://openai.com/bot)","ip":"192.0.2.10",\
        "source":"server_middleware","statusCode":200}}
        """

    private static func post(_ world: TestWorld, _ body: String = example, token: String? = nil) -> HTTPResponse {
        let fields = token.map { [HTTPField(name: "Authorization", value: "Bearer \($0)")] } ?? []
        return world.answer(.post, "/api/ai-crawls", fields: fields, body: Array(body.utf8)) ?? HTTPResponse(status: 0)
    }

    /// A report with this `ai`.
    private static func report(_ about: String, href: String = "https://example.com/") -> String {
        #"{"websiteId":"dfid_abc123","href":"\#(href)","ai":\#(about)}"#
    }

    private static func requests(_ world: TestWorld) throws -> [String] {
        try world.rows(
            """
            SELECT hostname, path, company, crawler_id, agent, category, coalesce(status_code, 'none'), is_verified
            FROM bot_requests b JOIN pages g ON g.id = b.page_id ORDER BY b.id
            """)
    }

    private func expectAccepted(_ response: HTTPResponse, sourceLocation: SourceLocation = #_sourceLocation) {
        expect(response, is: #"{"success":true}"#, sourceLocation: sourceLocation)
        #expect(response.values("Access-Control-Allow-Origin") == ["*"], sourceLocation: sourceLocation)
    }

    @Test func storesWhatIsReported() throws {
        let world = try TestWorld()
        expectAccepted(Self.post(world))
        expectAccepted(Self.post(world, Self.report(#"{"provider":"openai","agent":"gptBOT","ip":"192.0.20.1"}"#)))
        expectAccepted(
            Self.post(
                world,
                Self.report(
                    #"{"provider":"Ärger","agent":"ÄgyptBot","category":null,"statusCode":null,"ip":"192.0.2.256"}"#,
                    href: "https://WWW.example.com:8080/a?b=c")))
        expectAccepted(
            Self.post(
                world,
                Self.example.replacing("dfid_abc123", with: TestWorld.websiteID).replacing(
                    "answer_fetch", with: "training")))
        #expect(
            try Self.requests(world) == [
                "example.com|/llms.txt|OpenAI|chatgpt-user|ChatGPT-User|answer_fetch|200|1",
                "example.com|/|OpenAI|gptbot|GPTBot|training|none|0",
                "www.example.com|/a|Ärger|ägyptbot|ÄgyptBot|ai_crawler|none|0",
                "example.com|/llms.txt|OpenAI|chatgpt-user|ChatGPT-User|training|200|1",
            ])
        #expect(try world.rows("SELECT time FROM bot_requests LIMIT 1") == ["\(TestWorld.noon.milliseconds)"])
    }

    @Test(arguments: [
        ("x", 400, "Invalid JSON body"), ("[]", 400, "Invalid JSON body"),
        ("{}", 400, "Missing required fields: websiteId, href, ai.provider, ai.agent"),
        (report(#"{"provider":"a"}"#), 400, "Missing required field: ai.agent"),
        (report("1"), 400, "Invalid ai: must be an object"),
        (
            report(#"{"provider":"","agent":"a"}"#), 400,
            "Invalid ai.provider: must be a string of at most 255 characters"
        ),
        (report(#"{"provider":"a","agent":1}"#), 400, "Invalid ai.agent: must be a string of at most 255 characters"),
        (
            report(#"{"provider":"a","agent":"a","category":"x"}"#), 400,
            "Invalid ai.category: must be one of: answer_fetch, search_index, training, ai_crawler"
        ),
        (
            report(#"{"provider":"a","agent":"a","statusCode":600}"#), 400,
            "Invalid ai.statusCode: must be an integer from 100 to 599"
        ),
        (report(#"{"provider":"a","agent":"a"}"#, href: "/a"), 400, "Invalid href: must be an absolute URL"),
        (example.replacing("\"dfid_abc123\"", with: "1"), 400, "Invalid websiteId: must be a string"),
        (example.replacing("abc123", with: "x"), 404, "Website not found"),
    ])
    func refuses(body: String, status: Int, message: String) throws {
        let world = try TestWorld()
        expect(Self.post(world, body), isError: status, message)
        #expect(try Self.requests(world).isEmpty)
    }

    @Test func refusesASuspendedWebsiteAndALargeBody() throws {
        let world = try TestWorld(website: { $0.isTrackingSuspended = true })
        expect(Self.post(world), isError: 403, "Tracking is suspended for this website")
        let large = String(repeating: " ", count: 64 * 1024 + 1)
        expect(Self.post(world, large), isError: 413, "Request body too large")
        #expect(world.answer(.get, "/api/ai-crawls")?.status == 405)
        #expect(world.answer(HTTPMethod("OPTIONS"), "/api/ai-crawls")?.status == 204)
    }

    @Test func asksForTheTokenWhereTheWebsiteDoes() throws {
        let world = try TestWorld()
        let token = world.admin("POST", "/bot-traffic/token").string("requestAuthToken")
        expectAccepted(Self.post(world))
        world.admin("PATCH", "/bot-traffic/settings", body: #"{"requireAuthToken":true}"#)
        expect(Self.post(world), isError: 401, "Invalid bot traffic token")
        expect(Self.post(world, token: "dfbot_x"), isError: 401, "Invalid bot traffic token")
        expectAccepted(Self.post(world, token: token))
        for (value, status) in [
            ("bearer \(token)", 200), ("BEARER   \(token)", 200), ("Basic \(token)", 401), ("Bearer \(token) x", 401),
            (token, 401),
        ] {
            let fields = [HTTPField(name: "Authorization", value: value)]
            let answer = world.answer(.post, "/api/ai-crawls", fields: fields, body: Array(Self.example.utf8))
            #expect(answer?.status == status, "\(value)")
        }
        let rotated = world.admin("PUT", "/bot-traffic/token").string("requestAuthToken")
        expect(Self.post(world, token: token), isError: 401, "Invalid bot traffic token")
        expectAccepted(Self.post(world, token: rotated))
        #expect(try Self.requests(world).count == 5)
    }

    @Test func followsTheSettings() throws {
        let world = try TestWorld()
        world.admin("PATCH", "/bot-traffic/settings", body: #"{"verifiedOnly":true,"excludedCrawlerIds":["gptbot"]}"#)
        expectAccepted(Self.post(world, Self.example.replacing("192.0.2.10", with: "203.0.113.1")))
        expectAccepted(Self.post(world, Self.report(#"{"provider":"OpenAI","agent":"GPTBOT","ip":"192.0.2.1"}"#)))
        #expect(try Self.requests(world).isEmpty)
        expectAccepted(Self.post(world))
        #expect(try Self.requests(world).count == 1)
        let usage = world.send("GET", "/admin/bot-traffic/usage", token: TestWorld.token).text
        #expect(usage.contains(#""usage":{"usage":1,"dropped":0,"#), "what is not collected is not counted")
    }

    @Test func dropsWhatIsOverTheAllowance() throws {
        let world = try TestWorld.withTeam(owner: { $0.includedBotRequests = 2 })
        for _ in 1...5 { expectAccepted(Self.post(world)) }
        #expect(try Self.requests(world).count == 2)
        let usage = world.send("GET", "/admin/bot-traffic/usage", token: TestWorld.token).text
        #expect(usage.contains(#""usage":{"usage":2,"dropped":3,"allowance":2,"remaining":0,"#))
        world.advance(milliseconds: 11 * 86_400_000)
        expectAccepted(Self.post(world))
        #expect(try Self.requests(world).count == 3, "a new month has its own allowance")
    }

    /// When the billing cycle no longer holds now, the month counts what came in it, dropped requests too.
    @Test func dropsAreCountedByTheirTimes() throws {
        let cycleEnd = TestWorld.noon + 14 * Self.day
        let world = try TestWorld.withTeam(owner: {
            $0.includedBotRequests = 2
            $0.billingCycleStartAt = TestWorld.noon - Self.day
            $0.billingCycleEndAt = cycleEnd
        })
        func usage() -> String { world.send("GET", "/admin/bot-traffic/usage", token: TestWorld.token).text }
        for _ in 1...3 { expectAccepted(Self.post(world)) }
        world.state.clock = .frozen(Instant(iso8601: "2026-06-01T00:00:00Z")!)
        for _ in 1...4 { expectAccepted(Self.post(world)) }
        #expect(usage().contains(#""usage":{"usage":2,"dropped":5,"#))
        world.state.clock = .frozen(cycleEnd)
        #expect(usage().contains(#""usage":{"usage":0,"dropped":4,"#))
        #expect(usage().contains(#""periodStartAt":"2026-06-01T00:00:00.000Z""#))
    }

    private static let day: Int64 = 86_400_000
}
