import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

/// Lists of random mentions with random ranges, searches and caps, against a plain selection.
struct MentionPropertyTests {
    private static let texts = ["Liking it", "liking THAT", "What do you use?", "100% é", "a_b"]
    private static let searches = ["liking", "É", "%", "_", "use?", "jane", "saas", "u.test/3", "nothing"]

    private static func mentions(_ world: TestWorld, around center: Instant, _ random: inout RandomSource) throws
        -> [Mention]
    {
        try (10..<60).map { number in
            let isOnX = Bool.random(using: &random)
            let mention = Mention(
                id: "665f0b3c4d2e1a00000000\(number)", websiteID: world.websiteKey,
                // Few moments, so that many mentions share one.
                time: center + Int64.random(in: -30...10, using: &random) * 7_200_000,
                text: texts.randomElement(using: &random)!, url: "https://u.test/\(number)",
                author: Mention.Author(
                    name: ["Jane", "JOHN"].randomElement(using: &random)!,
                    username: ["janed", "x"].randomElement(using: &random)!),
                post: isOnX
                    ? .x(likes: 1, replies: 0, reposts: 0, quotes: 0, media: [], isRetweet: false)
                    : .reddit(score: 1, comments: 0, subreddit: ["SaaS", "swift"].randomElement(using: &random)!))
            try world.state.store.insert(mention)
            return mention
        }
    }

    private static func isFound(_ mention: Mention, _ search: String) -> Bool {
        var places = [mention.text, mention.author.name, mention.author.username, mention.url]
        if case .reddit(_, _, let subreddit) = mention.post { places.append(subreddit) }
        return places.contains { $0.lowercased().contains(search.lowercased()) }
    }

    @Test(arguments: PropertySetting.all, [nil, 7])
    func lists(_ setting: PropertySetting, cap: Int?) throws {
        var random = RandomSource(seed: 5, stream: 19)
        let world = try TestWorld.withTeam(owner: { $0.mentionCap = cap })
        let center = try setting.instant
        world.state.clock = .frozen(center)
        let all = try Self.mentions(world, around: center, &random)
        for _ in 0..<40 {
            let range = try PropertyRange(setting, at: all.map(\.time.milliseconds), &random)
            var query = "timezone=\(setting.zone)&\(range.query)"
            let window =
                range.query.isEmpty
                ? PlainCalendar(setting.zone).defaultWindow("day", now: center.milliseconds) : range.window
            let inRange = all.filter { window.contains($0.time.milliseconds) }
            let newestFirst = inRange.sorted { ($1.time, $1.id) < ($0.time, $0.id) }
            var found = Array(newestFirst.prefix(cap ?? .max))
            if Bool.random(using: &random) {
                let platform = Mention.Platform.allCases.randomElement(using: &random)!
                query += "&platform=\(platform.rawValue)"
                found.removeAll { $0.platform != platform }
            }
            if Bool.random(using: &random) {
                let search = Self.searches.randomElement(using: &random)!
                query += "&q=" + search.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                found.removeAll { !Self.isFound($0, search) }
            }
            if Bool.random(using: &random) {
                query += "&order=asc"
                found.reverse()
            }
            let limit = Int.random(in: 1...12, using: &random)
            let offset = Int.random(in: 0...6, using: &random)
            let answer = world.send(
                "GET", "/mentions?\(query)&limit=\(limit)&offset=\(offset)".replacing("&&", with: "&"))
            try #require(answer.status == 200, "\(query): \(answer.text)")
            let page = found.dropFirst(offset).prefix(limit)
            #expect(answer.json["data"]?.arrayValue?.map { $0["id"]?.stringValue } == page.map(\.id), "\(query)")
            #expect(answer.json["meta"]?["totalMentions"]?.integerValue == inRange.count)
            #expect(
                answer.json["pagination"]?.description == """
                    {"limit":\(limit),"offset":\(offset),"total":\(found.count),\
                    "hasMore":\(offset + page.count < found.count)}
                    """)
        }
    }
}
