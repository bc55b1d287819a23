import CivilTime

/// One rule of a ``FaultPlan``: which requests, how often, and what befalls them.
public struct FaultRule: Sendable, Equatable {
    /// Which requests.
    public var match = FaultMatch()
    /// How many of them are spared first.
    public var skip = 0
    /// How often the fault strikes at most; nil for always.
    public var times: Int?
    /// How likely it strikes each time, 0 to 1; drawn from the world's random source unless it is 1.
    public var probability = 1.0
    /// How long the rule holds, in milliseconds of the world's clock from when it is set; nil for as long as the plan.
    public var timeToLive: Int64?
    /// What happens.
    public var effect: FaultEffect

    /// How many requests came to this rule and matched, spared ones too.
    public internal(set) var matched = 0
    /// How often the fault struck.
    public internal(set) var applied = 0
    /// When the rule ends.
    public internal(set) var expiresAt: Instant?

    /// A rule that strikes every request.
    public init(_ effect: FaultEffect) {
        self.effect = effect
    }

    /// How often the fault can strike still; nil for always.
    public var left: Int? { times.map { max(0, $0 - applied) } }

    /// Whether the fault strikes this request, which is counted.
    mutating func strikes(_ subject: FaultSubject, at now: Instant, _ random: inout RandomSource) -> Bool {
        guard left != 0, expiresAt.map({ now < $0 }) ?? true, match.matches(subject) else { return false }
        matched += 1
        guard matched > skip else { return false }
        guard probability >= 1 || Double.random(in: 0..<1, using: &random) < probability else { return false }
        applied += 1
        return true
    }
}
