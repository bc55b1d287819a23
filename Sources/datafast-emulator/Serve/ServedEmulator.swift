import Emulator
import HTTPServer
import Synchronization

/// An emulator that may not be there yet, or is about to go. It is served from before its seed is planted, so that whoever
/// waits for it is told.
final class ServedEmulator: HTTPHandler {
    private enum Phase: UInt8, AtomicRepresentable {
        case starting, serving, draining
    }

    private let emulator = AtomicLazyReference<DataFastEmulator>()
    private let phase = Atomic(Phase.starting)

    /// Lets requests through from now on, unless ``drain()`` came first; says whether it does.
    func begin(_ emulator: DataFastEmulator) -> Bool {
        guard phase.compareExchange(expected: .starting, desired: .serving, ordering: .relaxed).exchanged else {
            return false
        }
        _ = self.emulator.storeIfNil(emulator)
        return true
    }

    /// Says from now on that it is not ready. Requests are still answered if they were before, but none waits for others;
    /// says whether they were.
    func drain() -> Bool {
        emulator.load()?.drain()
        return phase.exchange(.draining, ordering: .relaxed) != .starting
    }

    var isDraining: Bool { phase.load(ordering: .relaxed) == .draining }

    func answer(_ request: HTTPRequest) -> HTTPAnswer {
        guard let emulator = emulator.load() else {
            return .now(Self.path(request) == "/healthz" ? Self.alive : Self.unready(request))
        }
        if isDraining, Self.path(request) == "/readyz" { return .now(Self.unready(request)) }
        return emulator.answer(request)
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
