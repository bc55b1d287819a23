import CivilTime
import Store

/// A website of the demo made ready to draw from: names have become places in lists.
struct DemoSite: Sendable {
    let website: Website
    let shape: DemoWebsite
    let groups: [Group]
    let sources: [Source]
    /// The source of who types the address.
    let direct: Int
    /// Who signed up comes back to these pages.
    let members: Int?
    let offered: Int?
    let afterBuying: Int?
    let sourceTable: WeightedTable
    let placeTable: WeightedTable
    let planTable: WeightedTable
    let hourTable: WeightedTable

    struct Group: Sendable {
        let pages: PageGroup
        /// The first of its pages in the batch.
        let firstPage: Int
        /// What pageviews say of how the visitor came who comes from one of them, in the batch.
        let firstAcquisition: Int
        let table: WeightedTable
        let next: [Int]
        let nextTable: WeightedTable
        /// The group that each goal leads to.
        let afterGoals: [Int?]
    }

    struct Source: Sendable {
        let source: DemoSource
        /// The first acquisition in the batch: one for each referrer with each query.
        let firstAcquisition: Int
        let referrerTable: WeightedTable
        let queryTable: WeightedTable
        let landing: [Int]
        let landingTable: WeightedTable
    }

    /// Adds the website's pages and acquisitions to the lists of a batch.
    init(_ shape: DemoWebsite, website: Website, adding batch: inout TrafficBatch) {
        self.website = website
        self.shape = shape
        let names = Dictionary(uniqueKeysWithValues: shape.pages.enumerated().map { ($1.name, $0) })
        groups = shape.pages.map { Self.group($0, names, website, &batch) }
        sources = shape.sources.map { Self.source($0, names, website, &batch) }
        direct = shape.sources.firstIndex { $0.referrers == [nil] && $0.queries == [""] } ?? 0
        members = shape.returns.members.flatMap { names[$0] }
        offered = names[shape.offer.pages]
        afterBuying = shape.offer.next.flatMap { names[$0] }
        sourceTable = WeightedTable(shape.sources.lazy.map(\.weight))
        placeTable = WeightedTable(
            DemoPlace.all.lazy.map { $0.weight * shape.countries[$0.place.country ?? "", default: 1] })
        planTable = WeightedTable(shape.offer.plans.lazy.map(\.weight))
        hourTable = WeightedTable(shape.traffic.hours)
    }

    private static func group(
        _ pages: PageGroup, _ names: [String: Int], _ website: Website, _ batch: inout TrafficBatch
    ) -> Group {
        let next = sorted(pages.next, names)
        let group = Group(
            pages: pages, firstPage: batch.pages.count, firstAcquisition: batch.acquisitions.count,
            table: WeightedTable(longTailOf: pages.paths.count), next: next.groups,
            nextTable: WeightedTable(next.weights), afterGoals: pages.goals.map { $0.next.flatMap { names[$0] } })
        for path in pages.paths {
            batch.pages.append(Page(hostname: website.domain, path: path))
            batch.acquisitions.append(acquisition("https://\(website.domain)\(path)", "", website))
        }
        return group
    }

    private static func source(
        _ source: DemoSource, _ names: [String: Int], _ website: Website, _ batch: inout TrafficBatch
    ) -> Source {
        let landing = sorted(source.landing, names)
        let ready = Source(
            source: source, firstAcquisition: batch.acquisitions.count,
            referrerTable: WeightedTable(longTailOf: source.referrers.count),
            queryTable: WeightedTable(longTailOf: source.queries.count, exponent: 0.7), landing: landing.groups,
            landingTable: WeightedTable(landing.weights))
        for referrer in source.referrers {
            for query in source.queries { batch.acquisitions.append(acquisition(referrer, query, website)) }
        }
        return ready
    }

    private static func acquisition(_ referrer: String?, _ query: String, _ website: Website) -> Acquisition {
        guard let page = PageURL("https://\(website.domain)/?\(query)") else {
            return Acquisition(referrer: referrer, referrerName: Referrer.direct)
        }
        return Acquisition(page, referrer: referrer, on: website)
    }

    /// The groups that weights are given to, in the order of the website's groups: a dictionary has none.
    private static func sorted(
        _ weights: [String: Double], _ names: [String: Int]
    ) -> (groups: [Int], weights: [Double]) {
        let known = weights.compactMap { name, weight in names[name].map { (group: $0, weight: weight) } }
            .sorted { $0.group < $1.group }
        return (known.map(\.group), known.map(\.weight))
    }
}
