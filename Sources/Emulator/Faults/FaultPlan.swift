import CivilTime

/// The faults of a world: rules in order. The first that strikes a request decides what befalls it; one that spares it
/// leaves it to the next.
public struct FaultPlan: Sendable, Equatable {
    /// The rules, with what they counted.
    public private(set) var rules: [FaultRule]

    /// A plan of these rules; without any, nothing happens.
    public init(_ rules: [FaultRule] = []) {
        self.rules = rules
    }

    /// The same plan as it begins: nothing counted, all time left.
    func begun(at now: Instant) -> FaultPlan {
        FaultPlan(
            rules.map { rule in
                var rule = rule
                rule.matched = 0
                rule.applied = 0
                rule.expiresAt = rule.timeToLive.map { now + $0 }
                return rule
            })
    }

    var isEmpty: Bool { rules.isEmpty }

    /// What befalls a request; nil for nothing. Counts.
    mutating func effect(
        on subject: FaultSubject, at now: Instant, _ random: inout RandomSource
    ) -> FaultEffect? {
        for index in rules.indices where rules[index].strikes(subject, at: now, &random) { return rules[index].effect }
        return nil
    }
}
