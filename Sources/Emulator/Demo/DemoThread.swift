/// A discussion on Reddit: a mention of the website, and from then on a source of visitors.
struct DemoThread: Sendable {
    let subreddit: String
    let id: String
    let slug: String
    let began: DemoMoment

    var url: String { "https://www.reddit.com/r/\(subreddit)/comments/\(id)/\(slug)/" }

    /// Those who follow the link in it.
    func source(
        weight: Double, share: Double, landing: [String: Double], page: String? = nil
    ) -> DemoSource {
        DemoSource(
            weight: weight, referrers: [url], landing: landing, page: page, bounce: 1.1, since: began,
            surge: .init(share: share, halfLife: 0.6))
    }
}
