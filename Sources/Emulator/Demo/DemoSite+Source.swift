import CivilTime
import Store

extension DemoSite {
    /// A ``DemoSource`` made ready to draw from.
    struct Source: Sendable {
        let source: DemoSource
        let since: Instant?
        private let until: Instant?
        /// The first acquisition in the batch: one for each referrer with each query.
        private let firstAcquisition: Int
        private let referrers: [DemoReferrer]
        private let referrerTable: WeightedTable
        private let queryTable: WeightedTable
        private let landing: [Int]
        private let landingTable: WeightedTable
        /// The page that it links to, and the group that it is of.
        private let page: (group: Int, place: Int)?

        /// Adds its acquisitions to the list of a batch.
        init(
            _ source: DemoSource, on shape: DemoWebsite, _ names: [String: Int], _ website: Website, now: Instant,
            adding batch: inout TrafficBatch
        ) {
            self.source = source
            since = source.since.map { shape.instant($0, before: now) }
            until = source.until.map { shape.instant($0, before: now) }
            firstAcquisition = batch.acquisitions.count
            referrers = source.referrers.map(DemoReferrer.init)
            referrerTable = WeightedTable(longTailOf: source.referrers.count)
            queryTable = WeightedTable(longTailOf: source.queries.count, exponent: 0.7)
            let landing = DemoSite.sorted(source.landing, names)
            self.landing = landing.groups
            landingTable = WeightedTable(landing.weights)
            page = source.page.flatMap { path in
                shape.pages.indices.lazy.compactMap { group in
                    shape.pages[group].paths.firstIndex(of: path).map { (group, $0) }
                }.first
            }
            for referrer in source.referrers {
                for query in source.queries {
                    batch.acquisitions.append(Self.acquisition(referrer, query, website))
                }
            }
        }

        static func acquisition(_ referrer: String?, _ query: String, _ website: Website) -> Acquisition {
            guard let page = PageURL("https://\(website.domain)/?\(query)") else {
                return Acquisition(referrer: referrer, referrerName: Referrer.direct)
            }
            return Acquisition(page, referrer: referrer, on: website)
        }
    }
}

extension DemoSite.Source {
    /// Whether anybody comes from there at a time: campaigns do not last for ever.
    func sends(at time: Instant) -> Bool {
        if let since, time < since { return false }
        if let until, time > until { return false }
        return true
    }

    /// The group of pages that somebody comes to.
    func landing(_ random: inout RandomSource) -> Int { landing[landingTable.pick(&random)] }

    /// The page of a group that it links to; nil for none of them.
    func page(in group: Int) -> Int? { page?.group == group ? page?.place : nil }

    /// How somebody comes who is at a place with a browser, in the batch.
    func acquisition(_ place: Place, _ system: System, _ random: inout RandomSource) -> Int {
        var referrer = referrerTable.pick(&random)
        for _ in 0..<8 where !referrers[referrer].suits(place, system) { referrer = referrerTable.pick(&random) }
        if !referrers[referrer].suits(place, system) { referrer = referrers.firstIndex(where: \.suitsAll) ?? 0 }
        return firstAcquisition + referrer * source.queries.count + queryTable.pick(&random)
    }
}
