import Locks

/// A verification under way: looks at requests one by one, and says once what came of it.
final class VerificationWait: Sendable {
    /// What a journal has at a moment.
    struct View {
        /// The latest entries, among them all that the verification has not seen yet and that are still there.
        let entries: [JournalEntry]
        /// The number of the last request, there or forgotten.
        let last: Int
        /// How often the journal had begun anew.
        let beginning: Int
        /// The number of the last request before it last did: nobody asks for it any more.
        let cleared: Int
    }

    /// How far it has come.
    private struct Progress {
        var seen = 0
        var beginning = 0
        var matched: [Int] = []
        /// Requests by operation.
        var came: [String?: Int] = [:]
        /// Requests that the journal forgot before they were looked at.
        var missed = 0
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

    /// Looks at the requests that are new. Starts over where the journal was cleared.
    func look(at view: View) {
        progress.withLock { progress in
            if progress.beginning != view.beginning {
                progress = Progress(
                    seen: view.cleared, beginning: view.beginning, isFinished: progress.isFinished)
            }
            var missed = max(0, view.last - progress.seen)
            for entry in view.entries where entry.number > progress.seen {
                missed -= 1
                progress.came[entry.facts.operation, default: 0] += 1
                if let match = expected(after: progress.matched.count), match.matches(entry) {
                    progress.matched.append(entry.number)
                }
            }
            progress.seen = max(progress.seen, view.last)
            progress.missed += missed
        }
    }

    /// What the next request is to match; nil when a sequence is complete.
    private func expected(after matched: Int) -> RequestMatch? {
        switch verification.expectation {
        case .count(let match, _, _): match
        case .sequence(let matches): matched < matches.count ? matches[matched] : nil
        }
    }

    /// Whether waiting longer cannot change the outcome, or need not: enough have come, or perhaps too many.
    var isSettled: Bool {
        let (count, missed) = progress.withLock { ($0.matched.count, $0.missed) }
        switch verification.expectation {
        case .count(_, let min, let max):
            if let max, count + missed > max { return true }
            return min > 0 && count >= min
        case .sequence(let matches):
            return count == matches.count
        }
    }

    /// Whether it holds, whatever the requests were that were missed: one that was not to come may have been among them.
    private func isVerified(_ progress: Progress) -> Bool {
        let count = progress.matched.count
        return switch verification.expectation {
        case .count(_, let min, let max): count >= min && max.map { count + progress.missed <= $0 } ?? true
        case .sequence(let matches): count == matches.count
        }
    }

    /// Says what came of it, given what the journal holds. Only the first call counts.
    func finish(_ entries: [JournalEntry]) {
        let progress = progress.withLock { progress -> Progress? in
            guard !progress.isFinished else { return nil }
            progress.isFinished = true
            return progress
        }
        guard let progress else { return }
        let matched = Set(progress.matched)
        let report = VerificationReport(
            verification, isVerified: isVerified(progress), matched: progress.matched,
            others: entries.filter { $0.number <= progress.seen && !matched.contains($0.number) },
            expected: expected(after: matched.count), came: progress.came, missed: progress.missed)
        done(report.outcome)
    }
}
