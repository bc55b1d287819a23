extension DemoWebsite {
    /// A subscription service: found by its documentation and its launches, tried for a week, renewed every month.
    static let saas = DemoWebsite(
        objectID: "665f0b3c4d2e1a0012345678", timeZone: "America/New_York", share: 0.42,
        traffic: TrafficCurve(
            weekdays: [1.12, 1.2, 1.2, 1.14, 1, 0.55, 0.58], hours: TrafficCurve.office, growth: 0.006),
        countries: ["US": 1.8, "CA": 1.4, "IN": 1.1, "DE": 0.8], mobileShare: 0.27, sources: saasSources,
        pages: saasPages,
        returns: ReturnPattern(first: 0.24, again: 0.5, days: 5, members: "login"),
        offer: DemoOffer(
            pages: ["welcome": 0.26],
            plans: [
                .init(name: "starter", price: 19, weight: 5, days: 30),
                .init(name: "pro", price: 49, weight: 4, days: 30),
                .init(name: "team", price: 99, weight: 1.6, days: 30),
                .init(name: "pro yearly", price: 490, weight: 0.7, days: 365),
            ],
            trial: .init(share: 0.55, days: 7, conversion: 0.42), renewal: .init(churn: 0.09), refunds: 0.05),
        serverGoal: ("activated", 0.5, 1.6), crawlsPerDay: 26)

    // What notes and mentions tell of, and when it was.
    static let saasLaunch = DemoMoment(52, at: 9)
    static let saasNews = DemoMoment(19, at: 9, 30)
    static let freelanceThread = DemoThread(
        subreddit: "freelance", id: "1d4a11", slug: "has_anybody_moved_from_spreadsheets",
        began: DemoMoment(27, at: 10, 12))
    static let billingThread = DemoThread(
        subreddit: "programming", id: "1d4a14", slug: "good_writeup_of_a_billing_bug",
        began: DemoMoment(19, at: 15, 40))
    static let trackerThread = DemoThread(
        subreddit: "SaaS", id: "1d4a16", slug: "what_do_you_use_to_track_time", began: DemoMoment(11, at: 11, 5))

    private static let saasSources: [DemoSource] = [
        DemoSource(weight: 30, landing: ["home": 6, "pricing": 1, "docs": 1, "blog": 0.6, "login": 1.2]),
        DemoSource(
            weight: 24, referrers: ["https://www.google.com/", "https://www.google.de/", "https://www.google.co.uk/"],
            landing: ["home": 4, "docs": 3, "blog": 5, "features": 1.2, "pricing": 0.6], bounce: 1.05, app: .google),
        DemoSource(weight: 2.2, referrers: ["https://www.bing.com/"], landing: ["home": 3, "docs": 2, "blog": 2]),
        DemoSource(weight: 2, referrers: ["https://duckduckgo.com/"], landing: ["home": 3, "docs": 3, "blog": 2]),
        DemoSource(
            weight: 2.6, referrers: ["https://chatgpt.com/"], queries: ["utm_source=chatgpt.com"],
            landing: ["home": 2, "docs": 3, "features": 2, "pricing": 1], bounce: 0.85, buying: 1.8),
        DemoSource(
            weight: 0.8,
            referrers: ["https://www.perplexity.ai/", "https://claude.ai/", "https://copilot.microsoft.com/"],
            landing: ["home": 1, "docs": 2, "features": 1], bounce: 0.9, buying: 1.5),
        DemoSource(
            weight: 6, referrers: ["https://t.co/Qk3vN8rWxy", "https://t.co/b7TzLmP2aa", "https://x.com/"],
            landing: ["home": 5, "blog": 3, "pricing": 0.5], bounce: 1.12, buying: 0.8, mobile: 1.9),
        DemoSource(
            weight: 3,
            referrers: [
                "https://www.linkedin.com/", "android-app://com.linkedin.android/", "https://lnkd.in/eK4sD3Xq",
            ], landing: ["home": 4, "blog": 3], mobile: 1.5, app: .linkedIn),
        DemoSource(
            weight: 3, referrers: ["https://www.reddit.com/", "https://old.reddit.com/"],
            landing: ["home": 4, "pricing": 1, "blog": 1], bounce: 1.08),
        freelanceThread.source(weight: 0.2, share: 0.006, landing: ["home": 5, "pricing": 1]),
        billingThread.source(
            weight: 0.2, share: 0.008, landing: ["blog": 1], page: "/blog/billing-bug-postmortem"),
        trackerThread.source(weight: 0.3, share: 0.008, landing: ["home": 4, "pricing": 1]),
        DemoSource(
            weight: 1.6, referrers: ["https://github.com/tempo-example/cli", "https://github.com/"],
            landing: ["docs": 5, "home": 2], bounce: 0.85),
        DemoSource(
            weight: 1.4, referrers: ["https://www.youtube.com/"], queries: ["ref=youtube.com", ""],
            landing: ["home": 1], buying: 1.6, mobile: 1.3),
        DemoSource(
            weight: 3.6, referrers: ["https://www.google.com/"],
            queries: [
                "utm_source=google&utm_medium=cpc&utm_campaign=brand&utm_term=tempo",
                "utm_source=google&utm_medium=cpc&utm_campaign=time-tracking&utm_term=time+tracking+app",
                "utm_source=google&utm_medium=cpc&utm_campaign=time-tracking&utm_term=freelance+timesheet",
                "utm_source=google&utm_medium=cpc&utm_campaign=competitors&utm_term=alternative",
                "utm_source=google&utm_medium=cpc&utm_campaign=time-tracking&utm_term=invoice+hours",
            ], landing: ["home": 3, "pricing": 2, "features": 1], bounce: 1.1, buying: 1.3, app: .google,
            adClick: .google),
        DemoSource(
            weight: 2,
            queries: [
                "utm_source=newsletter&utm_medium=email&utm_campaign=changelog",
                "utm_source=newsletter&utm_medium=email&utm_campaign=tips",
                "utm_source=onboarding&utm_medium=email&utm_campaign=day-3",
            ], landing: ["blog": 4, "features": 2, "home": 1], bounce: 0.85, buying: 1.4),
        DemoSource(
            weight: 1.8, referrers: [nil, "https://partner-studio.example/"],
            queries: ["via=ada", "via=leon", "via=studio42", "via=mira", "via=kofi"],
            landing: ["home": 3, "pricing": 2], bounce: 0.8, buying: 2.2),
        DemoSource(
            weight: 0.4, referrers: ["https://www.producthunt.com/posts/tempo", "https://www.producthunt.com/"],
            queries: ["ref=producthunt", ""], landing: ["home": 8, "pricing": 2], bounce: 0.95, buying: 0.7,
            since: saasLaunch, surge: .init(share: 0.07, halfLife: 0.7)),
        DemoSource(
            weight: 0.3, referrers: ["https://news.ycombinator.com/item?id=40321847", "https://news.ycombinator.com/"],
            landing: ["blog": 9, "home": 1], page: "/blog/billing-bug-postmortem", bounce: 1.2, buying: 0.4,
            since: saasNews, surge: .init(share: 0.04, halfLife: 0.4)),
        DemoSource(
            weight: 6.5, referrers: DemoSource.smallWebsites(count: 90, path: "/tools"),
            landing: ["home": 4, "blog": 2, "docs": 1]),
    ]

    private static let saasPages: [PageGroup] = [
        PageGroup(
            name: "home", paths: ["/"], seconds: 24, bounce: 0.5, leave: 0.34,
            next: ["pricing": 4, "features": 4.4, "docs": 1, "blog": 0.8, "signup": 1.6, "company": 0.5, "login": 0.5],
            goals: [DemoGoal(name: "watch_demo", probability: 0.02, description: "Played the product video")]),
        PageGroup(
            name: "features",
            paths: ["timer", "reports", "invoices", "teams", "integrations", "api", "mobile", "calendar"].map {
                "/features/\($0)"
            },
            seconds: 32, bounce: 0.55, leave: 0.28,
            next: ["features": 3.5, "pricing": 3, "signup": 1.2, "docs": 0.8, "home": 1]),
        PageGroup(
            name: "pricing", paths: ["/pricing"], seconds: 38, bounce: 0.48, leave: 0.36,
            next: ["signup": 3.2, "features": 2, "home": 1.6, "docs": 0.7, "company": 0.3],
            goals: [
                DemoGoal(name: "faq_what_do_i_get", probability: 0.1, onlyLater: true),
                DemoGoal(
                    name: "switch_to_yearly", probability: 0.07, property: ("currency", ["usd", "eur", "gbp"]),
                    onlyLater: true),
            ]),
        PageGroup(
            name: "docs",
            paths: [
                "", "/install", "/api", "/cli", "/timers", "/projects", "/reports", "/invoices", "/webhooks", "/teams",
                "/export", "/import", "/slack", "/github", "/calendar", "/shortcuts", "/billing", "/sso", "/security",
                "/api/authentication", "/api/entries", "/api/projects", "/api/errors", "/api/limits", "/self-hosting",
            ].map { "/docs\($0)" },
            seconds: 52, bounce: 0.56, leave: 0.25,
            next: ["docs": 7, "home": 1, "pricing": 0.6, "signup": 0.4],
            exits: [
                DemoExit(url: "https://github.com/tempo-example/cli", text: "Source on GitHub", probability: 0.03),
                DemoExit(url: "https://status.example.net/", text: "Status", probability: 0.006),
            ]),
        PageGroup(
            name: "blog",
            paths: [
                "/why-we-do-not-take-screenshots", "", "/pricing-freelance-work", "/timesheets-that-clients-read",
                "/launch", "/estimates-are-hard", "/four-day-week", "/deep-work-in-practice", "/postgres-at-our-size",
                "/invoicing-abroad", "/series-no", "/one-year-in", "/billing-bug-postmortem", "/remote-first",
                "/rounding-hours", "/calendar-sync", "/our-stack", "/hiring-slowly", "/changelog-4-2",
                "/changelog-4-1", "/changelog-4-0",
            ].map { "/blog\($0)" },
            seconds: 74, bounce: 0.66, leave: 0.46,
            next: ["blog": 3, "home": 3.4, "pricing": 1, "features": 1],
            goals: [
                DemoGoal(name: "newsletter_signup", probability: 0.008, description: "Subscribed to the changelog")
            ],
            exits: [DemoExit(url: "https://x.com/tempo_example", text: "Follow us", probability: 0.008)]),
        PageGroup(
            name: "signup", paths: ["/signup"], seconds: 42, bounce: 0.4, leave: 0.42,
            next: ["home": 2, "pricing": 2, "company": 0.4],
            goals: [
                DemoGoal(
                    name: "signup", probability: 0.3, description: "Visitor made an account",
                    property: ("method", ["google", "email", "github"]), next: "welcome", isSignup: true)
            ]),
        PageGroup(
            name: "welcome", paths: ["/welcome"], seconds: 60, bounce: 0.1, leave: 0.1,
            next: ["app": 6, "docs": 1],
            goals: [
                DemoGoal(
                    name: "onboarding_done", probability: 0.55, property: ("role", ["freelancer", "agency", "student"]))
            ], isPrivate: true),
        PageGroup(
            name: "login", paths: ["/login"], seconds: 9, bounce: 0.3, leave: 0.2, next: ["app": 8, "home": 1]),
        PageGroup(
            name: "app", paths: ["/app", "/app/reports", "/app/projects", "/app/settings", "/app/invoices"],
            seconds: 80,
            bounce: 0.2, leave: 0.3, next: ["app": 8, "docs": 0.4],
            goals: [
                DemoGoal(name: "first_timer", probability: 0.05), DemoGoal(name: "invite_teammate", probability: 0.015),
                DemoGoal(name: "export_report", probability: 0.02, property: ("format", ["csv", "pdf", "xlsx"])),
            ], isPrivate: true),
        PageGroup(
            name: "company", paths: ["/about", "/contact", "/privacy", "/terms", "/imprint", "/careers"], seconds: 26,
            bounce: 0.6, leave: 0.44, next: ["home": 3, "pricing": 1],
            goals: [
                DemoGoal(
                    name: "enterprise_contact", probability: 0.03, description: "Asked for a quote",
                    property: ("seats", ["50-200", "200-1000", "1000+"]))
            ]),
    ]
}
