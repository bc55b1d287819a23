import CivilTime

/// A website of the demo: how many come and when, from where, what they do there, what they pay for.
struct DemoWebsite: Sendable {
    /// The website that the seed's accounts have by this id.
    let objectID: String
    /// By whose clocks its launches and campaigns begin.
    let timeZone: String
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

    func instant(_ moment: DemoMoment, before now: Instant) -> Instant {
        moment.instant(before: now, in: TimeZoneDatabase.system.rules(named: timeZone) ?? .utc)
    }
}
