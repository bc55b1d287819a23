import CivilTime
import HTTPServer
import JSON
import Store
import Testing

@testable import Emulator

struct MentionTests {
    private static let onX = """
        {"id":"665f0b3c4d2e1a0012345679","websiteId":"665f0b3c4d2e1a0012345678","platform":"x",\
        "timestamp":"2026-05-21T09:30:00.000Z","text":"Trying example.com for analytics, liking it so far",\
        "url":"https://x.com/jane/status/1792837465019283746","author":{"name":"Jane Doe","username":"jane",\
        "image":null},"engagement":{"likes":12,"replies":3,"reposts":1,"quotes":0},"media":[],"isRetweet":false}
        """
    private static let onReddit = """
        {"id":"665f0b3c4d2e1a001234567a","websiteId":"665f0b3c4d2e1a0012345678","platform":"reddit",\
        "timestamp":"2026-05-20T18:00:00.000Z","text":"What do you use instead of GA?",\
        "url":"https://www.reddit.com/r/SaaS/comments/1abcde/","author":{"name":"u/john","username":"john",\
        "image":null},"engagement":{"score":40,"comments":17},"subreddit":"SaaS"}
        """

    private static func mention(
        _ id: String, _ time: String, text: String = "t", url: String = "https://u.test/", name: String = "n",
        username: String = "u", on world: TestWorld, _ post: Mention.Post? = nil
    ) throws {
        try world.state.store.insert(
            Mention(
                id: id, websiteID: world.websiteKey, time: try #require(Instant(iso8601: time)), text: text, url: url,
                author: Mention.Author(name: name, username: username),
                post: post
                    ?? .x(likes: 0, replies: 0, reposts: 0, quotes: 0, media: [], isRetweet: false)))
    }

    /// The two mentions of the documentation's example.
    private static func world() throws -> TestWorld {
        let world = try TestWorld()
        try mention(
            "665f0b3c4d2e1a001234567a", "2026-05-20T18:00:00Z", text: "What do you use instead of GA?",
            url: "https://www.reddit.com/r/SaaS/comments/1abcde/", name: "u/john", username: "john", on: world,
            .reddit(score: 40, comments: 17, subreddit: "SaaS"))
        try mention(
            "665f0b3c4d2e1a0012345679", "2026-05-21T09:30:00Z",
            text: "Trying example.com for analytics, liking it so far",
            url: "https://x.com/jane/status/1792837465019283746", name: "Jane Doe", username: "jane", on: world,
            .x(likes: 12, replies: 3, reposts: 1, quotes: 0, media: [], isRetweet: false))
        return world
    }

    private static func body(_ mentions: [String], all: Int = 2, _ page: String) -> String {
        """
        {"status":"success","data":[\(mentions.joined(separator: ","))],"meta":{"totalMentions":\(all)},\
        "pagination":{\(page)}}
        """
    }

    @Test func theDocumentedExample() throws {
        let both = Self.body([Self.onX, Self.onReddit], #""limit":100,"offset":0,"total":2,"hasMore":false"#)
        expect(try Self.world().send("GET", "/mentions"), is: both)
        let seeded = try TestEmulator()
        guard
            case .now(let answer) = seeded.emulator.answer(
                .init(
                    method: .get, target: "/api/v1/mentions",
                    fields: [.init(name: "Authorization", value: "Bearer \(TestEmulator.seedKey)")]))
        else {
            Issue.record("not answered at once")
            return
        }
        expect(answer, is: both)
    }

    @Test func pagesOrdersAndSelects() throws {
        let world = try Self.world()
        expect(
            world.send("GET", "/mentions?order=asc&limit=1"),
            is: Self.body([Self.onReddit], #""limit":1,"offset":0,"total":2,"hasMore":true"#))
        expect(
            world.send("GET", "/mentions?limit=1&offset=1"),
            is: Self.body([Self.onReddit], #""limit":1,"offset":1,"total":2,"hasMore":false"#))
        expect(
            world.send("GET", "/mentions?platform=x"),
            is: Self.body([Self.onX], #""limit":100,"offset":0,"total":1,"hasMore":false"#))
        expect(
            world.send("GET", "/mentions?startAt=2026-05-20&endAt=2026-05-20&timezone=UTC"),
            is: Self.body([Self.onReddit], all: 1, #""limit":100,"offset":0,"total":1,"hasMore":false"#))
    }

    @Test(arguments: [
        ("LIKING", 1), ("jane%20doe", 1), ("JOHN", 1), ("1abcde", 1), ("saas", 1), ("example", 1), ("nobody", 0),
        ("%25", 0), ("far%0Ahttps", 0), ("", 2),
    ])
    func findsInAnyCase(search: String, count: Int) throws {
        let answer = try Self.world().send("GET", "/mentions?q=\(search)")
        #expect(answer.json["pagination"]?["total"]?.integerValue == count)
        #expect(answer.json["data"]?.arrayValue?.count == count)
        #expect(answer.json["meta"]?["totalMentions"]?.integerValue == 2)
    }

    @Test func withoutDatesTheLast30Days() throws {
        let world = try TestWorld()
        try Self.mention("665f0b3c4d2e1a0000000001", "2026-04-22T04:00:00Z", on: world)
        try Self.mention("665f0b3c4d2e1a0000000002", "2026-04-22T03:59:59.999Z", on: world)
        try Self.mention("665f0b3c4d2e1a0000000003", "2026-05-22T03:59:59.999Z", on: world)
        try Self.mention("665f0b3c4d2e1a0000000004", "2026-05-22T04:00:00Z", on: world)
        #expect(Self.ids(world.send("GET", "/mentions").json) == ["3", "1"])
    }

    /// The last digits of the ids listed.
    private static func ids(_ json: JSONValue) -> [String] {
        (json["data"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue.map { String($0.suffix(1)) } }
    }

    @Test func theCapComesFirst() throws {
        let world = try TestWorld.withTeam(owner: { $0.mentionCap = 2 })
        for (id, platform) in [(1, "x"), (2, "reddit"), (3, "x")] {
            try Self.mention(
                "665f0b3c4d2e1a000000000\(id)", "2026-05-20T12:00:00Z", on: world,
                platform == "x" ? nil : .reddit(score: -1, comments: 0, subreddit: "s"))
        }
        try Self.mention("665f0b3c4d2e1a0000000009", "2026-05-19T12:00:00Z", text: "old", on: world)
        let answer = world.send("GET", "/mentions?order=asc").json
        #expect(Self.ids(answer) == ["2", "3"], "equal times go by id")
        #expect(answer["meta"]?["totalMentions"] == 4)
        #expect(answer["pagination"]?["total"] == 2)
        #expect(Self.ids(world.send("GET", "/mentions?platform=x").json) == ["3"])
        #expect(Self.ids(world.send("GET", "/mentions?q=old").json) == [])
    }

    @Test(arguments: [
        ("x=1", "Unknown query parameter: x"), ("q=a&q=b", "Duplicate query parameter: q"),
        ("platform=X", "Invalid platform: must be one of: x, reddit"),
        ("order=up", "Invalid order: must be one of: asc, desc"),
        ("q=" + String(repeating: "a", count: 201), "Invalid q: must be at most 200 characters"),
        ("startAt=2026-05-20", "startAt and endAt must be provided together"),
        ("startAt=2026-05-20&endAt=2026-05-19", "endAt must not be before startAt"),
    ])
    func refuses(query: String, message: String) throws {
        expect(try TestWorld().send("GET", "/mentions?\(query)"), isError: 400, message)
    }
}
