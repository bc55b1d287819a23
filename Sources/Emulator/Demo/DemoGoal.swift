/// A goal that visitors complete on a page.
struct DemoGoal: Sendable {
    let name: String
    let probability: Double
    var description: String?
    /// Its property and the values, the most frequent first.
    var property: (name: String, values: [String])?
    /// The group of pages that the visit goes on to.
    var next: String?
    /// Whether the visitor has an account from then on, and completes it only once.
    var isSignup = false
    /// Whether it is completed only on pages after the first: otherwise the visit would not bounce.
    var onlyLater = false
}
