import Synchronization

/// How many connections the loops of a server serve together.
final class ConnectionCount: Sendable {
    private let count = Atomic(0)
    private let limit: Int

    /// Admits so many connections at once.
    init(limit: Int) {
        self.limit = limit
    }

    /// Counts a connection in, unless there are enough already.
    func enter() -> Bool {
        var current = count.load(ordering: .relaxed)
        while current < limit {
            let (isExchanged, original) = count.weakCompareExchange(
                expected: current, desired: current + 1, ordering: .relaxed)
            if isExchanged { return true }
            current = original
        }
        return false
    }

    /// Counts a connection out that had entered.
    func leave() {
        count.subtract(1, ordering: .relaxed)
    }
}
