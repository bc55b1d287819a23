import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

struct BotTrafficReportTests {
    private static func record(
        _ world: TestWorld, _ agent: String, _ time: String, _ path: String = "/llms.txt", status: Int? = 200,
        provider: String = "OpenAI", isVerified: Bool = false, hostname: String = "example.com"
    ) throws {
        let crawler = NamedCrawler(provider: provider, agent: agent, category: nil)
        try world.state.store.record(
            BotRequest(
                websiteID: world.websiteKey, time: try #require(Instant(iso8601: time)),
                page: Page(hostname: hostname, path: path), company: crawler.company, crawlerID: crawler.id,
                agent: crawler.agent, category: crawler.category.rawValue, statusCode: status, isVerified: isVerified))
    }

    private static func world() throws -> TestWorld {
        let world = try TestWorld(website: { $0.timezone = "UTC" })
        try record(world, "GPTBot", "2026-05-20T00:00:00Z")
        try record(world, "ChatGPT-User", "2026-05-20T23:59:59.999Z", isVerified: true)
        try record(world, "ChatGPT-User", "2026-05-21T00:00:00Z", status: nil)
        try record(world, "ClaudeBot", "2026-05-21T11:00:00Z", "/Docs/a", status: 404, provider: "Anthropic")
        try record(world, "ClaudeBot", "2026-05-21T11:00:01Z", "/llms.txt", status: 404, provider: "Anthropic")
        try record(world, "GPTBot", "2026-05-10T00:00:00Z", "/old")
        try record(world, "CCBot", "2026-05-21T12:00:00Z", "/llms.txt", provider: "Common Crawl", hostname: "a.test")
        return world
    }

    private static let gpt = #""crawlerId":"gptbot","company":"OpenAI","agent":"GPTBot","category":"training""#
    private static let chat =
        #""crawlerId":"chatgpt-user","company":"OpenAI","agent":"ChatGPT-User","category":"answer_fetch""#
    private static let claude =
        #""crawlerId":"claudebot","company":"Anthropic","agent":"ClaudeBot","category":"training""#
    private static let cc = #""crawlerId":"ccbot","company":"Common Crawl","agent":"CCBot","category":"training""#
    private static let range = "startAt=2026-05-19&endAt=2026-05-21"

    @Test func theSummary() throws {
        expect(
            try Self.world().send("GET", "/analytics/bot-traffic?\(Self.range)"),
            is: """
                {"status":"success","data":[{"interval":"day","timezone":"UTC","totals":{"requests":6,"companies":3,\
                "crawlers":4,"pages":3},"verification":{"ip_verified":1,"user_agent_only":5},"companies":[\
                {"company":"OpenAI","requests":3},{"company":"Anthropic","requests":2},\
                {"company":"Common Crawl","requests":1}],"crawlers":[{\(Self.chat),"requests":2},\
                {\(Self.claude),"requests":2},{\(Self.cc),"requests":1},{\(Self.gpt),"requests":1}],"timeseries":[\
                {"name":"19 May","requests":0,"timestamp":"2026-05-19T00:00:00Z"},\
                {"name":"20 May","requests":2,"timestamp":"2026-05-20T00:00:00Z"},\
                {"name":"21 May","requests":4,"timestamp":"2026-05-21T00:00:00Z"}]}]}
                """)
    }

    private static func totals(_ world: TestWorld, _ query: String) -> JSONValue? {
        world.send("GET", "/analytics/bot-traffic?\(query)").first["totals"]?["requests"]
    }

    @Test(arguments: [
        ("", 6), ("category=training", 4), ("category=all", 6), ("category=answer_fetch", 2),
        ("company=OpenAI", 3), ("company=openai", 0), ("crawlerId=claudebot", 2), ("crawlerId=x", 0),
        ("verification=ip_verified", 1), ("verification=user_agent_only", 5), ("verification=all", 6),
        ("company=OpenAI&category=training&verification=user_agent_only", 1),
    ])
    func selects(query: String, requests: Double) throws {
        let world = try Self.world()
        #expect(Self.totals(world, "\(Self.range)&\(query)") == .number(requests))
        let pages = world.send("GET", "/analytics/bot-traffic/pages?\(Self.range)&\(query)").json["data"]?.arrayValue
        #expect(pages?.compactMap { $0["requests"]?.numberValue }.reduce(0, +) == requests)
    }

    @Test func withoutDatesTheLast30Days() throws {
        let world = try Self.world()
        #expect(Self.totals(world, "") == 7)
        world.advance(milliseconds: 20 * 86_400_000)
        #expect(Self.totals(world, "") == 6)
        let series = world.send("GET", "/analytics/bot-traffic").first["timeseries"]?.arrayValue
        #expect(series?.count == 30)
    }

    @Test func oneDayIsShownByHoursOfTheZone() throws {
        let summary = try Self.world().send(
            "GET", "/analytics/bot-traffic?startAt=2026-05-21&endAt=2026-05-21&timezone=Asia/Calcutta&interval=month"
        ).first
        #expect(summary["interval"] == "hour")
        #expect(summary["timezone"] == "Asia/Calcutta")
        let series = summary["timeseries"]?.arrayValue ?? []
        #expect(series.count == 24)
        #expect(
            series[5].description
                == #"{"name":"21 May 05:00","requests":2,"timestamp":"2026-05-21T05:00:00+05:30"}"#)
        #expect(series.compactMap { $0["requests"]?.numberValue }.reduce(0, +) == 5)
    }

    @Test func refuses() throws {
        let world = try TestWorld.withTeam()
        for path in ["/analytics/bot-traffic", "/analytics/bot-traffic/pages"] {
            expect(
                world.send("GET", path + "?websiteId=\(TestWorld.websiteID)", token: "dft_member"), isError: 403,
                "Only the website owner can do this")
            expect(
                world.send("GET", path + "?interval=year"), isError: 400,
                "Invalid interval: must be one of: hour, day, week, month")
            expect(
                world.send("GET", path + "?category=x"), isError: 400,
                "Invalid category: must be one of: all, answer_fetch, search_index, training, ai_crawler")
            expect(
                world.send("GET", path + "?verification=x"), isError: 400,
                "Invalid verification: must be one of: all, ip_verified, user_agent_only")
        }
        expect(
            world.send("GET", "/analytics/bot-traffic?interval=hour&startAt=1970-01-01&endAt=9999-12-31"), isError: 400,
            "Invalid interval: at most 100000 in the range")
        expect(
            world.send("GET", "/analytics/bot-traffic/pages?limit=1001&offset=x"), isError: 400,
            "Invalid offset: must be an integer of 0 or more")
    }

    @Test func thePages() throws {
        let world = try Self.world()
        let docs = """
            {"hostname":"example.com","path":"/Docs/a","requests":1,"statuses":[{"status":404,"requests":1}],\
            "crawlers":[{\(Self.claude),"requests":1}]}
            """
        let other = """
            {"hostname":"a.test","path":"/llms.txt","requests":1,"statuses":[{"status":200,"requests":1}],\
            "crawlers":[{\(Self.cc),"requests":1}]}
            """
        let most = """
            {"hostname":"example.com","path":"/llms.txt","requests":4,"statuses":[{"status":200,"requests":2},\
            {"status":404,"requests":1},{"status":null,"requests":1}],"crawlers":[{\(Self.chat),"requests":2},\
            {\(Self.claude),"requests":1},{\(Self.gpt),"requests":1}]}
            """
        let path = "/analytics/bot-traffic/pages?\(Self.range)"
        func body(_ pages: [String], limit: Int = 100, offset: Int = 0, total: Int) -> String {
            """
            {"status":"success","data":[\(pages.joined(separator: ","))],\
            "pagination":{"limit":\(limit),"offset":\(offset),"total":\(total)}}
            """
        }
        expect(world.send("GET", path), is: body([most, other, docs], total: 3))
        expect(world.send("GET", path + "&limit=1&offset=1"), is: body([other], limit: 1, offset: 1, total: 3))
        expect(world.send("GET", path + "&offset=3"), is: body([], offset: 3, total: 3))
        expect(world.send("GET", path + "&pageSearch=dOCS"), is: body([docs], total: 1))
        expect(world.send("GET", path + "&pageSearch=/d*A"), is: body([docs], total: 1))
        expect(world.send("GET", path + "&pageSearch=d*a"), is: body([], total: 0))
        expect(world.send("GET", path + "&pageSearch=*.TXT&limit=1"), is: body([most], limit: 1, total: 2))
    }
}
