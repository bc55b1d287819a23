import HTTPServer
import JSON
import Testing

@testable import Emulator

/// Which requests faults strike, and how often.
@Suite struct FaultPlanTests {
    private static func isStruck(_ match: String, _ method: String, _ target: String, _ fields: [HTTPField] = []) throws
        -> Bool
    {
        let world = try FaultTestWorld(#"{"rules":[{"match":\#(match),"effect":{"status":503}}]}"#)
        return world.send(method, target, fields: fields).response.status == 503
    }

    @Test func aRuleWithoutMatchIsForEveryRequest() throws {
        #expect(try Self.isStruck("{}", "GET", "/visitors/1"))
        #expect(try Self.isStruck("{}", "BREW", "/nowhere"))
    }

    @Test func operations() throws {
        #expect(try Self.isStruck(#"{"operation":"createGoal"}"#, "POST", "/goals"))
        #expect(try !Self.isStruck(#"{"operation":"createGoal"}"#, "DELETE", "/goals"))
        #expect(try !Self.isStruck(#"{"operation":"createGoal"}"#, "POST", "/goals/1"))
    }

    @Test func theScriptsRequestsHaveNamesToo() async throws {
        let emulator = try TestEmulator()
        try await emulator.control(
            "PUT", "/worlds/default/faults",
            #"{"rules":[{"match":{"operation":"recordEvent"},"effect":{"status":503}},{"match":{"operation":"getScript"},"effect":{"status":504}}]}"#
        )
        #expect(await emulator.send("POST", "/api/events", "{}").status == 503)
        #expect(await emulator.send("GET", "/js/script.js").status == 504)
        #expect(await emulator.send("POST", "/api/ai-crawls", "{}").status == 400)
    }

    /// What is got can be put again, and begins anew.
    @Test func aPlanCanBePutBack() async throws {
        let emulator = try TestEmulator()
        try await emulator.control(
            "PUT", "/worlds/default/faults", #"{"rules":[{"times":2,"ttl":"1m","effect":{"status":503}}]}"#)
        #expect(await emulator.createGoal().status == 503)
        let plan = try await emulator.control("GET", "/worlds/default/faults")
        #expect(plan["rules"]?[0]?["applied"] == 1)
        let again = try await emulator.control("PUT", "/worlds/default/faults", plan.description)
        #expect(again["rules"]?[0]?["applied"] == 0)
        #expect(again["rules"]?[0]?["left"] == 2)
    }

    @Test func methodsAndPaths() throws {
        #expect(try Self.isStruck(#"{"method":"POST","path":"/api/v1/goals"}"#, "POST", "/goals?a=b"))
        #expect(try !Self.isStruck(#"{"method":"POST","path":"/api/v1/goals"}"#, "GET", "/goals"))
        #expect(try !Self.isStruck(#"{"method":"POST","path":"/api/v1/goals"}"#, "POST", "/goals/1"))
        #expect(try Self.isStruck(#"{"path":"/api/v1/admin/*"}"#, "PUT", "/admin/websites/1"))
    }

    @Test func tokens() throws {
        let token = HTTPField(name: "Authorization", value: "bearer  df_abc")
        #expect(try Self.isStruck(#"{"token":"df_abc"}"#, "GET", "/goals", [token]))
        #expect(try Self.isStruck(#"{"token":"df_*"}"#, "GET", "/goals", [token]))
        #expect(try !Self.isStruck(#"{"token":"df_ab"}"#, "GET", "/goals", [token]))
        #expect(try !Self.isStruck(#"{"token":"*"}"#, "GET", "/goals"))
    }

    @Test func headers() throws {
        let fields = [HTTPField(name: "X-Test", value: "one"), HTTPField(name: "x-test", value: "two")]
        #expect(try Self.isStruck(#"{"header":{"x-TEST":"t*o"}}"#, "GET", "/goals", fields))
        #expect(try !Self.isStruck(#"{"header":{"x-test":"t"}}"#, "GET", "/goals", fields))
        #expect(try !Self.isStruck(#"{"header":{"x-test":"one","x-other":"*"}}"#, "GET", "/goals", fields))
    }

    @Test func theFirstRuleThatStrikesDecides() throws {
        let world = try FaultTestWorld(
            #"{"rules":[{"match":{"method":"POST"},"effect":{"status":500}},{"skip":1,"times":1,"effect":{"status":503}},{"effect":{"status":504}}]}"#
        )
        #expect(world.statuses(4) == [504, 503, 504, 504])
        #expect(world.send("POST", "/goals").response.status == 500)
        let rules = world.world.state.faults.rules
        #expect(rules.map(\.matched) == [1, 2, 3])
        #expect(rules.map(\.applied) == [1, 1, 3])
        #expect(rules.map(\.left) == [nil, 0, nil])
    }

    @Test func skipAndTimes() throws {
        let world = try FaultTestWorld(#"{"rules":[{"skip":2,"times":3,"effect":{"status":503}}]}"#)
        #expect(world.statuses(7) == [200, 200, 503, 503, 503, 200, 200])
        #expect(world.performed == 4)
        // Set again, it begins again.
        world.world.state.setFaults(world.world.state.faults)
        #expect(world.statuses(3) == [200, 200, 503])
    }

    @Test func probabilityFollowsTheWorldsRandomSource() throws {
        let plan = #"{"rules":[{"probability":0.3,"effect":{"status":503}}]}"#
        let first = try FaultTestWorld(plan).statuses(2000)
        #expect(try FaultTestWorld(plan).statuses(2000) == first)
        #expect(try FaultTestWorld(plan) { $0.randomSeed = 2 }.statuses(2000) != first)
        let struck = first.count { $0 == 503 }
        #expect(530...670 ~= struck)
        #expect(
            try FaultTestWorld(#"{"rules":[{"probability":0,"effect":{"status":503}}]}"#).statuses(100)
                == Array(repeating: 200, count: 100))
    }

    @Test func whatIsCertainDrawsNothing() throws {
        let world = try FaultTestWorld(effect: #"{"status":503,"delay":"1ms"}"#)
        var before = world.world.state.chance.source
        _ = world.statuses(3)
        #expect(world.world.state.chance.source.next() == before.next())
    }

    @Test func timeToLiveFollowsTheWorldsClock() throws {
        let world = try FaultTestWorld(#"{"rules":[{"ttl":"60s","effect":{"status":503}}]}"#)
        #expect(world.statuses(1) == [503])
        world.world.advance(milliseconds: 59_999)
        #expect(world.statuses(1) == [503])
        world.world.advance(milliseconds: 1)
        #expect(world.statuses(1) == [200])
        #expect(world.world.state.faults.rules[0].matched == 2)
    }

    @Test func anEmptyPlanDoesNothing() throws {
        let world = try FaultTestWorld(#"{"rules":[]}"#)
        let served = world.send()
        #expect(served.response.text == "done")
        #expect(served.applied.isEmpty && served.fault == nil && served.delay == 0)
    }
}
