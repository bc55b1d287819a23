import CivilTime
import JSON
import Testing

@testable import Emulator

/// A world's clock and chance under the control of a test.
struct ClockTests {
    private static let path = "/worlds/default/clock"

    @Test func aFrozenClockMovesWhenItIsTold() async throws {
        let emulator = try TestEmulator()
        let frozen = try await emulator.control("PUT", Self.path, #"{"freeze":"2026-01-01T00:00:00Z"}"#)
        #expect(frozen == ["now": "2026-01-01T00:00:00.000Z", "mode": "frozen", "offsetMilliseconds": nil, "scale": 0])
        #expect(
            try await emulator.control("PUT", Self.path, #"{"advance":"61s"}"#)["now"] == "2026-01-01T00:01:01.000Z")
        #expect(
            try await emulator.control("PUT", Self.path, #"{"advance":"-1m"}"#)["now"] == "2026-01-01T00:00:01.000Z")
        #expect(try await emulator.control("PUT", Self.path, #"{"set":"2025-01-01T00:00:00Z"}"#)["mode"] == "frozen")
        #expect(try await emulator.control("GET", Self.path)["now"] == "2025-01-01T00:00:00.000Z")
        #expect(try await emulator.control("PUT", Self.path, #"{"reset":true}"#)["now"] == "2026-05-21T12:00:00.000Z")
    }

    @Test func aRunningClockRunsOn() async throws {
        let emulator = try TestEmulator { $0.settings.clock = .system }
        let offset = try await emulator.control("PUT", Self.path, #"{"offset":"-2d"}"#)
        #expect(offset["mode"] == "running")
        #expect(offset["offsetMilliseconds"] == -172_800_000)
        let moved = try await emulator.control("PUT", Self.path, #"{"advance":"1h"}"#)
        #expect(abs((moved["offsetMilliseconds"]?.numberValue ?? 0) + 169_200_000) < 1000)
        let set = try await emulator.control("PUT", Self.path, #"{"set":"2030-01-01T00:00:00Z"}"#)
        #expect(set["mode"] == "running")
        #expect(set["now"]?.stringValue?.hasPrefix("2030-01-01T00:00:0") == true)
        let frozen = try await emulator.control("PUT", Self.path, #"{"freeze":"now"}"#)
        #expect(frozen["now"]?.stringValue?.hasPrefix("2030-01-01T00:00:0") == true)
        #expect(try await emulator.control("GET", Self.path)["now"] == frozen["now"])
        #expect(try await emulator.control("PUT", Self.path, #"{"reset":true}"#)["offsetMilliseconds"] == 0)
    }

    @Test func aScaledClockRunsFaster() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.setClock(.set(TestEmulator.noon))
        let start = ContinuousClock.now
        try emulator.emulator.setClock(.scale(3600))
        try await Task.sleep(for: .milliseconds(50))
        let reading = try emulator.emulator.clock()
        let elapsed = Double((ContinuousClock.now - start) / .milliseconds(1))
        #expect(reading.now - TestEmulator.noon >= 49 * 3600)
        #expect(Double(reading.now - TestEmulator.noon) <= (elapsed + 2) * 3600)
        // Moving it keeps its pace.
        try emulator.emulator.setClock(.advance(milliseconds: 1_000_000_000))
        #expect(try emulator.emulator.clock().clock.rate == 3600)
        #expect(try await emulator.control("GET", Self.path)["mode"] == "scaled")
        #expect(try await emulator.control("PUT", Self.path, #"{"scale":1}"#)["mode"] == "running")
        #expect(try await emulator.control("PUT", Self.path, #"{"scale":0}"#)["mode"] == "frozen")
    }

    @Test func theLimitRefillsByTheClock() async throws {
        let emulator = try TestEmulator { $0.settings.rateLimit = RateLimit(capacity: 1, period: 60_000) }
        #expect(await emulator.createGoal().status == 200)
        #expect(await emulator.createGoal().status == 429)
        try await emulator.control("PUT", Self.path, #"{"advance":"61s"}"#)
        #expect(await emulator.createGoal().status == 200)
    }

    @Test func idsBearTheClocksTime() async throws {
        let emulator = try TestEmulator()
        try await emulator.control("PUT", Self.path, #"{"freeze":"2030-01-01T00:00:00Z"}"#)
        let id = await emulator.createGoal().json["data"]?[0]?["eventId"]?.stringValue ?? ""
        #expect(Int(id.prefix(8), radix: 16) == 1_893_456_000)
    }

    @Test(arguments: [
        ("{}", "Give exactly one of: freeze, advance, set, offset, scale, reset"),
        ("", "Give exactly one of: freeze, advance, set, offset, scale, reset"),
        (#"{"scale":1,"advance":"1s"}"#, "Give exactly one of: freeze, advance, set, offset, scale, reset"),
        (#"{"advance":61}"#, "Invalid advance: must be a length of time up to 3660000d such as 61s, 2h30m or -2d"),
        (#"{"offset":"2 days"}"#, "Invalid offset: must be a length of time up to 3660000d such as 61s, 2h30m or -2d"),
        (#"{"freeze":true}"#, "Invalid freeze: must be an ISO 8601 time such as 2026-05-21T00:00:00Z, or now"),
        (#"{"set":"2026-13-01T00:00:00Z"}"#, "Invalid set: must be an ISO 8601 time such as 2026-05-21T00:00:00Z"),
        (#"{"scale":-1}"#, "Invalid scale: must be a number from 0 to 1000000"),
        (#"{"reset":false}"#, "Invalid reset: must be true"),
        (#"{"stop":1}"#, "Invalid fields: stop. Valid fields: freeze, advance, set, offset, scale, reset"),
    ])
    func whatIsNotAllowedIsSaid(body: String, message: String) async throws {
        let emulator = try TestEmulator()
        expect(await emulator.send("PUT", "/__emulator" + Self.path, body), isError: 400, message)
    }

    /// The widest steps that a test can ask for, again and again.
    @Test func noStepBreaksTheClock() async throws {
        let emulator = try TestEmulator { $0.settings.rateLimit = .documented }
        for body in [
            #"{"advance":"3650000d"}"#, #"{"advance":"3650000d"}"#, #"{"scale":1000000}"#, #"{"advance":"3650000d"}"#,
            #"{"offset":"-3650000d"}"#, #"{"advance":"-3650000d"}"#, #"{"set":"9999-12-31T23:59:59Z"}"#,
        ] {
            _ = try await emulator.control("PUT", Self.path, body)
            #expect(await emulator.createGoal().status == 200)
            #expect(await emulator.send("GET", "/api/v1/visitors", token: TestEmulator.seedKey).status == 200)
        }
    }

    /// Ids must not repeat in one database, but what else is drawn does.
    @Test func faultsRepeatForTheSameSeed() async throws {
        let emulator = try TestEmulator()
        var runs: [[Int]] = []
        for _ in 0..<3 {
            try await emulator.control("PUT", "/worlds/default/random", #"{"seed":42}"#)
            try await emulator.control(
                "PUT", "/worlds/default/faults", #"{"rules":[{"probability":0.5,"effect":{"status":503}}]}"#)
            var run: [Int] = []
            for _ in 0..<40 { run.append(await emulator.createGoal().status) }
            runs.append(run)
        }
        #expect(Set(runs[0]) == [200, 503])
        #expect(runs[0] == runs[1] && runs[0] == runs[2])
        let other = try TestEmulator { $0.settings.randomSeed = 42 }
        try await other.control(
            "PUT", "/worlds/default/faults", #"{"rules":[{"probability":0.5,"effect":{"status":503}}]}"#)
        var run: [Int] = []
        for _ in 0..<40 { run.append(await other.createGoal().status) }
        #expect(run == runs[0])
    }

    @Test func chanceBeginsAnewAndRepeatsItself() async throws {
        var runs: [[JSONValue?]] = []
        for _ in 0..<2 {
            let emulator = try TestEmulator()
            var ids: [JSONValue?] = []
            for _ in 0..<2 {
                #expect(
                    try await emulator.control("PUT", "/worlds/default/random", #"{"seed":42}"#) == ["randomSeed": 42])
                ids.append(await emulator.createGoal().json["data"]?[0]?["eventId"])
            }
            #expect(try await emulator.control("GET", "/worlds/default")["randomSeed"] == 42)
            #expect(ids[0] != ids[1])
            runs.append(ids)
        }
        #expect(runs[0] == runs[1])
        let emulator = try TestEmulator()
        expect(
            await emulator.send("PUT", "/__emulator/worlds/default/random", "{}"), isError: 400,
            "Missing required field: seed")
    }
}
