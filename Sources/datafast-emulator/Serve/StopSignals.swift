import Dispatch
import Glibc
import HTTPServer
import Synchronization

/// Stops a server at SIGTERM or SIGINT: the first lets it finish what is under way, a second
/// ends the program at once.
final class StopSignals {
    private static let numbers = [SIGTERM, SIGINT]
    private let sources: [any DispatchSourceSignal]

    /// Makes the signals wait until somebody listens, in this thread and those that it will start.
    ///
    /// Ignoring them instead would lose one that comes before Dispatch listens, which is some time after `resume`.
    static func hold() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in numbers { sigaddset(&signals, number) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        WriteSignals.ignore()
    }

    /// Listens from now on. The server must have been started, and ``hold()`` called before any thread was.
    ///
    /// - Parameter drain: what is to happen before the server begins to stop; says whether there can be anything to finish.
    init(_ server: HTTPServer, drain: @escaping @Sendable () -> Bool) {
        let queue = DispatchQueue(label: "signals")
        let stopping = Stopping()
        sources = Self.numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                // As a shell shows the end by a signal.
                if stopping.hasBegun.exchange(true, ordering: .relaxed) { _exit(128 + number) }
                // A process that is killed while it plants its seed leaves a data directory that the next one can use.
                guard drain() else { _exit(0) }
                server.stop()
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
