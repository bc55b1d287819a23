import Emulator
import HTTPServer
import Synchronization

/// An emulator that may not be there yet, or is about to go. It is served from before its seed is planted, so that whoever
/// waits for it is told.
final class ServedEmulator: HTTPHandler {
    private enum Phase: UInt8, AtomicRepresentable {
        case starting, serving, draining
        /// Draining, before it ever served.
        case abandoned
    }

    /// Set once, before the phase is ``Phase/serving``, and looked at only from then on: an `AtomicLazyReference` would cost each
    /// request more than its way to the handler.
    private nonisolated(unsafe) var emulator: DataFastEmulator?
    private let phase = Atomic(Phase.starting)

    /// Lets requests through from now on, unless ``drain()`` came first; says whether it does. To be called once.
    func begin(_ emulator: DataFastEmulator) -> Bool {
        self.emulator = emulator
        return phase.compareExchange(expected: .starting, desired: .serving, ordering: .releasing).exchanged
    }

    /// Says from now on that it is not ready. Requests are still answered if they were before, but none waits for others;
    /// says whether they were.
    func drain() -> Bool {
        let before = phase.compareExchange(expected: .starting, desired: .abandoned, ordering: .acquiring).original
        guard before == .serving || before == .draining else { return false }
        phase.store(.draining, ordering: .releasing)
        emulator?.drain()
        return true
    }

    var isDraining: Bool {
        switch phase.load(ordering: .relaxed) {
        case .draining, .abandoned: true
        case .starting, .serving: false
        }
    }

    func answer(_ request: HTTPRequest) -> HTTPAnswer {
        answer(request) { emulator in emulator.answer(request) }
    }

    func answerUnsettled(_ request: HTTPRequest) -> HTTPAnswer {
        answer(request) { emulator in emulator.answerUnsettled(request) }
    }

    func settle() -> Int {
        emulator(in: phase.load(ordering: .acquiring))?.settle() ?? 0
    }

    /// The emulator, once requests have been let through to it.
    private func emulator(in phase: Phase) -> DataFastEmulator? {
        switch phase {
        case .serving, .draining: emulator
        case .starting, .abandoned: nil
        }
    }

    private func answer(_ request: HTTPRequest, _ serve: (DataFastEmulator) -> HTTPAnswer) -> HTTPAnswer {
        let phase = phase.load(ordering: .acquiring)
        guard let emulator = emulator(in: phase) else {
            return .now(Self.path(request) == "/healthz" ? Self.alive : Self.unready(request))
        }
        if phase == .draining, Self.path(request) == "/readyz" { return .now(Self.unready(request)) }
        return serve(emulator)
    }

    private static func path(_ request: HTTPRequest) -> String {
        String(decoding: request.normalizedPathBytes, as: UTF8.self)
    }

    private static let alive = HTTPResponse(
        status: 200, contentType: "application/json", body: Array(#"{"status":"ok"}"#.utf8))

    private static func unready(_ request: HTTPRequest) -> HTTPResponse {
        DataFastEmulator.refusal(RequestRefusal(status: 503, reason: "Service Unavailable"), to: request)
    }
}
