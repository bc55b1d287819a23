import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

/// Visitors of the demo arrive by the world's clock, and by nothing else.
@Suite struct LiveTrafficTests {
    private static func state(_ size: DemoSize = .pageviews(30_000)) throws -> WorldState {
        let state = try SeedWorld.plant(Seed(.demo(size)))
        state.live = try LiveTraffic(state)
        return state
    }

    private static func play(_ state: WorldState) throws {
        while try !state.playLive(limit: 50) {}
    }

    private static func advance(_ state: WorldState, minutes: Int64) {
        state.clock = state.clock.changed(.advance(milliseconds: minutes * 60_000), initial: state.clock)
    }

    private static func count(_ sql: StaticString, _ state: WorldState) throws -> Int {
        try state.store.connection.first(sql) { $0.int(0) } ?? 0
    }

    private static let pageviews: StaticString = "SELECT count(*) FROM pageviews"

    @Test func nobodyComesWhileTheClockStandsStill() throws {
        let state = try Self.state()
        let before = try Self.count(Self.pageviews, state)
        for _ in 0..<3 { try Self.play(state) }
        #expect(try Self.count(Self.pageviews, state) == before)
    }

    @Test func somebodyComesSoon() throws {
        let state = try Self.state(.pageviews(100))
        state.clock = .frozen(SeedWorld.noon + 15_000)
        try Self.play(state)
        let websites = try Self.count(
            "SELECT count(DISTINCT website_id) FROM pageviews WHERE time > 1779364800000", state)
        #expect(websites == 3)
    }

    @Test func aDayHasAsManyVisitsAsCanBeSeenToComeAndGo() throws {
        let state = try Self.state()
        let perDay = 3 * Int(LiveTraffic.fewest)
        Self.advance(state, minutes: 24 * 60)
        try Self.play(state)
        let visits = try Self.count("SELECT count(*) FROM sessions WHERE started_at > 1779364800000", state)
        #expect(perDay / 2...perDay * 2 ~= visits, "\(visits) visits, \(perDay) on a day")
        // Some are old acquaintances.
        let known = try Self.count(
            "SELECT count(*) FROM sessions WHERE started_at > 1779364800000 AND first_visit_at <= 1779364800000", state)
        #expect(0 < known && known < visits / 2)
        #expect(try Self.count("SELECT count(*) FROM goals WHERE time > 1779364800000", state) > 0)
        #expect(try Self.count("SELECT count(*) FROM pageviews WHERE time > 1779364800000 + 86400000", state) == 0)
    }

    @Test func howOftenItIsAskedMakesNoDifference() throws {
        let (often, once) = (try Self.state(), try Self.state())
        for state in [often, once] { try Self.play(state) }
        for _ in 0..<90 {
            Self.advance(often, minutes: 2)
            try Self.play(often)
            // Who asks late for what came before finds it done.
            #expect(try often.playLive(until: SeedWorld.noon, limit: 1))
        }
        Self.advance(once, minutes: 180)
        try Self.play(once)
        func views(_ state: WorldState) throws -> [[Int64]] {
            try state.store.connection.all("SELECT time, page_id, visitor_id FROM pageviews WHERE time > 1779364800000")
            {
                [$0.int64(0), $0.int64(1), $0.int64(2)]
            }
        }
        #expect(try views(often) == views(once))
        #expect(try views(often).count > 10)
    }

    @Test func aLeapIsCaughtUpWithForADay() throws {
        let state = try Self.state()
        try Self.play(state)
        Self.advance(state, minutes: 60 * 24 * 365)
        try Self.play(state)
        let first = try Self.count("SELECT min(time) FROM pageviews WHERE time > 1779364800000", state)
        let now = state.clock.now.milliseconds
        #expect(now - Int64(first) <= LiveTraffic.furthest)
        // Back again: nobody comes twice at one time, and all goes on from there.
        state.clock = .frozen(SeedWorld.noon + 60_000)
        let before = try Self.count(Self.pageviews, state)
        try Self.play(state)
        #expect(try Self.count(Self.pageviews, state) == before)
        Self.advance(state, minutes: 240)
        try Self.play(state)
        #expect(try Self.count(Self.pageviews, state) > before)
    }

    @Test func aLeapIsCaughtUpWithWhileTheClockRuns() throws {
        let state = try Self.state(.pageviews(100))
        let leapt = SeedWorld.noon + 2 * DemoGenerator.day
        state.clock = .scaled(start: leapt, machine: WorldClock.machineTime, rate: 100)
        var rounds = 0
        while rounds < 3000, try !state.playLive(until: leapt, limit: 64) { rounds += 1 }
        #expect(50..<1000 ~= rounds)
    }

    @Test func visitorsComeAsOftenAsTheyShall() throws {
        let state = try Self.state(.pageviews(10))
        let site = try #require(state.live).sites[0]
        for (perDay, quietest) in [(900.0, 0.4), (7200, 0)] {
            var random = RandomSource(seed: 3)
            var arrivals = LiveArrivals(
                site, visitsPerDay: perDay, quietest: quietest, from: SeedWorld.noon, &random)
            let count = 14 * perDay
            var times: [Instant] = []
            for _ in 0..<Int(count) {
                times.append(arrivals.next)
                arrivals.draw(&random)
            }
            let days = Double(arrivals.next - SeedWorld.noon) / 86_400_000
            #expect(0.85...1.15 ~= count / days / perDay, "\(count / days)")
            // Who comes at all hours is seen to: hardly ever does nobody come for a quarter of an hour.
            let pauses = zip(times, times.dropFirst()).filter { $1 - $0 > 15 * 60_000 }
            #expect(Double(pauses.count) < days, "\(pauses.count) in \(days) days")
        }
    }

    /// Without a pause anywhere: nothing of this waits for a timer.
    @Test func whoeverAsksAfterAChangeOfTheClockSeesWhoCame() async throws {
        let demo = try TestEmulator { configuration in
            configuration.seed = .demo(.pageviews(2000))
            configuration.settings.isLive = true
        }
        func visitors() async throws -> Double {
            let answer = await demo.send("GET", "/api/v1/analytics/realtime", token: "df_xxx")
            return try #require(
                try JSONValue(parsing: answer.body)["data"]?.arrayValue?.first?["visitors"]?.numberValue)
        }
        func views() throws -> [[Int64]] {
            try demo.emulator.worlds.standard.withState { state in
                try state.store.connection.all("SELECT time, page_id, visitor_id FROM pageviews ORDER BY id") {
                    [$0.int64(0), $0.int64(1), $0.int64(2)]
                }
            }
        }
        let start = try views()
        try await demo.control("PUT", "/worlds/default/clock", #"{"advance":"3h"}"#)
        #expect(try await visitors() > 0)
        let first = try views()
        #expect(first.count > start.count + 50)
        try await demo.control("PUT", "/worlds/default/snapshots/three")
        try await demo.control("PUT", "/worlds/default/clock", #"{"advance":"2h"}"#)
        let second = try views()
        #expect(second.count > first.count + 30)
        #expect(try await visitors() > 0)
        // Restored, a world goes on from there, the same each time; reset, it does what it did at first.
        var later: [[[Int64]]] = []
        for _ in 0..<2 {
            try await demo.control("POST", "/worlds/default/snapshots/three/restore")
            #expect(try views() == first)
            try await demo.control("PUT", "/worlds/default/clock", #"{"advance":"2h"}"#)
            #expect(try await visitors() > 0)
            later.append(try views())
        }
        #expect(later[0] == later[1] && later[0].count > first.count + 30)
        let repeated = try demo.emulator.worlds.standard.withState { state in
            try Self.count(
                "SELECT count(*) - count(DISTINCT client_id) FROM sessions WHERE client_id IS NOT NULL", state)
        }
        #expect(repeated == 0)
        try await demo.control("POST", "/worlds/default/reset")
        #expect(try views() == start)
        try await demo.control("PUT", "/worlds/default/clock", #"{"advance":"3h"}"#)
        #expect(try views() == first)
    }

    @Test func customersPayAgainOnTheirDays() throws {
        let state = try Self.state(.pageviews(60_000))
        let noon = SeedWorld.noon.milliseconds
        Self.advance(state, minutes: 60 * 24 * 70)
        try Self.play(state)
        let renewals = try state.store.connection.all(
            "SELECT (time - 1779364800000) / 86400000 FROM payments WHERE kind = 'renewal' AND time > 1779364800000"
        ) { $0.int(0) }
        // Also of those days of which no visits are told, and some for the second time.
        for days in [0..<10, 10..<20, 20..<30, 30..<50, 50..<70] {
            #expect(renewals.contains { days ~= $0 }, "\(days)")
        }
        // Fewer from month to month, if nobody new came.
        let (first, second) = (renewals.count { $0 < 30 }, renewals.count { 30..<60 ~= $0 })
        #expect(first / 2 < second && second < first + first / 2, "\(first), then \(second)")
        #expect(
            try Self.count(
                "SELECT count(*) FROM payments p WHERE kind = 'new' AND time BETWEEN 1779364800000 AND 1779364800000 + 7 * 86400000 AND EXISTS (SELECT 1 FROM payments t WHERE t.kind = 'trial' AND t.customer_id = p.customer_id AND t.time = p.time - 7 * 86400000)",
                state) > 0)
        for impossible: StaticString in [
            // Not a month or a year after the customer paid.
            "SELECT count(*) FROM payments r WHERE kind = 'renewal' AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.website_id = r.website_id AND p.customer_id = r.customer_id AND p.amount = r.amount AND p.kind IN ('new', 'renewal') AND p.time IN (r.time - 30 * 86400000, r.time - 365 * 86400000))",
            // After the money was given back, or twice for one month.
            "SELECT count(*) FROM payments r WHERE kind = 'renewal' AND EXISTS (SELECT 1 FROM payments p WHERE p.website_id = r.website_id AND p.customer_id = r.customer_id AND p.kind = 'refund' AND p.time < r.time)",
            "SELECT count(*) - count(DISTINCT customer_id || ' ' || time) FROM payments WHERE kind = 'renewal'",
        ] { #expect(try Self.count(impossible, state) == 0) }
        #expect(state.clock.now.milliseconds == noon + 70 * DemoGenerator.day)
    }

    @Test func everybodyLiveIsSomebodyElse() throws {
        let state = try Self.state(.pageviews(2000))
        Self.advance(state, minutes: 24 * 60)
        try Self.play(state)
        #expect(try Self.count("SELECT count(*) FROM profiles", state) > 10)
        for impossible: StaticString in [
            "SELECT count(*) FROM (SELECT 1 FROM payments GROUP BY website_id, customer_id HAVING count(DISTINCT visitor_id) > 1)",
            "SELECT count(*) FROM (SELECT 1 FROM visitors WHERE profile_id IS NOT NULL GROUP BY profile_id HAVING count(*) > 1)",
            "SELECT count(*) FROM sessions s JOIN acquisitions a ON a.id = s.acquisition_id JOIN systems y ON y.id = s.system_id WHERE y.browser IN ('Facebook', 'Instagram', 'LinkedIn') AND a.referrer_name <> y.browser",
        ] { #expect(try Self.count(impossible, state) == 0) }
    }

    @Test func onlyTheDemoIsAlive() async throws {
        #expect(
            throws: EmulatorError.invalidSeed("live traffic needs the seed demo, and this world has the seed basic")
        ) {
            try TestEmulator { $0.settings.isLive = true }
        }
        let emulator = try TestEmulator()
        let refused = await emulator.send("POST", "/__emulator/worlds", #"{"live":true}"#)
        #expect(refused.status == 400)
        #expect(refused.text.contains("live traffic needs the seed demo"))
        try await emulator.control("POST", "/worlds", #"{"live":true,"seed":"demo:100"}"#)
    }
}
