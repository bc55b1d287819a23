import Foundation
import HTTPServer
import Testing

@testable import Emulator
@testable import Store

/// Events in a data directory, which are there for good before they are answered.
@Suite struct EventSettlingTests {
    private static let body = Array(
        #"{"websiteId":"dfid_abc123","visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","type":"pageview","href":"https://example.com/settled"}"#
            .utf8)

    private static let request = HTTPRequest(
        method: .post, target: "/api/events",
        fields: [
            HTTPField(
                name: "User-Agent", value: "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0")
        ], body: body)

    private func withEmulator(_ test: (DataFastEmulator) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try test(try TestEmulator { $0.dataDirectory = directory }.emulator)
    }

    private func status(_ answer: HTTPAnswer) -> Int? {
        if case .now(let response) = answer { response.status } else { nil }
    }

    private func isUnsettled(_ emulator: DataFastEmulator) -> Bool { emulator.worlds.standard.hasUnsettled }

    @Test func anAnswerAsItIsNeedsNoSettling() throws {
        try withEmulator { emulator in
            #expect(status(emulator.answer(Self.request)) == 200)
            #expect(!isUnsettled(emulator))
        }
    }

    @Test func anAnswerToBeSettledIsSettledOnceForMany() throws {
        try withEmulator { emulator in
            for _ in 0..<5 { #expect(status(emulator.answerUnsettled(Self.request)) == 200) }
            #expect(isUnsettled(emulator))
            #expect(emulator.settle() == 0)
            #expect(!isUnsettled(emulator))
        }
    }

    /// Whoever works with the world in between settles first, so that an event loop never waits for it.
    @Test func whoeverHasTheWorldSettlesFirst() throws {
        try withEmulator { emulator in
            #expect(status(emulator.answerUnsettled(Self.request)) == 200)
            emulator.worlds.standard.withState { _ in #expect(!isUnsettled(emulator)) }
            #expect(emulator.settle() == 0)
        }
    }

    @Test func failuresAreTold() throws {
        try withEmulator { emulator in
            let world = emulator.worlds.standard
            // What it has in common with the next ones is written once.
            #expect(status(emulator.answer(Self.request)) == 200)
            try world.withState { state in try state.store.database.execute("PRAGMA query_only = 1") }
            #expect(status(emulator.answerUnsettled(Self.request)) == 200)
            #expect(emulator.settle() == 1)
            #expect(emulator.settle() == 1)
            #expect(status(emulator.answer(Self.request)) == 500)
            try world.withState { state in try state.store.database.execute("PRAGMA query_only = 0") }
            #expect(status(emulator.answer(Self.request)) == 200)
        }
    }
}
