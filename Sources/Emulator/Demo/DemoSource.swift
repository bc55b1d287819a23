/// Where visitors come from.
struct DemoSource: Sendable {
    let weight: Double
    /// What the browser sends as the referrer, the most frequent first; nil for none.
    var referrers: [String?] = [nil]
    /// The query of the address that they come to, the most frequent first.
    var queries: [String] = [""]
    /// The groups of pages that they come to, by weight.
    let landing: [String: Double]
    /// How much more often they leave at once than others do.
    var bounce = 1.0
    /// How much more often they buy.
    var buying = 1.0
    /// How much more often they hold a telephone.
    var mobile = 1.0
    /// The ad click id that the address carries.
    var adClickID: String?
    /// The name by which a surge of traffic calls for it.
    var name = ""
    /// When it is there, in days before now; nil for always.
    var days: ClosedRange<Double>?
}
