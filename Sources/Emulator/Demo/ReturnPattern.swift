/// Whether and when visitors come again.
struct ReturnPattern: Sendable {
    /// The part of new visitors who do.
    let first: Double
    /// The part of those who came again who do so once more; customers always more often.
    let again: Double
    /// Days until then, on average.
    let days: Double
    /// The group of pages that who has an account comes back to.
    var members: String?
}
