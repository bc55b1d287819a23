import Emulator
import HTTPServer
import Synchronization

/// An emulator that may not be there yet, or is about to go. It is served from before its seed is planted, so that whoever
/// waits for it is told.
final class ServedEmulator: HTTPHandler {
    private let emulator = AtomicLazyReference<DataFastEmulator>()
    private let isDraining = Atomic(false)

    /// Lets requests through from now on. The first call counts.
    func begin(_ emulator: DataFastEmulator) {
        _ = self.emulator.storeIfNil(emulator)
    }

    /// Says from now on that it is not ready. Requests are still answered, but none waits for others.
    func drain() {
        isDraining.store(true, ordering: .relaxed)
        emulator.load()?.drain()
    }

    func answer(_ request: HTTPRequest) -> HTTPAnswer {
        guard let emulator = emulator.load() else {
            return .now(Self.path(request) == "/healthz" ? Self.alive : Self.unready(request))
        }
        if isDraining.load(ordering: .relaxed), Self.path(request) == "/readyz" { return .now(Self.unready(request)) }
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
