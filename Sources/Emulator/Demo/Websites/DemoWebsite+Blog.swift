extension DemoWebsite {
    /// A blog: long articles that are found for years, newsletters and campaigns, a book for sale.
    static let blog = DemoWebsite(
        objectID: "665f0b3c4d2e1a0000000081", share: 0.34,
        traffic: TrafficCurve(
            weekdays: [1.1, 1.12, 1.1, 1.06, 0.98, 0.78, 0.86], hours: TrafficCurve.reading, growth: 0.002,
            surges: [
                .init(daysAgo: 67.3, share: 0.05, halfLife: 0.5, source: "news"),
                .init(daysAgo: 33.2, share: 0.09, halfLife: 0.6, source: "news"),
                .init(daysAgo: 47.5, share: 0.02, halfLife: 0.3, source: "newsletter"),
                .init(daysAgo: 26.5, share: 0.02, halfLife: 0.3, source: "newsletter"),
                .init(daysAgo: 5.5, share: 0.02, halfLife: 0.3, source: "newsletter"),
            ]),
        countries: ["GB": 1.8, "US": 1.1, "NL": 1.4], mobileShare: 0.48, sources: blogSources, pages: blogPages,
        returns: ReturnPattern(first: 0.2, again: 0.46, days: 8),
        offer: DemoOffer(
            pages: "book", probability: 0.085,
            plans: [
                .init(name: "e-book", price: 19, weight: 6), .init(name: "print", price: 34, weight: 2),
                .init(name: "e-book and course", price: 79, weight: 1.4),
            ],
            currencies: [
                "GB": "GBP", "IE": "EUR", "DE": "EUR", "AT": "EUR", "FR": "EUR", "NL": "EUR", "BE": "EUR", "ES": "EUR",
                "PT": "EUR", "IT": "EUR", "FI": "EUR", "EE": "EUR", "LT": "EUR", "GR": "EUR",
            ], refunds: 0.03),
        crawlsPerDay: 38)

    private static let blogSources: [DemoSource] = [
        DemoSource(
            weight: 38,
            referrers: [
                "https://www.google.com/", "https://www.google.co.uk/", "https://www.google.co.in/",
                "https://www.google.de/",
                "https://www.google.ca/", "https://www.google.com.au/",
            ], landing: ["articles": 12, "home": 1, "topics": 0.6], bounce: 1.04),
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
            weight: 3.6,
            referrers: [
                "https://www.reddit.com/", "https://www.reddit.com/r/programming/comments/1d4a0zc/the_cost_of_a_cache/",
                "https://www.reddit.com/r/ExperiencedDevs/comments/1czq7hd/writing_things_down/",
            ], landing: ["articles": 1], bounce: 1.1),
        DemoSource(
            weight: 1.2, referrers: ["https://news.ycombinator.com/", "https://hckrnews.com/", "https://lobste.rs/"],
            landing: ["articles": 1], bounce: 1.14, buying: 0.5, name: "news"),
        DemoSource(
            weight: 5, referrers: [nil, "https://mail.google.com/"],
            queries: ["12", "11", "10", "9", "8", "7"].flatMap { issue in
                ["article", "book", "footer"].map {
                    "utm_source=newsletter&utm_medium=email&utm_campaign=issue-\(issue)&utm_content=\($0)"
                }
            }, landing: ["articles": 8, "book": 1.6], bounce: 0.86, buying: 1.9, mobile: 1.2, name: "newsletter"),
        DemoSource(
            weight: 2.6, referrers: ["https://www.facebook.com/", "https://l.facebook.com/", nil],
            queries: [
                "utm_source=facebook&utm_medium=paid&utm_campaign=book-launch&utm_content=quote",
                "utm_source=facebook&utm_medium=paid&utm_campaign=book-launch&utm_content=cover",
                "utm_source=instagram&utm_medium=paid&utm_campaign=book-launch&utm_content=cover",
            ], landing: ["book": 1], bounce: 1.5, buying: 0.5, mobile: 1.7, adClickID: "fbclid", days: 12...40),
        DemoSource(
            weight: 1.4,
            queries: [
                "utm_source=podcast&utm_medium=audio&utm_campaign=book-launch&utm_content=devtalk",
                "utm_source=podcast&utm_medium=audio&utm_campaign=book-launch&utm_content=slow-software",
            ], landing: ["book": 5, "home": 1], bounce: 0.9, buying: 1.8, mobile: 1.3, days: 0...45),
        DemoSource(
            weight: 1.2, queries: ["source=conference-slides", "ref=talk-2026", "ref=guest-post"],
            landing: ["articles": 3, "home": 1]),
        DemoSource(
            weight: 9, referrers: DemoSource.smallWebsites(count: 160, path: "/links"),
            landing: ["articles": 9, "home": 1]),
    ]

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
            name: "book", paths: ["/book"], seconds: 58, bounce: 0.58, leave: 0.46,
            next: ["book sample": 2.4, "articles": 2, "home": 1.4, "about": 0.5],
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
