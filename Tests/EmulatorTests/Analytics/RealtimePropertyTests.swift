import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

/// Who is there now, and one visitor's life, over random events, against the plain lists.
struct RealtimePropertyTests {
    private static let now = Instant(iso8601: "2026-03-08T07:00:00Z")!

    /// A world in whose last minutes many were there.
    private static func busy(_ seed: UInt64) throws -> RandomWorld {
        var random = RandomSource(seed: seed, stream: 11)
        let start = now - Int64.random(in: 0...2_400_000, using: &random)
        return try RandomWorld(seed: seed, around: start, days: 0, timezone: "UTC", until: now)
    }

    private struct Present {
        let visitor: Int
        let session: PlainWorld.Session
        let latest: PlainWorld.View
    }

    private static func isRecent(_ time: Int64, at now: Instant) -> Bool {
        now.milliseconds - 600_000 < time && time <= now.milliseconds
    }

    private static func present(_ plain: PlainWorld, at now: Instant = now) -> [Present] {
        var present: [Int: Present] = [:]
        for session in plain.sessions where !plain.bots.contains(session.visitor) {
            for view in session.views where isRecent(view.time, at: now) {
                present[session.visitor] = Present(visitor: session.visitor, session: session, latest: view)
            }
        }
        return present.values.sorted { ($1.latest.time, $0.visitor) < ($0.latest.time, $1.visitor) }
    }

    /// The two edges of the ten minutes, at the times of events.
    @Test(arguments: UInt64(1)...8)
    func realtime(seed: UInt64) throws {
        let random = try RandomWorld(seed: seed, around: Self.now, days: 1, timezone: "UTC")
        let times = random.plain.sessions.flatMap(\.views).map(\.time)
        var most = 0
        for time in times {
            for later: Int64 in [-1, 0, 599_999, 600_000] {
                let now = Instant(milliseconds: time + later)
                random.world.state.clock = .frozen(now)
                let count = Self.present(random.plain, at: now).count
                #expect(random.world.send("GET", "/analytics/realtime").first["visitors"]?.integerValue == count)
                most = max(most, count)
            }
        }
        #expect(most > 1)
    }

    @Test(arguments: UInt64(1)...20)
    func visitorsOfTheMap(seed: UInt64) throws {
        let random = try Self.busy(seed)
        let map = try #require(random.world.send("GET", "/analytics/realtime/map").json["data"])
        let present = Self.present(random.plain)
        #expect(map["count"]?.integerValue == present.count)
        let visitors = try #require(map["visitors"]?.arrayValue)
        #expect(visitors.map { $0["visitorId"]?.stringValue } == present.map { PlainWorld.id($0.visitor).text })
        for (told, known) in zip(visitors, present) {
            func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
            let session = known.session
            #expect(told["currentUrl"] == text(known.latest.page.path))
            #expect(told["location"]?["city"] == text(known.latest.place.city))
            #expect(told["location"]?["region"] == text(known.latest.place.region))
            #expect(told["location"]?["countryCode"] == text(known.latest.place.country))
            #expect(told["system"]?["browser"]?["name"] == text(known.latest.system.browser))
            #expect(told["system"]?["device"]?["type"] == text(known.latest.system.device))
            #expect(told["referrer"] == text(session.acquisition?.referrer))
            #expect(told["params"]?["utm_source"] == text(session.acquisition?.utmSource))
            #expect(told["params"]?["via"] == text(session.acquisition?.via))
            #expect(told["sessionStartTime"] == text(Instant(milliseconds: session.startedAt).iso8601()))
            let sessions = random.plain.sessions.filter { $0.visitor == known.visitor && !$0.views.isEmpty }
            #expect(told["visitCount"]?.integerValue == sessions.count)
            let isCustomer = random.plain.payments.contains {
                $0.visitor == known.visitor && [.new, .renewal].contains($0.kind)
            }
            #expect(told["isCustomer"] == .bool(isCustomer))
        }
    }

    @Test(arguments: UInt64(1)...20)
    func eventsOfTheMap(seed: UInt64) throws {
        let random = try Self.busy(seed)
        let plain = random.plain
        let map = try #require(random.world.send("GET", "/analytics/realtime/map").json["data"])
        // Of one moment, goals come before views, and what was recorded later comes first.
        var events: [(time: Int64, isGoal: Bool, text: String)] = []
        for session in plain.sessions where !plain.bots.contains(session.visitor) {
            for view in session.views where Self.isRecent(view.time, at: Self.now) {
                let country = view.place.country ?? "-"
                events.append((view.time, false, "pageview \(session.visitor) \(view.page.path) \(country)"))
            }
        }
        for goal in plain.goals where !plain.bots.contains(goal.visitor) && Self.isRecent(goal.time, at: Self.now) {
            guard !PlainWorld.lifecycle.contains(goal.text) else { continue }
            let country = plain.sessions[goal.session].place?.country ?? "-"
            // Where browsers' goals of these histories happen.
            let path = goal.isServer ? "-" : "/not-viewed"
            events.append((goal.time, true, "\(goal.text) \(goal.visitor) \(path) \(country)"))
        }
        events.sort { ($1.time, $1.isGoal ? 1 : 0, $1.text) < ($0.time, $0.isGoal ? 1 : 0, $0.text) }
        let told = try #require(map["recentEvents"]?.arrayValue)
        func line(_ event: JSONValue) -> String {
            let visitor = (0..<20).first { PlainWorld.id($0).text == event["visitorId"]?.stringValue } ?? -1
            return [
                event["type"]?.stringValue ?? "", "\(visitor)", event["path"]?.stringValue ?? "-",
                event["countryCode"]?.stringValue ?? "-",
            ].joined(separator: " ")
        }
        #expect(told.count == min(events.count, 100))
        #expect(told.map { $0["timestamp"]?.stringValue } == events.map { Instant(milliseconds: $0.time).iso8601() })
        // Several may be of one moment, in the order of their rows.
        #expect(told.map(line).sorted() == events.map(\.text).sorted())
        #expect(told.map { $0["type"] != "pageview" } == events.map(\.isGoal))
        let paid = plain.payments.filter { sale in
            [.new, .renewal].contains(sale.kind) && Self.isRecent(sale.time, at: Self.now)
                && !(sale.visitor.map(plain.bots.contains) ?? false)
        }
        let payments = try #require(map["recentPayments"]?.arrayValue)
        #expect(payments.map { $0["amount"]?.numberValue } == paid.reversed().map(\.amount))
        #expect(payments.map { $0["currency"]?.stringValue } == paid.reversed().map(\.currency))
        #expect(payments.map { $0["renewal"] } == paid.reversed().map { .bool($0.kind == .renewal) })
    }

    @Test(arguments: UInt64(1)...12)
    func visitorDetails(seed: UInt64) throws {
        let random = try RandomWorld(
            seed: seed, around: Self.now - 86_400_000, days: 7, timezone: "UTC", until: Self.now)
        let plain = random.plain
        for visitor in 0..<16 {
            let answer = random.world.send("GET", "/visitors/\(PlainWorld.id(visitor).text)")
            guard !plain.bots.contains(visitor), plain.isVisible(visitor) else {
                #expect(answer.status == (plain.bots.contains(visitor) ? 400 : 404))
                continue
            }
            let activity = try #require(answer.json["data"]?["activity"])
            let sessions = plain.sessions.filter { $0.visitor == visitor && !$0.views.isEmpty }
            let views = sessions.flatMap(\.views)
            func text(_ time: Int64) -> String { Instant(milliseconds: time).iso8601() }
            #expect(activity["visitCount"]?.integerValue == sessions.count)
            #expect(activity["pageViewCount"]?.integerValue == views.count)
            #expect(activity["firstVisitAt"]?.stringValue == text(try #require(sessions.first).startedAt))
            #expect(activity["lastVisitAt"]?.stringValue == text(try #require(sessions.last).startedAt))
            #expect(
                activity["timeSinceFirstVisit"]?.integerValue
                    == Int(Self.now.milliseconds - (try #require(sessions.first).startedAt)))
            #expect(
                activity["visitedPages"]?.arrayValue?.map {
                    "\($0["url"]?.stringValue ?? "") \($0["timestamp"]?.stringValue ?? "")"
                }
                    == views.map { "\($0.page.hostname)\($0.page.path) \(text($0.time))" })
            var goals = plain.goals.filter { $0.visitor == visitor }.map {
                (time: $0.time, text: "\(text($0.time)) \($0.text) \($0.isServer) manual")
            }
            for sale in plain.payments where sale.visitor == visitor && sale.kind != .refund {
                let name = sale.kind == .trial ? "free_trial" : "payment"
                goals.append((sale.time, "\(text(sale.time)) \(name) true payment_provider"))
            }
            let told = activity["completedGoals"]?.arrayValue?.map {
                "\($0["timestamp"]?.stringValue ?? "") \($0["name"]?.stringValue ?? "") \($0["isServer"] == true) \($0["origin"]?.stringValue ?? "")"
            }
            // ISO 8601 sorts by time.
            #expect(told?.sorted() == goals.map(\.text).sorted())
            #expect(told?.map { $0.prefix(24) } == told?.map { $0.prefix(24) }.sorted())
        }
    }
}
