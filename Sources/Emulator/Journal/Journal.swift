import Dispatch
import HTTPServer
import Locks

/// What a world remembers of its requests, in their order: the latest, as far as its limits allow.
///
/// It has a lock of its own, held for moments, so that reading it never holds up the world.
final class Journal: Sendable {
    /// How much there is.
    struct Counts: Sendable, Equatable {
        /// Requests in the journal.
        var entries = 0
        /// Bytes they take.
        var bytes = 0
        /// Requests that were forgotten for want of room.
        var dropped = 0
        /// Requests since the journal began.
        var total = 0
    }

    private struct State {
        var entries = RingBuffer<JournalEntry>()
        var counts = Counts()
        var waits: [VerificationWait] = []
        /// Whether a look at the waits is due already.
        var isCheckDue = false
        /// How often the journal began anew.
        var beginnings = 0
        /// The number of the last request before it last did.
        var cleared = 0

        /// The latest entries, so many at most, as a verification is shown them.
        func view(latest count: Int) -> VerificationWait.View {
            VerificationWait.View(
                entries: entries.suffix(count), last: counts.total, beginning: beginnings, cleared: cleared)
        }
    }

    private let limits: JournalLimits
    private let state = Locked(State())
    /// Where waiting verifications are looked at, so that no request takes longer for them.
    private let queue = DispatchQueue(label: "journal")

    /// The most verifications that may wait at once.
    static let maxWaits = 256

    init(_ limits: JournalLimits) {
        self.limits = limits
    }

    /// Whether anything is remembered.
    var isOn: Bool { limits.entries > 0 }

    /// Takes in an entry, which is in no journal yet.
    func record(_ entry: JournalEntry) {
        let isCheckDue = state.withLock { state in
            state.counts.total += 1
            entry.number = state.counts.total
            state.entries.append(entry)
            state.counts.bytes += entry.size
            while state.entries.count > limits.entries || state.counts.bytes > limits.bytes,
                let oldest = state.entries.removeFirst()
            {
                state.counts.bytes -= oldest.size
                state.counts.dropped += 1
            }
            guard !state.waits.isEmpty, !state.isCheckDue else { return false }
            state.isCheckDue = true
            return true
        }
        if isCheckDue { queue.async { self.check() } }
    }

    /// Everything that is remembered, oldest first.
    func entries() -> (entries: [JournalEntry], counts: Counts) {
        state.withLock { state in
            var counts = state.counts
            counts.entries = state.entries.count
            return (state.entries.suffix(.max), counts)
        }
    }

    /// Forgets everything, and says how many requests that were. `restart` begins to count at 1 again, too.
    @discardableResult
    func clear(restart: Bool) -> Int {
        state.withLock { state in
            let count = state.entries.count
            // The storage stays: what comes next needs it again.
            while state.entries.removeFirst() != nil {}
            state.counts = Counts(total: restart ? 0 : state.counts.total)
            state.beginnings += 1
            state.cleared = state.counts.total
            return count
        }
    }
}

// MARK: - Waiting

extension Journal {
    /// Calls `done` once: as soon as the outcome is certain, or when the time is over. Nothing waits meanwhile.
    func verify(
        _ verification: Verification, done: @escaping @Sendable (VerificationOutcome) -> Void
    ) throws(ControlError) {
        for match in verification.matches { try match.check() }
        guard isOn else { throw ControlError(409, "The journal is switched off (--journal-entries 0)") }
        let wait = VerificationWait(verification, done: done)
        guard verification.timeout > .zero else {
            wait.look(at: state.withLock { $0.view(latest: .max) })
            return finish([wait])
        }
        try state.withLock { state throws(ControlError) in
            guard state.waits.count < Self.maxWaits else {
                throw ControlError(409, "Too many verifications are waiting: at most \(Self.maxWaits)")
            }
            state.waits.append(wait)
        }
        queue.async { self.check() }
        let milliseconds = Int(verification.timeout / .milliseconds(1))
        queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
            self.check()
            self.finish([wait])
        }
    }

    /// Lets no verification wait any longer.
    func endWaiting() {
        queue.async {
            self.check()
            self.finish(self.state.withLock { $0.waits })
        }
    }

    /// Shows what has come to the verifications that wait. On the queue.
    private func check() {
        let (waits, view) = state.withLock { state in
            state.isCheckDue = false
            let seen = state.waits.map { $0.beginning == state.beginnings ? $0.seen : 0 }.min() ?? 0
            return (state.waits, state.view(latest: state.counts.total - seen))
        }
        for wait in waits { wait.look(at: view) }
        finish(waits.filter(\.isSettled))
    }

    private func finish(_ waits: [VerificationWait]) {
        guard !waits.isEmpty else { return }
        state.withLock { state in state.waits.removeAll { wait in waits.contains { $0 === wait } } }
        let entries = entries().entries
        for wait in waits { wait.finish(entries) }
    }
}
