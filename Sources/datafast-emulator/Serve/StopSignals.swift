import Dispatch
import Glibc
import HTTPServer
import Synchronization

/// Stops a server at SIGTERM or SIGINT: the first lets it finish what is under way, a second ends the program at once.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    /// Listens from now on. The server must have been started, or a signal in between would be lost.
    init(_ server: HTTPServer) {
        // A client that goes away while its answer is written is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let queue = DispatchQueue(label: "signals")
        let stopping = Stopping()
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                // As a shell shows the end by a signal.
                if stopping.hasBegun.exchange(true, ordering: .relaxed) { _exit(128 + number) }
                server.stop(grace: .seconds(10))
            }
            source.resume()
            return source
        }
    }

    /// Listens no more.
    func cancel() {
        for source in sources { source.cancel() }
    }

    /// Whether a signal has come, shared by both handlers.
    private final class Stopping: Sendable {
        let hasBegun = Atomic(false)
    }
}
