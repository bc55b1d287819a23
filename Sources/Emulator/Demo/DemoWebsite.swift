import Store

/// A website of the demo: how many come and when, from where, what they do there, what they pay for.
struct DemoWebsite: Sendable {
    /// The website that the seed's accounts have by this id.
    let objectID: String
    /// Its part of all visitors.
    let share: Double
    let traffic: TrafficCurve
    /// How much more, or less, often visitors come from a country than they do in the whole world; 1 where nothing is said.
    var countries: [String: Double] = [:]
    /// The part of visitors who hold a telephone.
    let mobileShare: Double
    let sources: [DemoSource]
    let pages: [PageGroup]
    let returns: ReturnPattern
    let offer: DemoOffer
    /// A goal that the website's server reports of some who signed up, days later.
    var serverGoal: (name: String, probability: Double, days: Double)?
    /// Requests of AI crawlers on a day.
    let crawlsPerDay: Double

    static let all = [saas, blog, shop]
}

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
}

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

/// A link to another website.
struct DemoExit: Sendable {
    let url: String
    let text: String
    let probability: Double
}
