extension DemoWebsite {
    /// A shop for coffee: baskets of many sizes in euros, some boxes that come every month, advertisements.
    static let shop = DemoWebsite(
        objectID: "665f0b3c4d2e1a0000000082", timeZone: "Europe/Berlin", share: 0.24,
        traffic: TrafficCurve(
            weekdays: [0.98, 0.92, 0.92, 0.96, 1, 1.06, 1.22], hours: TrafficCurve.leisure, growth: 0.001),
        countries: [
            "DE": 14, "AT": 14, "CH": 6, "NL": 2, "BE": 2, "FR": 1.4, "IT": 1.2, "DK": 1.4, "PL": 1.2, "US": 0.06,
            "GB": 0.2, "IN": 0.04, "CA": 0.06, "AU": 0.05, "JP": 0.06, "KR": 0.05, "BR": 0.05, "SG": 0.05, "HK": 0.05,
            "TW": 0.05, "NG": 0.03, "PK": 0.03, "BD": 0.03, "VN": 0.03, "PH": 0.03, "ID": 0.03, "MX": 0.05, "AR": 0.05,
            "CL": 0.05, "CO": 0.05, "PE": 0.03, "ZA": 0.05, "KE": 0.03, "EG": 0.05, "SA": 0.05, "AE": 0.1, "TH": 0.05,
            "MY": 0.05, "NZ": 0.05,
        ], mobileShare: 0.62, sources: shopSources, pages: shopPages,
        returns: ReturnPattern(first: 0.22, again: 0.48, days: 9, members: "account"),
        offer: DemoOffer(
            pages: ["checkout": 0.35], next: "thanks",
            plans: [
                .init(name: "basket", price: 31, weight: 8), .init(name: "gift", price: 54, weight: 1),
                .init(name: "machine", price: 189, weight: 0.5),
                .init(name: "box", price: 24, weight: 1.4, days: 30),
            ],
            currency: "EUR", currencies: ["CH": "CHF"], spread: 0.42, renewal: .init(churn: 0.14), refunds: 0.06,
            isRepeatable: true),
        crawlsPerDay: 7)

    // What notes tell of, and when it was.
    static let sale = (begin: DemoMoment(41, at: 8), end: DemoMoment(37, at: 23, 59))
    static let secondSale = (begin: DemoMoment(14, at: 8), end: DemoMoment(10, at: 23, 59))
    static let harvest = DemoMoment(27, at: 8)

    private static let shopSources: [DemoSource] = [
        DemoSource(
            weight: 24,
            referrers: [
                "https://www.google.de/", "https://www.google.com/", "https://www.google.at/",
                "https://www.google.ch/",
            ], landing: ["home": 4, "categories": 3, "products": 5, "guides": 2.4], app: .google),
        DemoSource(weight: 22, landing: ["home": 6, "categories": 1, "products": 1.4, "account": 0.8], buying: 1.3),
        DemoSource(
            weight: 2.2, referrers: ["https://www.ecosia.org/", "https://duckduckgo.com/"],
            landing: ["home": 2, "products": 2]),
        DemoSource(weight: 1.6, referrers: ["https://www.bing.com/"], landing: ["home": 2, "products": 2]),
        DemoSource(
            weight: 10, referrers: ["https://www.google.de/", "https://www.google.com/"],
            queries: [
                "utm_source=google&utm_medium=cpc&utm_campaign=shopping&utm_term=kaffeebohnen",
                "utm_source=google&utm_medium=cpc&utm_campaign=shopping&utm_term=espresso+bohnen",
                "utm_source=google&utm_medium=cpc&utm_campaign=brand&utm_term=rosthaus",
                "utm_source=google&utm_medium=cpc&utm_campaign=shopping&utm_term=siebtr%C3%A4ger",
                "utm_source=google&utm_medium=cpc&utm_campaign=gifts&utm_term=kaffee+geschenk",
            ], landing: ["products": 6, "categories": 2], bounce: 1.1, buying: 1.1, mobile: 1.1, app: .google,
            adClick: .google),
        DemoSource(
            weight: 7, referrers: ["https://l.instagram.com/", "https://www.instagram.com/"],
            queries: [
                "utm_source=instagram&utm_medium=paid&utm_campaign=discover&utm_content=reel",
                "utm_source=instagram&utm_medium=paid&utm_campaign=discover&utm_content=story",
            ], landing: ["products": 5, "categories": 3, "home": 1], bounce: 1.3, buying: 0.6, mobile: 1.5,
            app: .instagram, adClick: .facebook),
        DemoSource(
            weight: 4, referrers: ["https://m.facebook.com/", "https://l.facebook.com/", "https://www.facebook.com/"],
            queries: [
                "utm_source=facebook&utm_medium=paid&utm_campaign=discover&utm_content=carousel",
                "utm_source=facebook&utm_medium=paid&utm_campaign=retargeting&utm_content=basket",
            ], landing: ["products": 5, "categories": 3, "home": 1], bounce: 1.3, buying: 0.6, mobile: 1.4,
            app: .facebook, adClick: .facebook),
        DemoSource(
            weight: 1.6, referrers: ["https://www.instagram.com/", "https://l.instagram.com/"],
            landing: ["home": 3, "products": 3, "guides": 2], bounce: 1.2, buying: 0.6, mobile: 1.5, app: .instagram),
        DemoSource(
            weight: 1.4, referrers: ["https://www.tiktok.com/", "https://www.pinterest.com/"],
            landing: ["home": 3, "products": 3, "guides": 2], bounce: 1.2, buying: 0.6, mobile: 1.5),
        letter("weekly", weight: 3), letter("basket-reminder", weight: 1.6),
        letter("new-harvest", weight: 1.4, since: harvest, surge: .init(share: 0.012, halfLife: 0.5)),
        letter(
            "anniversary-sale", weight: 0.8, since: sale.begin, until: sale.end,
            surge: .init(share: 0.03, halfLife: 0.8)),
        letter(
            "anniversary-sale", weight: 0.8, since: secondSale.begin, until: secondSale.end,
            surge: .init(share: 0.06, halfLife: 1)),
        DemoSource(
            weight: 1.6, referrers: ["https://www.idealo.de/", "https://www.billiger.de/"], landing: ["products": 1],
            bounce: 1.1, buying: 1.4),
        DemoSource(
            weight: 1.2, referrers: ["https://www.youtube.com/"],
            queries: ["via=kaffeemacher", "via=filterliebe", "via=moka"],
            landing: ["products": 3, "home": 1], buying: 1.4),
        DemoSource(
            weight: 0.8, referrers: ["https://chatgpt.com/"], queries: ["utm_source=chatgpt.com"],
            landing: ["products": 2, "guides": 3], buying: 1.4),
        DemoSource(
            weight: 4.5, referrers: DemoSource.smallWebsites(count: 60, path: "/kaffee"),
            landing: ["home": 2, "products": 3, "guides": 2]),
    ]

    /// What customers get by mail.
    private static func letter(
        _ campaign: String, weight: Double, since: DemoMoment? = nil, until: DemoMoment? = nil,
        surge: DemoSource.Surge? = nil
    ) -> DemoSource {
        DemoSource(
            weight: weight, referrers: [nil, "https://mail.google.com/"],
            queries: ["utm_source=newsletter&utm_medium=email&utm_campaign=\(campaign)"],
            landing: ["products": 4, "categories": 4, "home": 1], bounce: 0.85, buying: 1.8, since: since, until: until,
            surge: surge)
    }

    private static let shopPages: [PageGroup] = [
        PageGroup(
            name: "home", paths: ["/"], seconds: 20, bounce: 0.42, leave: 0.26,
            next: ["categories": 6, "products": 3, "guides": 1, "account": 0.5, "service": 0.5]),
        PageGroup(
            name: "categories",
            paths: ["espresso", "filter", "angebote", "boxen", "maschinen", "zubehoer", "geschenke", "decaf"].map {
                "/\($0)"
            }, seconds: 26, bounce: 0.46, leave: 0.22, next: ["products": 8, "categories": 2.4, "home": 0.6]),
        PageGroup(
            name: "products", paths: productNames.map { "/p/\($0)" }, seconds: 34, bounce: 0.55, leave: 0.25,
            next: ["products": 4, "categories": 3, "home": 1, "service": 0.4],
            goals: [
                DemoGoal(name: "wishlist_add", probability: 0.012),
                DemoGoal(name: "read_reviews", probability: 0.05, onlyLater: true),
                DemoGoal(
                    name: "add_to_cart", probability: 0.064, description: "Put something into the basket",
                    property: ("kind", ["beans", "box", "accessory", "machine"]), next: "basket"),
            ]),
        PageGroup(
            name: "basket", paths: ["/warenkorb"], seconds: 24, bounce: 0.4, leave: 0.34,
            next: ["checkout": 4, "products": 2.4, "categories": 1], isPrivate: true),
        PageGroup(
            name: "checkout", paths: ["/kasse"], seconds: 66, bounce: 0.4, leave: 0.5,
            next: ["basket": 2, "service": 1],
            goals: [
                DemoGoal(
                    name: "checkout_started", probability: 0.9, property: ("payment", ["paypal", "card", "invoice"]))
            ], isPrivate: true),
        PageGroup(
            name: "thanks", paths: ["/danke"], seconds: 14, bounce: 0.5, leave: 0.7, next: ["home": 3, "account": 2],
            isPrivate: true),
        PageGroup(
            name: "guides",
            paths: ["mahlgrad", "french-press", "cold-brew", "siebtraeger-einstellen", "wasser", "lagerung", "v60"].map
            {
                "/wissen/\($0)"
            }, seconds: 88, bounce: 0.66, leave: 0.42, next: ["guides": 3, "products": 3, "categories": 2],
            goals: [DemoGoal(name: "newsletter_signup", probability: 0.012)]),
        PageGroup(
            name: "account", paths: ["/konto", "/konto/bestellungen"], seconds: 30, bounce: 0.4, leave: 0.4,
            next: ["account": 2, "products": 1, "home": 1], isPrivate: true),
        PageGroup(
            name: "service", paths: ["/versand", "/kontakt", "/impressum", "/agb", "/ueber-uns"], seconds: 22,
            bounce: 0.56,
            leave: 0.36, next: ["home": 2, "products": 2, "categories": 1],
            exits: [
                DemoExit(url: "https://www.dhl.de/sendungsverfolgung", text: "Sendung verfolgen", probability: 0.06)
            ]),
    ]

    private static let productNames: [String] = {
        let origins = [
            "aethiopien", "kolumbien", "brasilien", "guatemala", "kenia", "peru", "honduras", "ruanda", "burundi",
            "costa-rica",
            "mexiko", "panama", "sumatra", "uganda",
        ]
        let kinds = ["espresso", "filter", "decaf", "natural", "washed", "honey"]
        let others = [
            "hausmischung", "box-entdecker", "box-espresso", "handmuehle", "moka-kanne", "v60-set", "waage",
            "siebtraeger-eins",
            "milchkanne", "tamper", "filterpapier", "tasse-blau", "tasse-weiss", "cold-brew-flasche", "reinigungsset",
        ]
        return Array(others[..<3]) + origins.flatMap { origin in kinds.map { "\(origin)-\($0)" } } + others[3...]
    }()
}
