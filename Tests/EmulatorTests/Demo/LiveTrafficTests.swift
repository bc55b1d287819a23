import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

/// Visitors of the demo arrive by the world's clock, and by nothing else.
@Suite struct LiveTrafficTests {
    private static func state(_ size: DemoSize = .pageviews(30_000)) throws -> WorldState {
        try SeedWorld.plant(Seed(.demo(size)))
    }

    private static func play(_ state: WorldState) throws { while try !state.playLive(limit: 50) {} }

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

    @Test func aDayHasAsManyVisitsAsTheDemoHas() throws {
        let state = try Self.state()
        let perDay = try Self.count(
            "SELECT count(*) / 28 FROM sessions WHERE started_at > 1779364800000 - 28 * 86400000", state)
        try Self.play(state)
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

    @Test func realtimeMoves() async throws {
        let demo = try TestEmulator { configuration in
            configuration.seed = .demo(.pageviews(60_000))
            configuration.settings.isLive = true
        }
        func visitors() async throws -> Double {
            let answer = await demo.send("GET", "/api/v1/analytics/realtime", token: "df_xxx")
            return try #require(
                try JSONValue(parsing: answer.body)["data"]?.arrayValue?.first?["visitors"]?.numberValue)
        }
        // A minute after the timer has looked for the first time, nobody of before is still there.
        try await Task.sleep(for: .milliseconds(700))
        try await demo.control("PUT", "/worlds/default/clock", #"{"advance":"3h"}"#)
        var seen = 0.0
        for _ in 0..<100 where seen == 0 {
            try await Task.sleep(for: .milliseconds(100))
            seen = try await visitors()
        }
        #expect(seen > 0)
        demo.emulator.flush()
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
