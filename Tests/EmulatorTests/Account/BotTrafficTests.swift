import CivilTime
import Store
import Testing

@testable import Emulator

struct BotTrafficUsageTests {
    private static func record(_ world: TestWorld, _ count: Int, at time: Instant, on website: Int64? = nil) throws {
        for _ in 0..<count {
            try world.state.store.record(
                BotRequest(
                    websiteID: website ?? world.websiteKey, time: time, page: Page(hostname: "example.com", path: "/"),
                    company: "OpenAI", crawlerID: "gptbot", agent: "GPTBot", category: "training"))
        }
    }

    private static func usage(_ world: TestWorld) -> String {
        world.send("GET", "/admin/bot-traffic/usage", token: TestWorld.token).text
    }

    @Test func countsTheCalendarMonth() throws {
        let world = try TestWorld()
        expect(
            world.send("GET", "/admin/bot-traffic/usage", token: TestWorld.token),
            is: """
                {"status":"success","data":[{"usage":{"usage":0,"dropped":0,"allowance":10000,"remaining":10000,\
                "percentUsed":0,"periodStartAt":"2026-05-01T00:00:00.000Z","resetAt":"2026-06-01T00:00:00.000Z",\
                "isCounting":true},"websiteStats":[],"billing":{"addOnStatus":null,"packQuantity":0,\
                "packSize":100000}}]}
                """)
        try Self.record(world, 3, at: Instant(iso8601: "2026-05-01T00:00:00Z")!)
        try Self.record(world, 5, at: Instant(iso8601: "2026-04-30T23:59:59.999Z")!)
        try Self.record(world, 7, at: Instant(iso8601: "2026-06-01T00:00:00Z")!)
        #expect(
            Self.usage(world).contains(#""usage":3,"dropped":0,"allowance":10000,"remaining":9997,"percentUsed":0.03"#))
    }

    @Test func addsUpTheWebsitesOwnedMostRequestsFirst() throws {
        let world = try TestWorld.withTeam()
        let stranger = try #require(world.state.directory.website(objectID: TestWorld.strangersWebsite))
        let b = try world.addWebsite("665f0b3c4d2e1a00000000d2", owner: TestWorld.owner) {
            $0.domain = "b.com"
            $0.logo = "https://b.com/logo.png"
        }
        let a = try world.addWebsite("665f0b3c4d2e1a00000000d3", owner: TestWorld.owner) { $0.domain = "a.com" }
        try Self.record(world, 2, at: TestWorld.noon)
        try Self.record(world, 2, at: TestWorld.noon, on: a)
        try Self.record(world, 3, at: TestWorld.noon, on: b)
        try Self.record(world, 9, at: TestWorld.noon, on: stranger.id)
        #expect(
            Self.usage(world).contains(
                """
                "websiteStats":[{"websiteId":"665f0b3c4d2e1a00000000d2","domain":"b.com",\
                "logo":"https://b.com/logo.png","requests":3},{"websiteId":"665f0b3c4d2e1a00000000d3",\
                "domain":"a.com","logo":null,"requests":2},{"websiteId":"665f0b3c4d2e1a0012345678",\
                "domain":"example.com","logo":null,"requests":2}]
                """))
        #expect(Self.usage(world).contains(#""usage":{"usage":7,"#))
    }

    @Test func followsTheBillingCycleAndThePacks() throws {
        let start = Instant(iso8601: "2026-05-10T08:00:00Z")!
        let world = try TestWorld.withTeam(owner: {
            $0.billingCycleStartAt = start
            $0.billingCycleEndAt = Instant(iso8601: "2026-06-10T08:00:00Z")!
            $0.includedBotRequests = 3
            $0.botAddOnStatus = "active"
            $0.botPackQuantity = 2
        })
        try Self.record(world, 1, at: start)
        try Self.record(world, 1, at: start - 1)
        expect(
            world.send("GET", "/admin/bot-traffic/usage", token: TestWorld.token),
            is: """
                {"status":"success","data":[{"usage":{"usage":1,"dropped":0,"allowance":200003,"remaining":200002,\
                "percentUsed":0,"periodStartAt":"2026-05-10T08:00:00.000Z","resetAt":"2026-06-10T08:00:00.000Z",\
                "isCounting":true},"websiteStats":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",\
                "logo":null,"requests":1}],"billing":{"addOnStatus":"active","packQuantity":2,"packSize":100000}}]}
                """)
    }

    @Test func stopsCountingWhenTheAllowanceIsUsedUp() throws {
        let world = try TestWorld.withTeam(owner: {
            $0.includedBotRequests = 2
            $0.botAddOnStatus = "canceled"
            $0.botPackQuantity = 2
        })
        try Self.record(world, 3, at: TestWorld.noon)
        let owner = try #require(world.state.directory.users[TestWorld.owner])
        let period = try BotTrafficUsage(of: owner, in: world.state, at: TestWorld.noon).period
        // Its first and its last moment, and those beside them.
        for time in [period.lowerBound, period.upperBound - 1, period.lowerBound - 1, period.upperBound] {
            try world.state.store.countDroppedBotRequest(userID: owner.id, at: time)
        }
        #expect(
            Self.usage(world).contains(
                #"{"usage":3,"dropped":2,"allowance":2,"remaining":0,"percentUsed":100,"#))
        #expect(Self.usage(world).contains(#""isCounting":false"#))
        let broke = try TestWorld.withTeam(owner: { $0.includedBotRequests = 0 })
        #expect(Self.usage(broke).contains(#""remaining":0,"percentUsed":100,"#))
    }

    @Test func refuses() throws {
        let world = try TestWorld.withTeam()
        try world.addToken("dft_narrow") { $0.websiteIDs = [TestWorld.websiteID] }
        expect(
            world.send("GET", "/admin/bot-traffic/usage", token: "dft_narrow"), isError: 403,
            "Token must have access to all websites")
        expect(
            world.send("GET", "/admin/bot-traffic/usage", token: "dft_member"), isError: 403,
            "Only the website owner can do this")
        expect(
            world.send("GET", "/admin/bot-traffic/usage"), isError: 403,
            "Website API keys (df_) cannot access this endpoint")
    }
}

struct BotTrafficSettingsTests {
    private static let path = "/bot-traffic/settings"
    private static let defaults = """
        {"hiddenCrawlers":[],"excludedCrawlerIds":[],"verifiedOnly":false,"requireAuthToken":false,\
        "hideDashboardCard":false,"groupBy":"crawlers","pageFilterIds":[]}
        """

    /// The `settings` of an answer.
    private static func settings(_ world: TestWorld, _ method: String, _ body: String = "") -> String {
        world.admin(method, path, body: body).first["settings"]?.description ?? ""
    }

    @Test func tellsTheSettingsAndTheCatalogue() throws {
        let world = try TestWorld()
        let text = world.admin("GET", Self.path).text
        #expect(
            text.hasPrefix(
                """
                {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",\
                "settings":\(Self.defaults),"companies":[{"company":"OpenAI","crawlers":[{"id":"gptbot",\
                "name":"GPTBot","category":"training"},{"id":"oai-searchbot","name":"OAI-SearchBot",\
                "category":"search_index"},{"id":"chatgpt-user","name":"ChatGPT-User","category":"answer_fetch"}]},\
                {"company":"Anthropic","crawlers":[{"id":"claudebot","name":"ClaudeBot","category":"training"},{"id":"claude-searchbot",
                """))
        #expect(
            text.hasSuffix(
                """
                {"company":"You.com","crawlers":[{"id":"youbot","name":"YouBot","category":"search_index"}]},\
                {"company":"Common Crawl","crawlers":[{"id":"ccbot","name":"CCBot","category":"training"}]}]}]}
                """))
        let companies = world.admin("GET", Self.path).first["companies"]?.arrayValue ?? []
        #expect(companies.count == 21)
        #expect(companies.compactMap { $0["crawlers"]?.arrayValue?.count }.reduce(0, +) == 29)
    }

    @Test func changesWhatIsSent() throws {
        let world = try TestWorld()
        world.admin("POST", "/bot-traffic/token")
        let changed = Self.settings(
            world, "PATCH",
            """
            {"verifiedOnly":true,"requireAuthToken":true,"hiddenCrawlers":["ccbot","gptbot"],
            "pageFilterIds":[" b ","a\\nb",""," b "],"groupBy":"companies","hideDashboardCard":true,
            "excludedCrawlerIds":["ccbot","gptbot","ccbot"]}
            """)
        #expect(
            changed == """
                {"hiddenCrawlers":["ccbot","gptbot"],"excludedCrawlerIds":["gptbot","ccbot"],"verifiedOnly":true,\
                "requireAuthToken":true,"hideDashboardCard":true,"groupBy":"companies",\
                "pageFilterIds":[" b ","a\\nb",""," b "]}
                """)
        #expect(Self.settings(world, "GET") == changed)
        #expect(
            Self.settings(world, "PATCH", #"{"verifiedOnly":false}"#)
                == changed.replacing(#""verifiedOnly":true"#, with: #""verifiedOnly":false"#))
    }

    @Test func singleCrawlersWinOverCompanies() throws {
        let world = try TestWorld()
        func excluded(_ body: String) -> String {
            world.admin("PATCH", Self.path, body: body).first["settings"]?["excludedCrawlerIds"]?.description ?? ""
        }
        #expect(
            excluded(#"{"disableCompanies":["Google","OpenAI"],"enableCrawlerIds":["gptbot"]}"#)
                == #"["oai-searchbot","chatgpt-user","googleother","google-cloudvertexbot"]"#)
        #expect(
            excluded(#"{"enableCompanies":["OpenAI"],"disableCrawlerIds":["gptbot"],"disableCompanies":["xAI"]}"#)
                == #"["gptbot","googleother","google-cloudvertexbot","grokbot"]"#)
        #expect(excluded(#"{"excludedCrawlerIds":[]}"#) == "[]")
    }

    @Test(arguments: [
        ("{}", "No fields provided"),
        (#"{"disableCompanies":["openai"]}"#, "Invalid disableCompanies: unknown company openai"),
        (#"{"hiddenCrawlers":["x"]}"#, "Invalid hiddenCrawlers: unknown crawler x"),
        (#"{"requireAuthToken":true}"#, "Create a bot traffic token before requiring it"),
        (
            #"{"excludedCrawlerIds":[],"enableCrawlerIds":[]}"#,
            "excludedCrawlerIds cannot be combined with disableCompanies, enableCompanies, disableCrawlerIds or "
                + "enableCrawlerIds"
        ),
    ])
    func refuses(body: String, message: String) throws {
        let world = try TestWorld()
        expect(world.admin("PATCH", Self.path, body: body), isError: 400, message)
        #expect(Self.settings(world, "GET") == Self.defaults)
    }

    @Test(arguments: [
        ("GET", "settings"), ("PATCH", "settings"), ("GET", "token"), ("POST", "token"), ("PUT", "token"),
        ("DELETE", "token"),
    ])
    func onlyTheOwnerMay(method: String, path: String) throws {
        let world = try TestWorld.withTeam()
        for token in ["dft_member", "dft_viewer"] {
            expect(
                world.admin(method, "/bot-traffic/\(path)", token: token), isError: 403,
                "Only the website owner can do this")
        }
        expect(
            world.admin(method, "/bot-traffic/\(path)", token: TestWorld.key), isError: 403,
            "Website API keys (df_) cannot access this endpoint")
        expect(world.admin(method, "/bot-traffic/\(path)", token: "dft_stranger"), isError: 404, "Website not found")
    }
}

struct BotTrafficTokenTests {
    private static let path = "/bot-traffic/token"
    private static let none = """
        {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",\
        "hasToken":false,"displayToken":null,"createdAt":null,"requireAuthToken":false}]}
        """

    private static func json(_ secret: String, _ second: Int, required: Bool = false, shown: Bool = true) -> String {
        """
        {"status":"success","data":[{"websiteId":"665f0b3c4d2e1a0012345678","domain":"example.com",\
        "hasToken":true,"displayToken":"\(secret.prefix(7))...\(secret.suffix(4))",\
        "createdAt":"2026-05-21T12:00:0\(second).000Z","requireAuthToken":\(required)\
        \(shown ? #","requestAuthToken":"\#(secret)""# : "")}]}
        """
    }

    @Test func livesFromCreationToDeletion() throws {
        let world = try TestWorld()
        expect(world.admin("GET", Self.path), is: Self.none)
        let created = world.admin("POST", Self.path)
        let first = created.string("requestAuthToken")
        #expect(isHex(first, prefix: "dfbot_", digits: 48))
        expect(created, is: Self.json(first, 0))
        expect(world.admin("GET", Self.path), is: Self.json(first, 0, shown: false))
        expect(
            world.admin("POST", Self.path), isError: 409, "A bot traffic token already exists. Rotate it instead")
        world.admin("PATCH", "/bot-traffic/settings", body: #"{"requireAuthToken":true,"verifiedOnly":true}"#)
        world.advance(milliseconds: 1000)
        let rotated = world.admin("PUT", Self.path)
        let second = rotated.string("requestAuthToken")
        #expect(first != second)
        expect(rotated, is: Self.json(second, 1, required: true))
        expect(world.admin("DELETE", Self.path), is: Self.none)
        expect(world.admin("GET", Self.path), is: Self.none)
        let settings = world.admin("GET", "/bot-traffic/settings").first["settings"]
        #expect(settings?["verifiedOnly"] == true, "the other settings stay")
    }

    @Test(arguments: ["PUT", "DELETE"])
    func refusesWithoutAToken(method: String) throws {
        expect(try TestWorld().admin(method, Self.path), isError: 404, "Bot traffic token not found")
    }
}
