import CivilTime
import Testing

@testable import Emulator

@Suite struct ArgumentTests {
    @Test(
        arguments: [
            ("250ms", 250), ("5s", 5000), ("2m30s", 150_000), ("1h", 3_600_000), ("90d", 7_776_000_000),
            ("1w", 604_800_000), ("0s", 0), ("5s99ms", 5099),
        ] as [(String, Int64)])
    func readsLengthsOfTime(text: String, milliseconds: Int64) {
        #expect(DurationText.milliseconds(text) == milliseconds)
        #expect(Duration(argument: text) == .milliseconds(milliseconds))
        #expect(DurationText.signedMilliseconds("-" + text) == -milliseconds)
        #expect(DurationText.signedMilliseconds("+" + text) == milliseconds)
        #expect(DurationText.signedMilliseconds(text) == nil)
    }

    @Test(arguments: [
        "", "s", "5", "5 s", "5S", "5y", "-5s", "+5s", "1.5h", "5s5", "٣s", "99999999999999999999s", "999999999999999w",
        "9999999999w", "3660000d1ms",
    ])
    func refusesOtherLengthsOfTime(text: String) {
        #expect(DurationText.milliseconds(text) == nil)
    }

    @Test func readsClocks() {
        #expect(
            WorldClock(argument: "2026-05-21T00:00:00Z") == .frozen(Instant(iso8601: "2026-05-21T00:00:00Z")!))
        #expect(WorldClock(argument: "+90d") == .running(offset: 7_776_000_000))
        #expect(WorldClock(argument: "-2h30m") == .running(offset: -9_000_000))
        for text in ["", "90d", "now", "2026-05-21", "2026-05-21T00:00:00", "+", "--2d", "+3660001d"] {
            #expect(WorldClock(argument: text) == nil, "\(text)")
        }
    }

    @Test func theFarthestClockStillRuns() {
        let clock = WorldClock(argument: "+3660000d")
        #expect(clock != nil)
        #expect(clock?.now.iso8601() == "9999-12-31T23:59:59.999Z")
    }

    @Test func readsRateLimits() {
        #expect(RateLimit(argument: "60/60s") == .documented)
        #expect(RateLimit(argument: "1000000/1d") == RateLimit(capacity: 1_000_000, period: 86_400_000))
        for text in [
            "", "60", "/", "60/", "/60s", "0/60s", "-1/60s", "+60/60s", "60/0s", "60/60", "1000001/1s", "1/2d",
            "6/6s/6",
        ] {
            #expect(RateLimit(argument: text) == nil, "\(text)")
        }
    }
}
