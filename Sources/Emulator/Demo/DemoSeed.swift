import CivilTime
import DataFastAPI
import Store

/// Puts the demo's visitors into a world that has its accounts.
struct DemoSeed {
    /// Tells apart the demo's chance from what else a world draws.
    private static let stream: UInt64 = 0xDE30

    /// - Parameter pageviews: how many pageviews are there already.
    static func plant(_ size: DemoSize, besides pageviews: Int, in state: WorldState) throws {
        let now = state.clock.now
        let accounts = try state.store.accounts()
        var generator = DemoGenerator(
            websites: accounts.websites, random: RandomSource(seed: state.chance.seed, stream: stream), now: now
        ) { time in state.newObjectID(at: time) }
        generator.generate(size, besides: pageviews)
        try state.store.record(generator.batch)
        try plantAlertLogs(generator, in: state.store)
        for site in generator.sites { try plantCrawls(on: site, &generator.random, before: now, in: state.store) }
    }

    /// What alerts have sent since they were made.
    private static func plantAlertLogs(_ generator: DemoGenerator, in store: Store) throws {
        let batch = generator.batch
        let alerts = try generator.sites.flatMap { try store.alerts(websiteID: $0.website.id) }.filter(\.isEnabled)
        guard let first = alerts.map(\.createdAt).min() else { return }
        let events = batch.events.filter { $0.time >= first }.sorted { $0.time < $1.time }
        for event in events {
            guard let goal = batch.goal(of: event) else { continue }
            let visitor = batch.visitors[Int(batch.sessions[Int(event.session)].visitor)]
            for alert in alerts
            where alert.goalName == goal && alert.websiteID == visitor.websiteID && alert.createdAt <= event.time {
                try store.insert(
                    AlertLog(
                        websiteID: alert.websiteID, alertID: alert.id, alertName: alert.name, goalName: goal,
                        visitor: visitor.id, triggeredAt: event.time))
            }
        }
    }

    /// Requests of AI crawlers: few companies often, many seldom, more from week to week.
    private static func plantCrawls(
        on site: DemoSite, _ random: inout RandomSource, before now: Instant, in store: Store
    ) throws {
        let crawlers = WeightedTable(longTailOf: Crawler.catalogue.count, exponent: 0.9)
        let pages = crawledPages(of: site)
        let table = WeightedTable(longTailOf: pages.count, exponent: 0.8)
        var time = now - Int64(DemoGenerator.days) * DemoGenerator.day
        let start = time
        while true {
            let progress = Double(time - start) / Double(now - start)
            let perDay = site.shape.crawlsPerDay * (0.6 + 0.8 * progress)
            time += max(1, Int64(random.exponential(mean: 1 / perDay) * Double(DemoGenerator.day)))
            guard time <= now else { return }
            let crawler = Crawler.catalogue[crawlers.pick(&random)]
            let page = pages[table.pick(&random)]
            let luck = random.unit()
            try store.record(
                BotRequest(
                    websiteID: site.website.id, time: time,
                    page: Page(hostname: site.website.domain, path: page.path),
                    company: crawler.company, crawlerID: crawler.id, agent: crawler.name,
                    category: crawler.category.rawValue,
                    statusCode: luck < 0.97 ? page.status : luck < 0.975 ? 503 : nil,
                    isVerified: verifiable.contains(crawler.company) && random.chance(0.96)))
        }
    }

    /// The pages that crawlers ask for, the most frequent first, and what they get: some are no longer there.
    private static func crawledPages(of site: DemoSite) -> [(path: String, status: Int)] {
        let open = site.shape.pages.filter { !$0.isPrivate }.flatMap(\.paths)
        var pages = (["/llms.txt", "/robots.txt", "/sitemap.xml"] + open).map { (path: $0, status: 200) }
        for (place, path, status) in [(6, "/llms-full.txt", 404), (11, "/index.html", 301), (17, "/rss", 301)] {
            pages.insert((path, status), at: min(place, pages.count))
        }
        return pages
    }

    /// Who tells from which addresses their crawlers come.
    private static let verifiable: Set<String> = [
        "OpenAI", "Anthropic", "Perplexity", "Google", "Mistral", "Microsoft", "Apple", "Amazon", "DuckDuckGo",
        "Common Crawl",
    ]
}

extension TrafficBatch {
    /// The goal that an event completes.
    fileprivate func goal(of event: Event) -> String? {
        switch event.kind {
        case .goal(let index), .serverGoal(let index): goals[Int(index)].goal.name
        case .payment(let index):
            switch payments[Int(index)].kind {
            case .new, .renewal: LifecycleGoal.payment.rawValue
            case .trial: LifecycleGoal.freeTrial.rawValue
            case .refund: nil
            }
        case .pageview, .exitClick, .identification: nil
        }
    }
}
