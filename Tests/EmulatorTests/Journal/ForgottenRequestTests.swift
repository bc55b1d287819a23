import JSON
import Testing

@testable import Emulator

/// What a verification says where the journal has forgotten requests, or remembers none.
struct ForgottenRequestTests {
    private static let forgotten = "raise --journal-entries or --journal-bytes)."

    private func verify(_ emulator: TestEmulator, _ body: String) async -> JSONValue {
        await emulator.send("POST", "/__emulator/worlds/default/verify", body).json
    }

    /// Eight goals came, of which the last five are known: nobody can say that one did not.
    @Test(arguments: [
        (#"{"operation":"createGoal","where":{"$.name":"g0"},"count":0}"#, false),
        (#"{"operation":"createPayment","count":{"max":2}}"#, false),
        (#"{"operation":"createGoal","count":5}"#, false),
        (#"{"operation":"createPayment","count":0,"timeout":"20ms"}"#, false),
        // Three requests cannot make these wrong.
        (#"{"operation":"createPayment","count":{"max":3}}"#, true),
        (#"{"operation":"createGoal","count":{"min":5}}"#, true),
        (#"{"operation":"createGoal","count":{"min":2,"max":8}}"#, true),
        (#"{"sequence":[{"where":{"$.name":"g4"}},{"where":{"$.name":"g6"}}]}"#, true),
    ])
    func whatWasForgottenMayHaveMatched(body: String, holds: Bool) async throws {
        let emulator = try TestEmulator { $0.settings.journal.entries = 5 }
        for number in 0..<8 { await emulator.createGoal(name: "g\(number)") }
        let outcome = await verify(emulator, body)
        #expect(outcome["verified"] == (holds ? true : nil), "\(outcome)")
        if holds { return }
        #expect(outcome["error"]?["code"] == 409)
        let message = outcome["error"]?["message"]?.stringValue ?? ""
        #expect(
            message.hasSuffix("among 5 requests (3 earlier requests are forgotten: \(Self.forgotten)"), "\(message)")
        #expect(outcome["verification"]?["nearest"] == [])
    }

    /// Whoever forgets on purpose asks for nothing that was before.
    @Test func whatIsClearedIsNotMissed() async throws {
        let emulator = try TestEmulator { $0.settings.journal.entries = 5 }
        for _ in 0..<8 { await emulator.createGoal() }
        try await emulator.control("DELETE", "/worlds/default/requests")
        #expect(await verify(emulator, #"{"operation":"createGoal","count":0}"#)["verified"] == true)
        #expect(await verify(emulator, #"{"operation":"createGoal","count":0,"timeout":"20ms"}"#)["verified"] == true)
        await emulator.createGoal()
        #expect(await verify(emulator, #"{"operation":"createGoal","count":1}"#)["requests"] == [9])
        try emulator.emulator.reset()
        #expect(await verify(emulator, #"{"operation":"createGoal","count":0}"#)["verified"] == true)
    }

    @Test func whatIsMissingMayHaveBeenForgotten() async throws {
        let emulator = try TestEmulator { $0.settings.journal.entries = 1 }
        for name in ["a", "b"] { await emulator.createGoal(name: name) }
        let outcome = await verify(emulator, #"{"operation":"createGoal","where":{"$.name":"a"}}"#)
        #expect(
            outcome["error"]?["message"]?.stringValue == """
                Expected at least 1 request with operation createGoal, $.name = "a"; found 0 among 1 requests \
                (1 earlier request is forgotten: \(Self.forgotten)
                  near miss #2 POST /api/v1/goals (200): $.name is "b", expected "a"
                """)
    }

    /// What a waiting verification has seen it knows, whatever the journal forgets meanwhile.
    @Test func whatWasSeenInTimeIsNotMissed() async throws {
        let emulator = try TestEmulator { $0.settings.journal.entries = 4 }
        let journal = emulator.emulator.worlds.standard.journal
        var views: [VerificationWait.View] = []
        for number in 1...12 {
            await emulator.createGoal()
            guard number.isMultiple(of: 4) else { continue }
            let entries = journal.entries().entries
            views.append(VerificationWait.View(entries: entries, last: number, beginning: 0, cleared: 0))
        }
        let waited = await withCheckedContinuation { continuation in
            let absence = Verification.absence(of: RequestMatch(operation: "createPayment"))
            let wait = VerificationWait(absence) { continuation.resume(returning: $0) }
            for view in views { wait.look(at: view) }
            wait.finish(journal.entries().entries)
        }
        #expect(waited.isVerified, "\(waited.explanation)")
        #expect(waited.came.map(\.count) == [12])
    }

    @Test func aJournalThatIsOffVerifiesNothing() async throws {
        let emulator = try TestEmulator { $0.settings.journal.entries = 0 }
        for body in [#"{"count":0}"#, "{}", #"{"count":0,"timeout":"10m"}"#] {
            expect(
                await emulator.send("POST", "/__emulator/worlds/default/verify", body), isError: 409,
                "The journal is switched off (--journal-entries 0)")
        }
        await #expect(throws: ControlError.self) { try await emulator.emulator.verify(.absence(of: RequestMatch())) }
    }
}
