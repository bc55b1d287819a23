import CivilTime
import Dispatch
import HTTPServer
import Store
import Locks

/// Everything that a test can change, shared with no other world: database, clock, random source, rate-limit buckets.
///
/// A world serves one request at a time, so that its history has one order.
final class World: Sendable {
    private let state: Locked<WorldState>
    /// Where requests wait that an event loop must not wait for.
    private let queue: DispatchQueue

    init(name: String, state: sending WorldState) {
        self.state = Locked(state)
        queue = DispatchQueue(label: "world.\(name)")
    }

    /// Serves on the spot if the work is quick and the world is free, else later, from the world's queue.
    func serve(
        _ subject: FaultSubject, isQuick: Bool, _ work: @escaping @Sendable (WorldState) -> HTTPResponse
    ) -> HTTPAnswer {
        if isQuick, let served = state.withLockIfAvailable({ state in state.serve(subject, work) }) {
            return served.answer
        }
        return .later { [self] reply in
            queue.async { self.state.withLock { state in state.serve(subject, work) }.send(to: reply) }
        }
    }

    /// Waits for the world and works with its state.
    func withState<Result>(_ work: (WorldState) throws -> sending Result) rethrows -> sending Result {
        try state.withLock { state in try work(state) }
    }
}
