import JSON
import Testing

@testable import Emulator

/// Checks of what a world has served.
struct VerificationTests {
    private func verify(_ emulator: TestEmulator, _ body: String) async -> JSONValue {
        let answer = await emulator.send("POST", "/__emulator/worlds/default/verify", body)
        #expect(answer.status == 200 || answer.status == 409, "\(answer.text)")
        return answer.json
    }

    /// Nobody is held up by a verification when the emulator is about to end.
    @Test(.timeLimit(.minutes(20))) func drainingEndsTheWaiting() async throws {
        let emulator = try TestEmulator().emulator
        async let outcome = emulator.verify(
            Verification(RequestMatch(operation: "createGoal"), timeout: .seconds(3600)))
        let drainer = Task {
            // Until the verification waits there is nothing to be ended.
            while !Task.isCancelled {
                emulator.drain()
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        #expect(try await !outcome.isVerified)
        drainer.cancel()
    }

    private func emulator() async throws -> TestEmulator {
        let emulator = try TestEmulator()
        await emulator.createGoal(name: "sign_up")
        await emulator.createGoal(name: "purchase")
        await emulator.send(
            "GET", "/api/v1/visitors?limit=5", token: TestEmulator.seedKey, fields: [("X-Trace", "abc-1")])
        await emulator.createGoal(name: "purchase", fields: [("X-Emulator-Fault", "status=500")])
        return emulator
    }

    @Test(
        arguments: [
            (#"{"operation":"createGoal"}"#, [1, 2, 4]),
            (#"{"operation":"createGoal","where":{"$.name":"purchase"}}"#, [2, 4]),
            (#"{"operation":"createGoal","where":{"$.name":"purchase"},"status":200,"count":1}"#, [2]),
            (#"{"operation":"createGoal","count":{"min":3,"max":3}}"#, [1, 2, 4]),
            (#"{"operation":"createGoal","count":{"max":3}}"#, [1, 2, 4]),
            (#"{"path":"/api/v1/*","method":"GET"}"#, [3]),
            (#"{"where":{"query.limit":"5"}}"#, [3]),
            (#"{"where":{"header.x-trace":{"$matches":"abc-*"}}}"#, [3]),
            (#"{"where":{"$.name":{"$contains":"sign"}}}"#, [1]),
            (#"{"where":{"$.name":{"$exists":false}}}"#, [3]),
            (#"{"where":{"$['name']":"sign_up","$.datafast_visitor_id":{"$exists":true}}}"#, [1]),
            (#"{"where":{"answer.error.code":500}}"#, [4]),
            (#"{"where":{"answer.data[0].message":"Custom event created successfully"}}"#, [1, 2]),
            (#"{"operation":"createPayment","count":{"max":0}}"#, []),
            (#"{"operation":"createPayment","count":0,"timeout":"30ms"}"#, []),
            (
                #"{"sequence":[{"operation":"createGoal"},{"operation":"listVisitors"},{"where":{"$.name":"purchase"}}]}"#,
                [1, 3, 4]
            ),
            (#"{"operation":"createGoal","timeout":"5s"}"#, [1, 2, 4]),
            (#"{"path":"/api/v1/goals"}"#, [1, 2, 4]),
        ] as [(String, [Int])])
    func whatHoldsIsVerified(body: String, matched: [Int]) async throws {
        let outcome = await verify(try await emulator(), body)
        #expect(outcome["verified"] == true, "\(outcome)")
        #expect(outcome["requests"] == .array(matched.map { .number(Double($0)) }))
        #expect(outcome["matched"] == .number(Double(matched.count)))
    }

    @Test func aFailureExplainsItself() async throws {
        let outcome = await verify(
            try await emulator(), #"{"operation":"createGoal","where":{"$.name":"signup"},"status":200}"#)
        #expect(outcome["error"]?["code"] == 409)
        #expect(
            outcome["error"]?["message"]?.stringValue == """
                Expected at least 1 request with operation createGoal, status 200, $.name = "signup"; found 0 among 4 requests.
                  near miss #2 POST /api/v1/goals (200): $.name is "purchase", expected "signup"
                  near miss #1 POST /api/v1/goals (200): $.name is "sign_up", expected "signup"
                  near miss #4 POST /api/v1/goals (500): status is 500, expected 200; $.name is "purchase", expected "signup"
                """)
        let verification = try #require(outcome["verification"])
        #expect(verification["verified"] == false)
        #expect(
            verification["came"] == [
                ["operation": "createGoal", "count": 3], ["operation": "listVisitors", "count": 1],
            ])
        #expect(verification["nearest"]?[0]?["id"] == 2)
        #expect(
            verification["nearest"]?[0]?["differences"] == [
                ["field": "$.name", "expected": "\"signup\"", "actual": "\"purchase\""]
            ])
    }

    @Test(arguments: [
        (
            #"{"operation":"createPayment"}"#,
            "Expected at least 1 request with operation createPayment; found 0 among 4 requests. What came: 3 × createGoal, 1 × listVisitors."
        ),
        (
            #"{"operation":"createGoal","count":{"max":1}}"#,
            "Expected at most 1 request with operation createGoal; found 3 among 4 requests: #1, #2, #4."
        ),
        (
            #"{"operation":"createGoal","count":0}"#,
            "Expected no request with operation createGoal; found 3 among 4 requests: #1, #2, #4."
        ),
        (
            #"{"sequence":[{"operation":"listVisitors"},{"operation":"createGoal","where":{"$.name":"sign_up"}}]}"#,
            """
            Expected in this order: operation listVisitors, then operation createGoal, $.name = "sign_up"; \
            found 1 of 2 (#3), but then none with operation createGoal, $.name = "sign_up" among 4 requests.
              near miss #4 POST /api/v1/goals (500): $.name is "purchase", expected "sign_up"
            """
        ),
    ])
    func everyKindOfFailureIsExplained(body: String, message: String) async throws {
        let outcome = await verify(try await emulator(), body)
        #expect(outcome["error"]?["message"]?.stringValue == message)
    }

    /// Members of an object may come in any order; elements of an array may not.
    @Test(arguments: [
        (#"{"$.metadata":{"b":{"y":2,"x":[1,2]},"a":1}}"#, true), (#"{"$":{"metadata":null}}"#, false),
        (#"{"$.metadata":{"b":{"y":2,"x":[2,1]},"a":1}}"#, false), (#"{"$.metadata":{"a":1}}"#, false),
        (#"{"$.metadata":{"a":1,"b":{"y":2,"x":[1,2]},"c":1}}"#, false),
        (#"{"header.x-tag":"second"}"#, true), (#"{"header.x-tag":{"$matches":"fir*"}}"#, true),
        (#"{"header.x-tag":"third"}"#, false), (#"{"query.q":"2"}"#, true),
        (#"{"header.x-tag":{"$exists":false}}"#, false),
    ])
    func aValueIsComparedByWhatItSays(conditions: String, holds: Bool) async throws {
        let emulator = try TestEmulator()
        await emulator.send(
            "POST", "/api/v1/goals?q=1&q=2", #"{"metadata":{"a":1,"b":{"x":[1,2],"y":2}}}"#,
            fields: [("X-Tag", "first"), ("x-tag", "second")])
        let outcome = await verify(emulator, #"{"where":\#(conditions)}"#)
        #expect(outcome["verified"] == (holds ? true : nil), "\(conditions)")
    }

    @Test func allLinesOfAFieldAreTold() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal(fields: [("X-Tag", "first"), ("x-tag", "second")])
        let outcome = await verify(emulator, #"{"operation":"createGoal","where":{"header.x-tag":"third"}}"#)
        #expect(outcome["verification"]?["nearest"]?[0]?["differences"]?[0]?["actual"] == #""first", "second""#)
    }

    /// Of one thing alone none is as expected, but what is there shows what it may have been meant to be.
    @Test(
        arguments: [
            (#"{"where":{"$.name":"sigup"}}"#, [4, 2, 1]), (#"{"path":"/api/v1/visitor"}"#, [4, 3, 2]),
            (#"{"where":{"query.limit":"6"}}"#, [3]), (#"{"where":{"$.nothing":1}}"#, []), (#"{"status":201}"#, []),
            (#"{"operation":"createPayment"}"#, []),
        ] as [(String, [Int])])
    func oneConditionHasNearMissesToo(body: String, nearest: [Int]) async throws {
        let outcome = await verify(try await emulator(), body)
        let misses = outcome["verification"]?["nearest"]?.arrayValue
        #expect(misses?.compactMap { $0["id"]?.integerValue } == nearest, "\(outcome)")
    }

    @Test func everythingThatCameIsCounted() async throws {
        let outcome = await verify(try await emulator(), #"{"operation":"createGoal","count":{"min":5}}"#)
        #expect(
            outcome["verification"]?["came"] == [
                ["operation": "createGoal", "count": 3], ["operation": "listVisitors", "count": 1],
            ])
        #expect(
            outcome["error"]?["message"]?.stringValue == """
                Expected at least 5 requests with operation createGoal; found 3 among 4 requests. \
                What came: 3 × createGoal, 1 × listVisitors.
                """)
    }

    @Test func secretsAreHiddenInExplanations() async throws {
        let emulator = try await emulator()
        let outcome = await verify(emulator, #"{"operation":"createGoal","where":{"header.authorization":"Bearer x"}}"#)
        let text = outcome.description
        #expect(text.contains("Bearer …ffcd"))
        #expect(!text.contains(TestEmulator.seedKey))
    }

    @Test(arguments: [
        (#"{"where":{"name":"x"}}"#, "Invalid where: "), (#"{"where":{"$.a[x]":1}}"#, "Invalid where: "),
        (#"{"where":{"query.a.b":1}}"#, "Invalid where: "), (#"{"where":{"$..a":1}}"#, "Invalid where: "),
        (#"{"where":{"$.a":{"$like":"x"}}}"#, "Invalid where: "), (#"{"where":[]}"#, "Invalid where: "),
        (#"{"count":{"min":3,"max":2}}"#, "Invalid count: "), (#"{"count":{}}"#, "Invalid count: "),
        (#"{"count":-1}"#, "Invalid count: "), (#"{"count":{"min":"1"}}"#, "Invalid count: "),
        (#"{"timeout":5}"#, "Invalid timeout: "), (#"{"timeout":"11m"}"#, "Invalid timeout: "),
        (#"{"sequence":[]}"#, "Invalid sequence: "), (#"{"sequence":[7]}"#, "Invalid sequence[0]: "),
        (
            #"{"sequence":[{"count":1}]}"#,
            "Invalid fields in sequence[0]: count. Valid fields: operation, method, path, status, where"
        ),
        (#"{"sequence":[{}],"status":200}"#, "Give sequence or status, not both"),
        (#"{"status":"200"}"#, "Invalid status: must be an integer from 100 to 999"),
        (#"{"status":99}"#, "Invalid status: "),
        (#"{"method":"post"}"#, "Invalid method: must be one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS"),
    ])
    func whatIsNotAllowedIsSaid(body: String, message: String) async throws {
        let emulator = try TestEmulator()
        let answer = await emulator.send("POST", "/__emulator/worlds/default/verify", body)
        #expect(answer.status == 400)
        let text = answer.json["error"]?["message"]?.stringValue ?? ""
        #expect(text.hasPrefix(message), "\(text)")
    }

    // MARK: Waiting

    @Test func aRequestThatSatisfiesItWakesIt() async throws {
        let emulator = try TestEmulator()
        let clock = ContinuousClock()
        async let outcome = emulator.emulator.verify(
            Verification(RequestMatch(operation: "createGoal"), min: 2, timeout: .seconds(600)))
        try await Task.sleep(for: .milliseconds(100))
        await emulator.createGoal()
        try await Task.sleep(for: .milliseconds(50))
        let start = clock.now
        await emulator.createGoal()
        #expect(try await outcome.isVerified)
        #expect(try await outcome.matched == [1, 2])
        print("a waiting verification was answered \(clock.now - start) after the request that satisfied it began")
        #expect(clock.now - start < .seconds(500))
    }

    @Test func anAbsenceWaitsOutItsTimeAndEndsAtTheFirst() async throws {
        let emulator = try TestEmulator()
        let clock = ContinuousClock()
        let start = clock.now
        let kept = try await emulator.emulator.verify(
            .absence(of: RequestMatch(operation: "createGoal"), for: .milliseconds(80)))
        #expect(kept.isVerified)
        #expect(clock.now - start >= .milliseconds(80))
        async let broken = emulator.emulator.verify(
            .absence(of: RequestMatch(operation: "createGoal"), for: .seconds(600)))
        try await Task.sleep(for: .milliseconds(50))
        await emulator.createGoal()
        #expect(try await !broken.isVerified)
        #expect(clock.now - start < .seconds(500))
    }

    @Test func aTimeThatRunsOutExplainsWhatCame() async throws {
        let emulator = try TestEmulator()
        async let outcome = emulator.emulator.verify(
            Verification(RequestMatch(operation: "createPayment"), timeout: .milliseconds(300)))
        await emulator.createGoal()
        #expect(try await !outcome.isVerified)
        #expect(try await outcome.came.map(\.operation) == ["createGoal"])
    }

    @Test func neitherAWorldNorItsRequestsWaitMeanwhile() async throws {
        let emulator = try TestEmulator()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try await emulator.emulator.verify(
                        Verification(RequestMatch(operation: "createGoal"), min: number + 1, timeout: .seconds(600))
                    ).isVerified
                }
            }
            for _ in 0..<100 {
                group.addTask { await emulator.createGoal().status == 200 }
            }
            for try await isFine in group { #expect(isFine) }
        }
        #expect(try emulator.goalCount() == 100)
    }

    @Test func aClearedJournalIsVerifiedAnew() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal()
        async let outcome = emulator.emulator.verify(
            Verification(RequestMatch(operation: "createGoal"), min: 2, timeout: .seconds(600)))
        try await Task.sleep(for: .milliseconds(50))
        try emulator.emulator.reset()
        for _ in 0..<2 {
            await emulator.createGoal()
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await outcome.matched == [1, 2])
    }

    @Test func onlySoManyMayWait() async throws {
        let emulator = try TestEmulator()
        let journal = emulator.emulator.worlds.standard.journal
        let never = Verification(RequestMatch(operation: "createPayment"), timeout: .milliseconds(500))
        for _ in 0..<Journal.maxWaits { try journal.verify(never) { _ in } }
        #expect(throws: ControlError(409, "Too many verifications are waiting: at most 256")) {
            try journal.verify(never) { _ in }
        }
    }
}
