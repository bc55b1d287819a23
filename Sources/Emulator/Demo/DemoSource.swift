/// Where visitors come from.
struct DemoSource: Sendable {
    let weight: Double
    /// What the browser sends as the referrer, the most frequent first; nil for none.
    var referrers: [String?] = [nil]
    /// The query of the address that they come to, the most frequent first.
    var queries: [String] = [""]
    /// The groups of pages that they come to, by weight.
    let landing: [String: Double]
    /// The page that is linked to: who comes to its group comes to it.
    var page: String?
    /// How much more often they leave at once than others do.
    var bounce = 1.0
    /// How much more often they buy.
    var buying = 1.0
    /// How much more often they hold a telephone.
    var mobile = 1.0
    /// The app whose own browser shows the website to many of those who hold one.
    var app: DemoApp?
    /// The advertiser that marks each visit in the address.
    var adClick: DemoAdClick?
    /// When it began; nil for long ago.
    var since: DemoMoment?
    /// When it ended; nil for not yet.
    var until: DemoMoment?
    /// Those who come when it begins, beside those who come all the time.
    var surge: Surge?

    /// Many at once: what a launch or a newsletter does.
    struct Surge: Sendable {
        /// The part of all the website's visitors.
        let share: Double
        /// Days after which half of them would have come if nobody slept.
        let halfLife: Double
    }
}
