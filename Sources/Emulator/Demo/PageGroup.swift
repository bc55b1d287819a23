/// Pages of one kind, and what visitors do there: a state of the Markov chain that a visit is.
struct PageGroup: Sendable {
    let name: String
    /// The most viewed first.
    let paths: [String]
    /// Seconds that half of the views last at most.
    let seconds: Double
    /// The part of the visits beginning here that end here.
    let bounce: Double
    /// The part of later views after which a visit ends.
    let leave: Double
    /// Where a visit goes on, by weight.
    let next: [String: Double]
    var goals: [DemoGoal] = []
    var exits: [DemoExit] = []
    /// Whether only those see them who are signed in, or have something in the basket.
    var isPrivate = false
}
