import CivilTime
import Store

/// A website of the demo made ready to draw from: names have become places in lists, and moments instants.
struct DemoSite: Sendable {
    let website: Website
    let shape: DemoWebsite
    let groups: [Group]
    let sources: [Source]
    let surges: [Surge]
    /// The source of who types the address.
    let direct: Int
    /// Who signed up comes back to these pages.
    let members: Int?
    let afterBuying: Int?
    let sourceTable: WeightedTable
    let surgeTable: WeightedTable
    /// The part of all visitors who come with a surge.
    let surgeShare: Double
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
        /// The part of the views that lead to buying.
        let buying: Double
    }

    /// Those whom one of the sources sends at once.
    struct Surge: Sendable {
        /// In ``DemoSite/sources``.
        let source: Int
        let start: Instant
        /// Milliseconds after which one of them comes, on average.
        let mean: Double
    }

    /// Adds the website's pages and acquisitions to the lists of a batch.
    init(_ shape: DemoWebsite, website: Website, now: Instant, adding batch: inout TrafficBatch) {
        self.website = website
        self.shape = shape
        let names = Dictionary(uniqueKeysWithValues: shape.pages.enumerated().map { ($1.name, $0) })
        groups = shape.pages.map { Self.group($0, names, shape.offer, website, &batch) }
        sources = shape.sources.map { Source($0, on: shape, names, website, now: now, adding: &batch) }
        surges = sources.enumerated().compactMap { index, source in
            guard let surge = source.source.surge, let start = source.since else { return nil }
            // From the half-life of a decay to its mean life.
            return Surge(source: index, start: start, mean: surge.halfLife * 1.44 * Double(DemoGenerator.day))
        }
        let shares = shape.sources.compactMap(\.surge?.share)
        surgeTable = WeightedTable(shares)
        surgeShare = shares.reduce(0, +)
        direct = shape.sources.firstIndex { $0.referrers == [nil] && $0.queries == [""] } ?? 0
        members = shape.returns.members.flatMap { names[$0] }
        afterBuying = shape.offer.next.flatMap { names[$0] }
        sourceTable = WeightedTable(shape.sources.lazy.map(\.weight))
        placeTable = WeightedTable(
            DemoPlace.all.lazy.map { $0.weight * shape.countries[$0.place.country ?? "", default: 1] })
        planTable = WeightedTable(shape.offer.plans.lazy.map(\.weight))
        hourTable = WeightedTable(shape.traffic.hours)
    }

    private static func group(
        _ pages: PageGroup, _ names: [String: Int], _ offer: DemoOffer, _ website: Website, _ batch: inout TrafficBatch
    ) -> Group {
        let next = sorted(pages.next, names)
        let group = Group(
            pages: pages, firstPage: batch.pages.count, firstAcquisition: batch.acquisitions.count,
            table: WeightedTable(longTailOf: pages.paths.count), next: next.groups,
            nextTable: WeightedTable(next.weights), afterGoals: pages.goals.map { $0.next.flatMap { names[$0] } },
            buying: offer.pages[pages.name] ?? 0)
        for path in pages.paths {
            batch.pages.append(Page(hostname: website.domain, path: path))
            batch.acquisitions.append(Source.acquisition("https://\(website.domain)\(path)", "", website))
        }
        return group
    }

    /// The groups that weights are given to, in the order of the website's groups: a dictionary has none.
    static func sorted(
        _ weights: [String: Double], _ names: [String: Int]
    ) -> (groups: [Int], weights: [Double]) {
        let known = weights.compactMap { name, weight in names[name].map { (group: $0, weight: weight) } }
            .sorted { $0.group < $1.group }
        return (known.map(\.group), known.map(\.weight))
    }
}
