/// Says in words what was expected, what came, and what came nearest.
struct VerificationReport {
    private let verification: Verification
    private let isVerified: Bool
    private let matched: [Int]
    /// The requests that did not match.
    private let others: [JournalEntry]
    /// What the next request was to match.
    private let expected: RequestMatch?
    private let cameCounts: [String?: Int]
    /// Requests that were forgotten before anybody looked at them.
    private let missed: Int

    /// How many near misses are told.
    private static let told = 3

    init(
        _ verification: Verification, isVerified: Bool, matched: [Int], others: [JournalEntry],
        expected: RequestMatch?, came: [String?: Int], missed: Int
    ) {
        self.verification = verification
        self.isVerified = isVerified
        self.matched = matched
        self.others = others
        self.expected = expected
        cameCounts = came
        self.missed = missed
    }

    var outcome: VerificationOutcome {
        let nearest = isVerified || areEnough ? [] : nearestMisses
        return VerificationOutcome(
            isVerified: isVerified, matched: matched, explanation: explanation(nearest), came: came, nearest: nearest)
    }

    private var isTooMany: Bool {
        if case .count(_, _, let max?) = verification.expectation { return matched.count > max }
        return false
    }

    /// Whether it fails by those that came, or may have come, and not by those that did not.
    private var areEnough: Bool {
        if case .count(_, let min, _) = verification.expectation { return matched.count >= min }
        return false
    }

    private func explanation(_ nearest: [VerificationOutcome.NearMiss]) -> String {
        var text = "Expected \(expectation); found \(found) among \(total) requests"
        if isVerified { return text + "." }
        if missed > 0 {
            text += " (\(missed) earlier \(missed == 1 ? "request is" : "requests are") forgotten: "
            text += "raise --journal-entries or --journal-bytes)"
        }
        if isTooMany { text += ": \(matched.prefix(10).map { "#\($0)" }.joined(separator: ", "))" }
        text += "."
        for miss in nearest {
            text += "\n  near miss \(miss.request.summary): "
            text += miss.differences.map(\.description).joined(separator: "; ")
        }
        if nearest.isEmpty, !areEnough, !came.isEmpty {
            text +=
                " What came: "
                + came.prefix(5).map { "\($0.count) × \($0.operation ?? "unmatched")" }
                .joined(separator: ", ") + "."
        }
        return text
    }

    private var total: Int { cameCounts.values.reduce(0, +) }

    private var expectation: String {
        switch verification.expectation {
        case .count(let match, 0, 0?): return "no request with \(match)"
        case .count(let match, let min, let max):
            let number =
                switch max {
                case nil: "at least \(min)"
                case min?: "exactly \(min)"
                case let max?: min == 0 ? "at most \(max)" : "\(min) to \(max)"
                }
            return "\(number) request\((max ?? min) == 1 ? "" : "s") with \(match)"
        case .sequence(let matches):
            return "in this order: " + matches.map(\.description).joined(separator: ", then ")
        }
    }

    private var found: String {
        guard case .sequence(let matches) = verification.expectation else { return "\(matched.count)" }
        let numbers = matched.map { "#\($0)" }.joined(separator: ", ")
        let missing = expected.map { ", but then none with \($0)" } ?? ""
        return "\(matched.count) of \(matches.count)\(numbers.isEmpty ? "" : " (\(numbers))")\(missing)"
    }

    /// Requests by operation, most first.
    private var came: [(operation: String?, count: Int)] {
        cameCounts.map { (operation: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.operation ?? "~") < ($0.count, $1.operation ?? "~") }
    }

    /// The requests that differ least from what was expected, the latest first among equals; those that have nothing to do
    /// with it are no near misses.
    private var nearestMisses: [VerificationOutcome.NearMiss] {
        guard let expected else { return [] }
        // In a sequence only what came after the last match could have been the next.
        let candidates = others.filter { isSequence ? $0.number > matched.last ?? 0 : true }
        let misses = candidates.map { (entry: $0, differences: expected.differences(from: $0)) }
            .filter { expected.isNearly(met: $0.differences) }
            .sorted { ($0.differences.count, $1.entry.number) < ($1.differences.count, $0.entry.number) }
        return misses.prefix(Self.told).map { miss in
            VerificationOutcome.NearMiss(request: RecordedRequest(miss.entry), differences: miss.differences)
        }
    }

    private var isSequence: Bool {
        if case .sequence = verification.expectation { true } else { false }
    }
}
