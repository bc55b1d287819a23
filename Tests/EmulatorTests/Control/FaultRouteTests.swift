import HTTPServer
import JSON
import Testing

@testable import Emulator

/// Faults under the control of a test.
struct FaultRouteTests {
    private static let path = "/worlds/default/faults"
    private static let once = #"{"rules":[{"match":{"operation":"createGoal"},"times":1,"effect":{"status":503}}]}"#

    @Test func faultsAreSetAskedForAndEnded() async throws {
        let emulator = try TestEmulator()
        #expect(try await emulator.control("GET", Self.path) == ["rules": []])
        let set = try await emulator.control("PUT", Self.path, Self.once)
        #expect(set["rules"]?[0]?["left"] == 1)
        #expect(await emulator.createGoal().status == 503)
        #expect(await emulator.createGoal().status == 200)
        #expect(try emulator.goalCount() == 1)
        let counted = try await emulator.control("GET", Self.path)
        #expect(counted["rules"]?[0]?["applied"] == 1)
        #expect(counted["rules"]?[0]?["left"] == 0)
        #expect(try await emulator.control("PUT", Self.path, Self.once)["rules"]?[0]?["left"] == 1)
        #expect(try await emulator.control("DELETE", Self.path) == ["rules": []])
        #expect(await emulator.createGoal().status == 200)
    }

    @Test(arguments: [
        ("[]", "The body must be an object"), ("{}", "Missing required field: rules"),
        (#"{"rules":{}}"#, "Invalid rules: must be an array"), (#"{"rules":null}"#, "Missing required field: rules"),
        (#"{"rules":[{"effect":{"status":9}}]}"#, "Invalid rules[0].effect.status: must be from 200 to 599"),
    ])
    func whatIsNoPlanIsRefusedAndChangesNothing(body: String, message: String) async throws {
        let emulator = try TestEmulator()
        try await emulator.control("PUT", Self.path, Self.once)
        let answer = await emulator.send("PUT", "/__emulator" + Self.path, body)
        #expect(answer.status == 400)
        #expect(answer.json["error"]?["message"]?.stringValue == message)
        #expect(await emulator.createGoal().status == 503)
    }

    @Test func aWorldsFaultsAreItsOwn() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.makeWorld(WorldOptions(name: "a"))
        try emulator.emulator.setFaults(FaultPlan([FaultRule(.status(500))]), world: "a")
        #expect(await emulator.createGoal("/w/a").status == 500)
        #expect(await emulator.createGoal().status == 200)
        #expect(try emulator.emulator.faults().rules.isEmpty)
        #expect(await emulator.send("GET", "/__emulator/worlds/b/faults").status == 404)
    }

    @Test func pathsAreThoseWithinTheWorld() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.makeWorld(WorldOptions(name: "a"))
        var rule = FaultRule(.status(500))
        rule.match.path = "/api/v1/goals"
        try emulator.emulator.setFaults(FaultPlan([rule]), world: "a")
        #expect(await emulator.createGoal("/w/a").status == 500)
        #expect(await emulator.createGoal(fields: [("X-Emulator-World", "a")]).status == 500)
    }

    @Test func everyRequestToTheWorldCanBeStruckButNoOther() async throws {
        let emulator = try TestEmulator()
        try await emulator.control("PUT", Self.path, #"{"rules":[{"effect":{"status":500}}]}"#)
        for (method, target) in [
            ("GET", "/api/v1/admin/account"), ("GET", "/api/v1/analytics/pages"), ("GET", "/api/v1/nowhere"),
            ("PATCH", "/api/v1/goals"), ("POST", "/api/events"), ("GET", "/js/script.js"), ("GET", "/nowhere"),
        ] {
            let answer = await emulator.send(method, target)
            #expect(answer.status == 500, "\(method) \(target)")
            #expect(answer.fields.contains(HTTPField(name: "X-Emulator-Fault-Applied", value: "status=500")))
        }
        #expect(await emulator.send("GET", "/healthz").status == 200)
        #expect(await emulator.send("GET", "/__emulator/worlds").status == 200)
    }

    @Test func snapshotsKeepFaultsAndTheirCounts() async throws {
        let emulator = try TestEmulator()
        try await emulator.control(
            "PUT", Self.path, #"{"rules":[{"times":3,"probability":0.5,"effect":{"status":503}}]}"#)
        _ = await emulator.createGoal()
        try emulator.emulator.takeSnapshot("s")
        var first: [Int] = []
        for _ in 0..<20 { first.append(await emulator.createGoal().status) }
        let plan = try emulator.emulator.faults()
        try emulator.emulator.restoreSnapshot("s")
        var second: [Int] = []
        for _ in 0..<20 { second.append(await emulator.createGoal().status) }
        #expect(second == first)
        #expect(try emulator.emulator.faults() == plan)
        try emulator.emulator.reset()
        #expect(try emulator.emulator.faults().rules.isEmpty)
    }

    @Test func twoRunsWithOneSeedGetTheSameFaults() async throws {
        func run(seed: UInt64) async throws -> [String] {
            let emulator = try TestEmulator { $0.settings.randomSeed = seed }
            try await emulator.control(
                "PUT", Self.path,
                #"{"rules":[{"probability":0.3,"effect":{"status":429}},{"probability":0.3,"effect":{"connection":"garbage"}},"#
                    + #"{"probability":0.3,"effect":{"delay":{"uniform":{"min":0,"max":5}}}}]}"#)
            var answers: [String] = []
            for number in 0..<100 {
                let answer = await emulator.createGoal(name: "goal_\(number)")
                answers.append("\(answer.status) \(answer.fields) \(answer.text) \(answer.delivery)")
            }
            return answers
        }
        let first = try await run(seed: 1)
        #expect(try await run(seed: 1) == first)
        #expect(try await run(seed: 2) != first)
        #expect(Set(first.map { $0.prefix(3) }) == ["200", "429"])
    }
}
