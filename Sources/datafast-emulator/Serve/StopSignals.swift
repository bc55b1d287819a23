import Dispatch
import Glibc
import HTTPServer

/// Stops a server at SIGTERM or SIGINT: the first lets it finish what is under way, a second ends the program at once.
final class StopSignals {
    private let queue = DispatchQueue(label: "signals")
    private let sources: [any DispatchSourceSignal]

    init(_ server: HTTPServer) {
        // A client that goes away while its answer is written is no reason to end.
        signal(SIGPIPE, SIG_IGN)
        let queue = queue
        // Both signals count together; only the queue touches the count.
        let stopping = Stopping()
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if stopping.hasBegun || source.data > 1 { _exit(128 + number) }
                stopping.hasBegun = true
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

    private final class Stopping: @unchecked Sendable {
        var hasBegun = false
    }
}
