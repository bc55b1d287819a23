import CivilTime
import DataFastAPI
import JSON
import Store
import Testing

@testable import Emulator

/// Reports of crawlers' requests over random ones, against counts of a plain list, around changes of clocks.
struct BotTrafficPropertyTests {
    private static let paths = ["/", "/llms.txt", "/Docs/a", "/docs/b", "/pricing"]
    private static let searches: [(text: String, isMatch: @Sendable (String) -> Bool)] = [
        ("docs", { $0.lowercased().contains("docs") }), ("/*.TXT", { $0.hasSuffix(".txt") }),
        ("/", { _ in true }), ("/docs/*", { $0.lowercased().hasPrefix("/docs/") }), ("docs*", { _ in false }),
    ]

    private static func world(
        _ setting: PropertySetting, _ random: inout RandomSource
    ) throws -> (TestWorld, [BotRequest]) {
        let world = try TestWorld(website: { $0.timezone = setting.zone })
        let center = try setting.instant
        world.state.clock = .frozen(center)
        var requests: [BotRequest] = []
        for _ in 0..<300 {
            let crawler = Crawler.catalogue[..<9].randomElement(using: &random)!
            var time = center.milliseconds + Int64.random(in: -260_000_000...260_000_000, using: &random)
            // Some are of the moment at which an hour begins.
            if Int.random(in: 0..<4, using: &random) == 0 { time -= time.modulo(3_600_000) }
            let request = BotRequest(
                websiteID: world.websiteKey,
                time: Instant(milliseconds: time),
                page: Page(
                    hostname: ["example.com", "docs.example.com"].randomElement(using: &random)!,
                    path: paths.randomElement(using: &random)!),
                company: crawler.company, crawlerID: crawler.id, agent: crawler.name,
                category: crawler.category.rawValue, statusCode: [200, 200, 404, nil].randomElement(using: &random)!,
                isVerified: Bool.random(using: &random))
            try world.state.store.record(request)
            requests.append(request)
        }
        return (world, requests)
    }

    /// A question, and the requests that it is about.
    private struct Question {
        var query = ""
        var window: ClosedRange<Int64>
        var requests: [BotRequest]

        init(
            _ setting: PropertySetting, _ calendar: PlainCalendar, _ all: [BotRequest], _ random: inout RandomSource
        ) throws {
            let range = try PropertyRange(setting, at: all.map(\.time.milliseconds), &random)
            query = range.query
            // Without dates, the last 30 days.
            window =
                range.query.isEmpty
                ? calendar.defaultWindow("day", now: try setting.instant.milliseconds) : range.window
            requests = all
            let window = window
            requests.removeAll { !window.contains($0.time.milliseconds) }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let category = ["all", "answer_fetch", "search_index", "training"].randomElement(using: &random)!
                query += "&category=\(category)"
                requests.removeAll { category != "all" && $0.category != category }
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let company = ["OpenAI", "Anthropic", "openai"].randomElement(using: &random)!
                query += "&company=\(company)"
                requests.removeAll { $0.company != company }
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                query += "&crawlerId=gptbot"
                requests.removeAll { $0.crawlerID != "gptbot" }
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                let verification = ["all", "ip_verified", "user_agent_only"].randomElement(using: &random)!
                query += "&verification=\(verification)"
                requests.removeAll { verification != "all" && $0.isVerified != (verification == "ip_verified") }
            }
        }
    }

    /// `{"key":…,"requests":…}` of each group, most requests first, then by key.
    private static func ranking(
        _ requests: [BotRequest], by key: (BotRequest) -> String, row: (BotRequest) -> String
    ) -> String {
        let groups = Dictionary(grouping: requests, by: key).sorted {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        return groups.map { "{\(row($0.value[0])),\"requests\":\($0.value.count)}" }.joined(separator: ",")
    }

    private static func crawlers(_ requests: [BotRequest]) -> String {
        ranking(requests, by: \.crawlerID) {
            #""crawlerId":"\#($0.crawlerID)","company":"\#($0.company)","agent":"\#($0.agent)","category":"\#($0.category)""#
        }
    }

    @Test(arguments: PropertySetting.all)
    func summary(_ setting: PropertySetting) throws {
        var random = RandomSource(seed: 3, stream: 13)
        let (world, all) = try Self.world(setting, &random)
        let calendar = PlainCalendar(setting.zone)
        for _ in 0..<40 {
            let question = try Question(setting, calendar, all, &random)
            let interval = ["hour", "day", "week", "month"].randomElement(using: &random)!
            let requests = question.requests
            let buckets = calendar.buckets(calendar.isOneDay(question.window) ? "hour" : interval, question.window)
            let series = buckets.map { bucket in
                let count = requests.count {
                    bucket.start <= $0.time.milliseconds && $0.time.milliseconds <= bucket.end
                }
                return #"{"name":"\#(bucket.name)","requests":\#(count),"timestamp":"\#(bucket.timestamp)"}"#
            }
            let verified = requests.count(where: \.isVerified)
            expect(
                world.send("GET", "/analytics/bot-traffic?interval=\(interval)&\(question.query)"),
                is: """
                    {"status":"success","data":[{"interval":"\(calendar.isOneDay(question.window) ? "hour" : interval)",\
                    "timezone":"\(setting.zone)","totals":{"requests":\(requests.count),\
                    "companies":\(Set(requests.map(\.company)).count),"crawlers":\(Set(requests.map(\.crawlerID)).count),\
                    "pages":\(Set(requests.map(\.page)).count)},"verification":{"ip_verified":\(verified),\
                    "user_agent_only":\(requests.count - verified)},\
                    "companies":[\(Self.ranking(requests, by: \.company) { #""company":"\#($0.company)""# })],\
                    "crawlers":[\(Self.crawlers(requests))],"timeseries":[\(series.joined(separator: ","))]}]}
                    """)
        }
    }

    @Test(arguments: PropertySetting.all)
    func pages(_ setting: PropertySetting) throws {
        var random = RandomSource(seed: 4, stream: 13)
        let (world, all) = try Self.world(setting, &random)
        let calendar = PlainCalendar(setting.zone)
        for _ in 0..<40 {
            var question = try Question(setting, calendar, all, &random)
            if Bool.random(using: &random) {
                let search = Self.searches.randomElement(using: &random)!
                question.query += "&pageSearch=\(search.text)"
                question.requests.removeAll { !search.isMatch($0.page.path) }
            }
            let limit = Int.random(in: 1...6, using: &random)
            let offset = Int.random(in: 0...4, using: &random)
            let pages = Dictionary(grouping: question.requests, by: \.page).sorted { left, right in
                if left.value.count != right.value.count { return left.value.count > right.value.count }
                return (left.key.hostname, left.key.path) < (right.key.hostname, right.key.path)
            }
            let rows = pages.dropFirst(offset).prefix(limit).map { page, requests in
                let statuses = Dictionary(grouping: requests, by: \.statusCode).sorted {
                    ($1.value.count, $0.key ?? .max) < ($0.value.count, $1.key ?? .max)
                }
                let told = statuses.map {
                    #"{"status":\#($0.key.map { "\($0)" } ?? "null"),"requests":\#($0.value.count)}"#
                }
                return """
                    {"hostname":"\(page.hostname)","path":"\(page.path)","requests":\(requests.count),\
                    "statuses":[\(told.joined(separator: ","))],"crawlers":[\(Self.crawlers(requests))]}
                    """
            }
            expect(
                world.send(
                    "GET", "/analytics/bot-traffic/pages?limit=\(limit)&offset=\(offset)&\(question.query)"),
                is: """
                    {"status":"success","data":[\(rows.joined(separator: ","))],\
                    "pagination":{"limit":\(limit),"offset":\(offset),"total":\(pages.count)}}
                    """)
        }
    }
}
