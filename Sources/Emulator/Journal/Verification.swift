/// What a test expects of the requests that a world has served.
public struct Verification: Sendable, Equatable {
    /// Which requests are expected: one match, or several that must be met in this order, others between them or not.
    public enum Expectation: Sendable, Equatable {
        /// So many requests that match. At most so many is only known as long as the journal has forgotten none.
        case count(RequestMatch, min: Int, max: Int?)
        /// A request for each match, one after the other.
        case sequence([RequestMatch])
    }

    /// Which requests are expected.
    public var expectation: Expectation
    /// How long to wait for them. Where none are expected, that none come for so long.
    public var timeout: Duration

    /// Expects `min` to `max` requests that match, at once or within a time.
    public init(_ match: RequestMatch, min: Int = 1, max: Int? = nil, timeout: Duration = .zero) {
        expectation = .count(match, min: min, max: max)
        self.timeout = timeout
    }

    /// Expects a request for each match, one after the other.
    public init(sequence: [RequestMatch], timeout: Duration = .zero) {
        expectation = .sequence(sequence)
        self.timeout = timeout
    }

    /// All matches in it.
    var matches: [RequestMatch] {
        switch expectation {
        case .count(let match, _, _): [match]
        case .sequence(let matches): matches
        }
    }

    /// Expects that none come.
    public static func absence(of match: RequestMatch, for timeout: Duration = .zero) -> Verification {
        Verification(match, min: 0, max: 0, timeout: timeout)
    }
}

/// What came of a ``Verification``.
public struct VerificationOutcome: Sendable, Equatable {
    /// Whether the expectation holds.
    public let isVerified: Bool
    /// The numbers of the requests that matched.
    public let matched: [Int]
    /// What was expected and what came, in words; what to read when it does not hold.
    public let explanation: String
    /// How many requests of each operation were looked at, most first. Nil stands for those that led nowhere.
    public let came: [(operation: String?, count: Int)]
    /// Those that came nearest without matching, nearest first.
    public let nearest: [NearMiss]

    /// A request that did not match, and why not.
    public struct NearMiss: Sendable, Equatable {
        /// The request.
        public let request: RecordedRequest
        /// What of it differed.
        public let differences: [RequestMatch.Difference]
    }

    /// Whether both say the same.
    public static func == (left: VerificationOutcome, right: VerificationOutcome) -> Bool {
        left.isVerified == right.isVerified && left.matched == right.matched && left.explanation == right.explanation
            && left.nearest == right.nearest && left.came.elementsEqual(right.came) { $0 == $1 }
    }
}
