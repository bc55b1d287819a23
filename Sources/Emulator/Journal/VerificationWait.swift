import Locks

/// A verification under way: looks at requests one by one, and says once what came of it.
final class VerificationWait: Sendable {
    /// How far it has come.
    private struct Progress {
        var seen = 0
        var beginning = 0
        var matched: [Int] = []
        var isFinished = false
    }

    private let verification: Verification
    private let progress = Locked(Progress())
    private let done: @Sendable (VerificationOutcome) -> Void

    init(_ verification: Verification, done: @escaping @Sendable (VerificationOutcome) -> Void) {
        self.verification = verification
        self.done = done
    }

    /// The number of the last request that was looked at.
    var seen: Int { progress.withLock { $0.seen } }

    /// Which beginning of the journal that number counts from.
    var beginning: Int { progress.withLock { $0.beginning } }

    /// Starts over: the journal was cleared.
    func begin(_ beginning: Int) {
        progress.withLock { progress in progress = Progress(beginning: beginning) }
    }

    /// Looks at the requests that are new.
    func look(at entries: [JournalEntry]) {
        progress.withLock { progress in
            for entry in entries where entry.number > progress.seen {
                progress.seen = entry.number
                if let match = expected(after: progress.matched.count), match.matches(entry) {
                    progress.matched.append(entry.number)
                }
            }
        }
    }

    /// What the next request is to match; nil when a sequence is complete.
    private func expected(after matched: Int) -> RequestMatch? {
        switch verification.expectation {
        case .count(let match, _, _): match
        case .sequence(let matches): matched < matches.count ? matches[matched] : nil
        }
    }

    /// Whether waiting longer cannot change the outcome, or need not: enough have come, or too many.
    var isSettled: Bool {
        let count = progress.withLock { $0.matched.count }
        switch verification.expectation {
        case .count(_, let min, let max):
            if let max, count > max { return true }
            return min > 0 && count >= min
        case .sequence(let matches):
            return count == matches.count
        }
    }

    private func isVerified(_ count: Int) -> Bool {
        switch verification.expectation {
        case .count(_, let min, let max): count >= min && max.map { count <= $0 } ?? true
        case .sequence(let matches): count == matches.count
        }
    }

    /// Says what came of it, given what the journal holds. Only the first call counts.
    func finish(_ entries: [JournalEntry], dropped: Int) {
        let progress = progress.withLock { progress -> Progress? in
            guard !progress.isFinished else { return nil }
            progress.isFinished = true
            return progress
        }
        guard let progress else { return }
        let matched = Set(progress.matched)
        let report = VerificationReport(
            verification, isVerified: isVerified(matched.count), matched: progress.matched,
            others: entries.filter { !matched.contains($0.number) }, expected: expected(after: matched.count),
            dropped: dropped)
        done(report.outcome)
    }
}
