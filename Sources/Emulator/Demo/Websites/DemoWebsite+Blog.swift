extension DemoWebsite {
    /// A blog: long articles that are found for years, newsletters and campaigns, a book for sale.
    static let blog = DemoWebsite(
        objectID: "665f0b3c4d2e1a0000000081", timeZone: "Europe/London", share: 0.34,
        traffic: TrafficCurve(
            weekdays: [1.1, 1.12, 1.1, 1.06, 0.98, 0.78, 0.86], hours: TrafficCurve.reading, growth: 0.002),
        countries: ["GB": 1.8, "US": 1.1, "NL": 1.4], mobileShare: 0.48, sources: blogSources, pages: blogPages,
        returns: ReturnPattern(first: 0.2, again: 0.46, days: 8),
        offer: DemoOffer(
            pages: ["book": 0.045, "book sample": 0.14],
            plans: [
                .init(name: "e-book", price: 19, weight: 6), .init(name: "print", price: 34, weight: 2),
                .init(name: "e-book and course", price: 79, weight: 1.4),
            ],
            currencies: [
                "GB": "GBP", "IE": "EUR", "DE": "EUR", "AT": "EUR", "FR": "EUR", "NL": "EUR", "BE": "EUR", "ES": "EUR",
                "PT": "EUR", "IT": "EUR", "FI": "EUR", "EE": "EUR", "LT": "EUR", "GR": "EUR",
            ], refunds: 0.03),
        crawlsPerDay: 38)

    // What notes and mentions tell of, and when it was.
    static let sqliteNews = DemoMoment(67, at: 8, 20)
    static let cacheNews = DemoMoment(33, at: 8, 10)
    static let issue9 = DemoMoment(68, at: 7, 30)
    static let issue10 = DemoMoment(47, at: 7, 30)
    static let issue11 = DemoMoment(26, at: 7, 30)
    static let issue12 = DemoMoment(5, at: 7, 30)
    static let bookAds = (begin: DemoMoment(40, at: 8), end: DemoMoment(12, at: 20))
    static let devtalkEpisode = DemoMoment(8, at: 6, 30)
    static let cacheThread = DemoThread(
        subreddit: "programming", id: "1d4a10", slug: "the_cost_of_a_cache", began: DemoMoment(33, at: 11, 25))
    static let writingThread = DemoThread(
        subreddit: "ExperiencedDevs", id: "1d4a12", slug: "writing_things_down", began: DemoMoment(29, at: 13, 50))
    static let sqliteThread = DemoThread(
        subreddit: "databases", id: "1d4a15", slug: "how_sqlite_reads_a_page", began: DemoMoment(13, at: 9, 15))

    private static let blogSources: [DemoSource] = [
        DemoSource(
            weight: 38,
            referrers: [
                "https://www.google.com/", "https://www.google.co.uk/", "https://www.google.co.in/",
                "https://www.google.de/",
                "https://www.google.ca/", "https://www.google.com.au/",
            ], landing: ["articles": 12, "home": 1, "topics": 0.6], bounce: 1.04, app: .google),
        DemoSource(weight: 17, landing: ["home": 4, "articles": 6, "book": 0.6], buying: 1.3),
        DemoSource(weight: 3, referrers: ["https://www.bing.com/"], landing: ["articles": 10, "home": 1]),
        DemoSource(weight: 4, referrers: ["https://duckduckgo.com/"], landing: ["articles": 10, "home": 1]),
        DemoSource(weight: 1, referrers: ["https://kagi.com/", "https://search.brave.com/"], landing: ["articles": 1]),
        DemoSource(
            weight: 2.4, referrers: ["https://chatgpt.com/", "https://www.perplexity.ai/", "https://claude.ai/"],
            queries: ["utm_source=chatgpt.com", ""], landing: ["articles": 1], bounce: 0.95),
        DemoSource(
            weight: 6, referrers: ["https://t.co/x8HkYw2LpN", "https://x.com/"], landing: ["articles": 8, "home": 1],
            bounce: 1.1, mobile: 1.4),
        DemoSource(
            weight: 2.2, referrers: ["https://bsky.app/", "https://mastodon.social/"],
            landing: ["articles": 8, "home": 1],
            mobile: 1.2),
        DemoSource(
            weight: 3, referrers: ["https://www.reddit.com/", "https://old.reddit.com/"], landing: ["articles": 1],
            bounce: 1.1),
        cacheThread.source(weight: 0.4, share: 0.012, landing: ["articles": 1], page: "/the-cost-of-a-cache"),
        writingThread.source(weight: 0.3, share: 0.008, landing: ["articles": 1], page: "/write-it-down"),
        sqliteThread.source(weight: 0.3, share: 0.01, landing: ["articles": 1], page: "/how-sqlite-reads-a-page"),
        DemoSource(
            weight: 0.8, referrers: ["https://news.ycombinator.com/", "https://hckrnews.com/", "https://lobste.rs/"],
            landing: ["articles": 1], bounce: 1.14, buying: 0.5),
        news("40187312", sqliteNews, share: 0.05, halfLife: 0.5, page: "/how-sqlite-reads-a-page"),
        news("40598203", cacheNews, share: 0.09, halfLife: 0.6, page: "/the-cost-of-a-cache"),
        newsletter(issue: 12, weight: 0.9, since: issue12, page: "/undo"),
        newsletter(issue: 11, weight: 0.9, since: issue11, page: "/a-queue-is-a-promise"),
        newsletter(issue: 10, weight: 0.8, since: issue10, page: "/names-are-design"),
        newsletter(issue: 9, weight: 0.8, since: issue9, page: "/the-slow-query-log"),
        newsletter(issue: 8, weight: 0.9, page: "/what-is-a-session"),
        newsletter(issue: 7, weight: 0.5, page: "/small-servers"),
        DemoSource(
            weight: 1.8,
            referrers: ["https://www.facebook.com/", "https://l.facebook.com/", "https://m.facebook.com/"],
            queries: [
                "utm_source=facebook&utm_medium=paid&utm_campaign=book&utm_content=quote",
                "utm_source=facebook&utm_medium=paid&utm_campaign=book&utm_content=cover",
            ], landing: ["book": 1], bounce: 1.5, buying: 0.5, mobile: 1.7, app: .facebook, adClick: .facebook,
            since: bookAds.begin, until: bookAds.end),
        DemoSource(
            weight: 0.8, referrers: ["https://l.instagram.com/", "https://www.instagram.com/"],
            queries: ["utm_source=instagram&utm_medium=paid&utm_campaign=book&utm_content=cover"],
            landing: ["book": 1], bounce: 1.5, buying: 0.5, mobile: 1.9, app: .instagram, adClick: .facebook,
            since: bookAds.begin, until: bookAds.end),
        podcast("slow-software", weight: 0.9, since: DemoMoment(45, at: 6)),
        podcast("devtalk", weight: 0.9, since: devtalkEpisode),
        DemoSource(
            weight: 1.2, queries: ["source=conference-slides", "ref=talk", "ref=guest-post"],
            landing: ["articles": 3, "home": 1]),
        DemoSource(
            weight: 9, referrers: DemoSource.smallWebsites(count: 160, path: "/links"),
            landing: ["articles": 9, "home": 1]),
    ]

    /// An article on the front page of Hacker News, and from then on in its archive.
    private static func news(
        _ id: String, _ since: DemoMoment, share: Double, halfLife: Double, page: String
    ) -> DemoSource {
        DemoSource(
            weight: 0.2, referrers: ["https://news.ycombinator.com/item?id=\(id)", "https://news.ycombinator.com/"],
            landing: ["articles": 1], page: page, bounce: 1.14, buying: 0.5, since: since,
            surge: .init(share: share, halfLife: halfLife))
    }

    /// An issue and the article that it is about: read when it comes, and some time later. Without `since` the demo does not go
    /// back to the day on which it came.
    private static func newsletter(
        issue: Int, weight: Double, since: DemoMoment? = nil, page: String
    ) -> DemoSource {
        DemoSource(
            weight: weight, referrers: [nil, "https://mail.google.com/"],
            queries: ["article", "book", "footer"].map {
                "utm_source=newsletter&utm_medium=email&utm_campaign=issue-\(issue)&utm_content=\($0)"
            }, landing: ["articles": 8, "book": 1.6], page: page, bounce: 0.86, buying: 1.9, mobile: 1.2, since: since,
            surge: since.map { _ in .init(share: 0.02, halfLife: 0.3) })
    }

    private static func podcast(_ name: String, weight: Double, since: DemoMoment) -> DemoSource {
        DemoSource(
            weight: weight, queries: ["utm_source=podcast&utm_medium=audio&utm_campaign=book&utm_content=\(name)"],
            landing: ["book": 5, "home": 1], bounce: 0.9, buying: 1.8, mobile: 1.3, since: since)
    }

    private static let blogPages: [PageGroup] = [
        PageGroup(
            name: "articles",
            paths: articleNames.map { "/\($0)" }, seconds: 96, bounce: 0.7, leave: 0.5,
            next: ["articles": 5, "home": 2, "topics": 1, "book": 1.5, "about": 0.5, "subscribe": 0.4],
            goals: [
                DemoGoal(
                    name: "newsletter_signup", probability: 0.014, description: "Subscribed to the newsletter",
                    property: ("place", ["footer", "inline", "popup"])),
                DemoGoal(name: "scroll_to_end", probability: 0.16, onlyLater: true),
                DemoGoal(
                    name: "share_article", probability: 0.006, property: ("to", ["x", "mail", "linkedin", "reddit"])),
                DemoGoal(
                    name: "copy_code", probability: 0.02, property: ("language", ["sql", "swift", "python", "shell"])),
            ],
            exits: [
                DemoExit(url: "https://github.com/fieldnotes-example/snippets", text: "Code", probability: 0.02),
                DemoExit(url: "https://www.sqlite.org/fileformat.html", text: "file format", probability: 0.012),
                DemoExit(url: "https://www.rfc-editor.org/rfc/rfc9110", text: "RFC 9110", probability: 0.01),
                DemoExit(url: "https://use-the-index-luke.com/", text: "Use the index", probability: 0.006),
            ]),
        PageGroup(
            name: "home", paths: ["/"], seconds: 22, bounce: 0.52, leave: 0.38,
            next: ["articles": 8, "topics": 1.4, "book": 1.2, "about": 1, "subscribe": 0.6]),
        PageGroup(
            name: "topics",
            paths: ["databases", "networks", "writing", "careers", "swift", "testing"].map { "/topics/\($0)" },
            seconds: 18, bounce: 0.55, leave: 0.3, next: ["articles": 8, "topics": 1, "home": 1]),
        PageGroup(
            name: "book", paths: ["/book"], seconds: 58, bounce: 0.58, leave: 0.42,
            next: ["book sample": 4.4, "articles": 2, "home": 1.2, "about": 0.5],
            goals: [DemoGoal(name: "read_sample", probability: 0.14, next: "book sample", onlyLater: true)]),
        PageGroup(
            name: "book sample", paths: ["/book/sample"], seconds: 150, bounce: 0.6, leave: 0.5,
            next: ["book": 4, "articles": 1]),
        PageGroup(
            name: "subscribe", paths: ["/subscribe"], seconds: 20, bounce: 0.5, leave: 0.4,
            next: ["articles": 4, "home": 1],
            goals: [
                DemoGoal(
                    name: "newsletter_signup", probability: 0.45, description: "Subscribed to the newsletter",
                    property: ("place", ["page"]))
            ]),
        PageGroup(
            name: "about", paths: ["/about", "/uses", "/now", "/talks", "/contact"], seconds: 34, bounce: 0.6,
            leave: 0.45,
            next: ["articles": 4, "home": 2, "book": 0.6]),
    ]

    private static let articleNames: [String] = {
        let written = [
            "the-cost-of-a-cache", "write-it-down", "how-sqlite-reads-a-page", "a-queue-is-a-promise",
            "names-are-design",
            "the-slow-query-log", "what-is-a-session", "time-zones-in-one-page", "reading-other-peoples-code",
            "why-your-percentiles-lie", "small-servers", "the-last-retry", "floating-point-and-money", "undo",
            "an-index-is-a-copy", "the-unreasonable-log-line", "logs-are-for-humans", "idempotency-by-hand",
            "interviewing-backwards", "two-phase-nothing", "json-numbers", "the-shape-of-a-long-tail",
        ]
        let subjects = [
            "queues", "caches", "clocks", "tests", "indexes", "sockets", "schemas", "reviews", "releases", "logs",
        ]
        let angles = ["notes-on", "against", "a-history-of", "debugging", "teaching", "the-size-of"]
        return written + angles.flatMap { angle in subjects.map { "\(angle)-\($0)" } }
    }()
}
