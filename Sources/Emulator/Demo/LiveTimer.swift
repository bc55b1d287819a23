import Dispatch
import Locks

/// Asks now and then, until it is stopped, for what a clock has made due.
final class LiveTimer: Sendable {
    private static let pause = DispatchTimeInterval.milliseconds(500)

    private let timer = Locked<(any DispatchSourceTimer)?>(nil)

    /// Calls `work` on a queue.
    func start(on queue: DispatchQueue, _ work: @escaping @Sendable () -> Void) {
        let source = DispatchSource.makeTimerSource(queue: queue)
        source.schedule(deadline: .now() + Self.pause, repeating: Self.pause, leeway: .milliseconds(50))
        source.setEventHandler(handler: work)
        source.resume()
        timer.withLock { $0 = source }
    }

    /// Calls it no more. What is under way goes on to its end.
    func stop() {
        timer.withLock { timer in
            timer?.cancel()
            timer = nil
        }
    }

    deinit { stop() }
}
