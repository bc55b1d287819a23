import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

/// The seed `demo`: the same each time, as large as asked for, and such as people who read dashboards believe.
@Suite struct DemoSeedTests {
    private static let websites = [
        "665f0b3c4d2e1a0012345678", "665f0b3c4d2e1a0000000081", "665f0b3c4d2e1a0000000082",
    ]

    private static func demo(
        _ size: DemoSize = .standard, randomSeed: UInt64 = 7, clock: Instant = TestEmulator.noon
    ) throws -> TestEmulator {
        try TestEmulator { configuration in
            configuration.seed = .demo(size)
            configuration.settings.randomSeed = randomSeed
            configuration.settings.clock = .frozen(clock)
        }
    }

    /// That of 20,000 visitors, for tests that only look at it.
    private static let standard = Result { try demo() }

    private static func count(_ table: StaticString, _ demo: TestEmulator, _ world: String = "default") throws -> Int {
        try demo.emulator.worlds.world(world).withState { state in
            try state.store.connection.first(table) { $0.int(0) } ?? 0
        }
    }

    private static func answer(_ demo: TestEmulator, _ path: String, website: String) async throws -> JSONValue {
        var path = path
        // Below /admin the website stands in the path.
        if !path.hasPrefix("/admin") { path += (path.contains("?") ? "&" : "?") + "websiteId=\(website)" }
        let answer = await demo.send("GET", "/api/v1\(path)", token: "dft_xxx")
        #expect(answer.status == 200, "\(path): \(answer.text)")
        return try JSONValue(parsing: answer.body)
    }

    @Test func theSameSeedAndClockGiveTheSameBytes() throws {
        func file(_ seed: UInt64, _ clock: Instant) throws -> [UInt8] {
            try Self.demo(.pageviews(5000), randomSeed: seed, clock: clock).emulator.worlds.standard.exportFile()
        }
        let first = try file(7, TestEmulator.noon)
        #expect(try file(7, TestEmulator.noon) == first)
        #expect(try file(8, TestEmulator.noon) != first)
        #expect(try file(7, TestEmulator.noon + 1) != first)
    }

    @Test func sizes() throws {
        let standard = try Self.demo()
        // One visitor more than were generated: that of the documentation's examples.
        #expect(try Self.count("SELECT count(*) FROM visitors", standard) == 20_001)
        #expect(try Self.count("SELECT count(*) FROM pageviews WHERE time > 1779364800000", standard) == 0)
        // 90 days before noon of 21 May 2026.
        #expect(try Self.count("SELECT count(*) FROM pageviews WHERE time < 1771588800000", standard) == 0)
        #expect(try Self.count("SELECT count(DISTINCT time / 86400000) FROM pageviews", standard) == 91)
        // The visitor of the documentation's examples has 6 of them.
        for size in [1, 5, 6, 7, 777, 20_000] {
            let demo = try Self.demo(.pageviews(size))
            #expect(try Self.count("SELECT count(*) FROM pageviews", demo) == size)
        }
    }

    @Test func namesAreReadOrRefused() throws {
        #expect(DemoSize("demo") == .standard)
        #expect(DemoSize("demo:1000000") == .pageviews(1_000_000))
        for name in [
            "demo:", "demo:0", "demo:10000001", "demo:x", "demo:-1", "demo:+1", "demo:99999999999999999999", "dem",
        ] {
            #expect(DemoSize(name) == nil, "\(name)")
        }
        #expect(throws: EmulatorError.invalidSeed("demo:0: must be demo, demo:N with N pageviews from 1 to 10000000")) {
            try Self.demo(.pageviews(0))
        }
    }

    @Test func aWorldOfTheDemoIsResetToIt() async throws {
        let emulator = try TestEmulator()
        try await emulator.control("POST", "/worlds", #"{"name":"d","seed":"demo:2000"}"#)
        let pageviews: StaticString = "SELECT count(*) FROM pageviews"
        let before = try emulator.emulator.worlds.world("d").exportFile()
        #expect(try Self.count(pageviews, emulator, "d") == 2000)
        let event = #"""
            {"websiteId":"dfid_fieldnotes","visitorId":"6d1a0b5e-8c1f-4b7a-9a52-3f0c9d7e2b11","type":"pageview",
            "href":"https://fieldnotes.example/"}
            """#
        let sent = await emulator.send(
            "POST", "/w/d/api/events", event,
            fields: [("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/133.0.0.0")])
        #expect(sent.status == 200)
        #expect(try Self.count(pageviews, emulator, "d") == 2001)
        try await emulator.control("POST", "/worlds/d/reset")
        #expect(try Self.count(pageviews, emulator, "d") == 2000)
        #expect(try emulator.emulator.worlds.world("d").exportFile() == before)
        let refused = await emulator.send("POST", "/__emulator/worlds", #"{"seed":"demo:0"}"#)
        #expect(refused.status == 400)
        #expect(refused.text.contains("demo:N with N pageviews from 1 to 10000000"))
    }

    @Test func tokensOfTheBasicSeedWork() async throws {
        let demo = try Self.demo(.pageviews(1000))
        for token in ["df_xxx", TestEmulator.seedKey] {
            let answer = await demo.send("GET", "/api/v1/analytics/metadata", token: token)
            #expect(answer.text.contains(#""domain":"example.com""#))
        }
        let visitor = await demo.send(
            "GET", "/api/v1/visitors/a3ab2331-989f-4cfa-91c6-2461c9e3c6bd", token: "df_xxx")
        #expect(visitor.status == 200)
        // What the ready line tells.
        #expect(try demo.emulator.clientSettings().websiteID == Self.websites[0])
        let list = await demo.send("GET", "/api/v1/admin/websites", token: "dft_xxx")
        for name in ["Tempo", "Field Notes", "Rösthaus"] { #expect(list.text.contains(name)) }
    }

    @Test(arguments: [UInt64(7), 99]) func theReportsAreBelievable(randomSeed: UInt64) async throws {
        let demo = try Self.demo(randomSeed: randomSeed)
        for website in Self.websites {
            let overview = try await Self.answer(demo, "/analytics/overview", website: website)
            let total = try #require(overview["data"]?.arrayValue?.first)
            func number(_ name: String) throws -> Double { try #require(total[name]?.numberValue) }
            #expect(45...70 ~= (try number("bounce_rate")), "\(website)")
            #expect(1...3 ~= (try number("conversion_rate")), "\(website)")
            let month = try await Self.answer(
                demo, "/analytics/overview?fields=conversion_rate&startAt=2026-04-22&endAt=2026-05-21", website: website
            )
            let conversion = try #require(month["data"]?.arrayValue?.first?["conversion_rate"]?.numberValue)
            #expect(1...3 ~= conversion, "\(website)")
            #expect(30_000...240_000 ~= (try number("avg_session_duration")), "\(website)")
            #expect(1.1...1.9 ~= (try number("sessions") / number("visitors")), "\(website)")
            for (report, least) in [
                ("pages", 40), ("referrers", 25), ("countries", 25), ("cities", 40), ("browsers", 8), ("campaigns", 8),
            ] { try await Self.expectLongTail(demo, report, atLeast: least, website) }
        }
        let renewals = try await Self.answer(
            demo, "/analytics/timeseries?fields=revenue&interval=month", website: Self.websites[0])
        #expect(try #require(renewals["totals"]?["revenueBreakdown"]?["renewal"]?.numberValue) > 0)
        #expect(try #require(renewals["totals"]?["revenueBreakdown"]?["refund"]?.numberValue) > 0)
    }

    /// Many rows, of which few hold most.
    private static func expectLongTail(
        _ demo: TestEmulator, _ report: String, atLeast least: Int, _ website: String
    ) async throws {
        let rows = try await answer(demo, "/analytics/\(report)?limit=1000", website: website)["data"]?.arrayValue ?? []
        let counts = rows.compactMap { $0["visitors"]?.numberValue }
        #expect(counts.count >= least, "\(report) of \(website)")
        let all = counts.reduce(0, +)
        let most = counts.sorted(by: >).prefix(max(counts.count / 4, 2)).reduce(0, +)
        #expect(most > 0.4 * all, "\(report) of \(website)")
        #expect((counts.last ?? 0) < all / 20, "\(report) of \(website)")
    }

    @Test func weeksAndDaysHaveTheirSeasons() async throws {
        let demo = try Self.demo()
        let start = "2026-02-23", end = "2026-05-17"
        let days = try await Self.answer(
            demo, "/analytics/timeseries?fields=visitors&interval=day&startAt=\(start)&endAt=\(end)",
            website: Self.websites[0])
        let counts = try #require(days["data"]?.arrayValue).compactMap { $0["visitors"]?.numberValue }
        #expect(counts.count == 84)
        // Of all Mondays, and so on: launches and campaigns make single days large.
        let medians = (0..<7).map { weekday in
            counts.indices.filter { $0 % 7 == weekday }.map { counts[$0] }.sorted()[6]
        }
        #expect((medians[5] + medians[6]) / 2 < 0.8 * medians[..<5].reduce(0, +) / 5)
        let hours = try Self.hours(demo)
        #expect(2 * (hours.max() ?? 0) > 3 * (hours.min() ?? 0))
    }

    private static func hours(_ demo: TestEmulator) throws -> [Int] {
        try demo.emulator.worlds.standard.withState { state in
            try state.store.connection.all(
                "SELECT count(*) FROM sessions GROUP BY started_at / 3600000 % 24"
            ) { $0.int(0) }
        }
    }

    @Test func whatElseADashboardShows() async throws {
        let demo = try Self.standard.get()
        for (path, least) in [
            ("/mentions", 5), ("/analytics/bot-traffic/pages", 20), ("/admin/websites/\(Self.websites[0])/notes", 2),
            ("/admin/websites/\(Self.websites[0])/alerts/history", 20), ("/analytics/exit-clicks", 3),
            ("/analytics/goals", 8), ("/analytics/goals/properties?eventName=signup&propertyName=method", 3),
        ] {
            let answer = try await Self.answer(demo, path, website: Self.websites[0])
            let rows = answer["data"]?.arrayValue ?? []
            #expect(rows.count >= least, "\(path)")
        }
    }

    /// Most go on from step to step, or few do; but some always do, and nobody arrives who did not set out.
    @Test(
        arguments: [
            (0, "665f0b3c4d2e1a0012345678", [0.2...0.7, 0.3...0.8, 0.2...0.6]),
            (0, "665f0b3c4d2e1a0000000091", [0.3...0.8, 0.1...0.5]),
            (1, "665f0b3c4d2e1a0000000084", [0.2...0.6, 0.08...0.35]),
            (2, "665f0b3c4d2e1a0000000096", [0.08...0.3, 0.25...0.7, 0.25...0.7]),
        ]) func funnelsFallBelievably(_ website: Int, _ id: String, _ parts: [ClosedRange<Double>]) async throws
    {
        let demo = try Self.standard.get()
        let funnel = try await Self.answer(
            demo, "/analytics/funnels/\(id)?startAt=2026-02-20&endAt=2026-05-21", website: Self.websites[website])
        let steps = try #require(funnel["data"]?.arrayValue?.first?["steps"]?.arrayValue)
        let visitors = steps.compactMap { $0["visitors"]?.numberValue }
        try #require(visitors.count == parts.count + 1)
        #expect(visitors[parts.count] > 40)
        for (step, part) in parts.enumerated() {
            #expect(part.contains(visitors[step + 1] / visitors[step]), "\(visitors)")
        }
    }

    /// A day on which many came, as a note or a mention has it; what they came by, and the page that it is about.
    @Test(
        arguments: [
            ("notes", "Our article is on%", "a.referrer LIKE '%item?id=%'", "/blog/billing-bug-postmortem", 150),
            ("notes", "Launched on Product Hunt", "a.ref = 'producthunt'", "/", 100),
            ("notes", "%How SQLite reads a page", "a.referrer LIKE '%item?id=%'", "/how-sqlite-reads-a-page", 100),
            ("notes", "%The cost of a cache", "a.referrer LIKE '%item?id=%'", "/the-cost-of-a-cache", 150),
            ("notes", "Newsletter, issue 9", "a.utm_campaign = 'issue-9'", "/the-slow-query-log", 60),
            ("notes", "Newsletter, issue 12", "a.utm_campaign = 'issue-12'", "/undo", 60),
            ("mentions", "Good write-up%", "a.referrer = n.url", "/blog/billing-bug-postmortem", 20),
            ("mentions", "The cost of a cache%", "a.referrer = n.url", "/the-cost-of-a-cache", 30),
            ("mentions", "How SQLite%", "a.referrer = n.url", "/how-sqlite-reads-a-page", 20),
        ]) func manyComeForWhatIsSaid(_ table: String, _ text: String, _ source: String, _ path: String, _ least: Int)
        throws
    {
        let demo = try Self.standard.get()
        let time = table == "notes" ? "timestamp" : "time"
        let landed = try Self.rows(
            """
            FROM \(table) n JOIN sessions s ON s.website_id = n.website_id
            JOIN acquisitions a ON a.id = s.acquisition_id JOIN pages g ON g.id = s.page_id
            WHERE n.text LIKE '\(text)' AND \(source) AND s.started_at BETWEEN n.\(time) AND n.\(time) + 2 * 86400000
            """, of: "g.path = '\(path)'", demo)
        #expect(landed.count >= least)
        #expect(landed.reduce(0, +) * 10 > landed.count * 7)
    }

    /// Whatever hour it is now.
    @Test(arguments: ["2026-05-21T12:00:00Z", "2026-05-21T03:40:00Z", "2026-05-21T23:10:00Z"])
    func whatCallsManyBeginsInTheMorningAndSleepsAtNight(_ now: String) throws {
        let demo = try Self.demo(clock: try #require(Instant(iso8601: now)))
        // All of it is in the summer time of these places.
        for (website, offset, countries) in [(0, -4, "'US','CA'"), (1, 1, "'GB'"), (2, 2, "'DE','AT','CH'")] {
            let ofWebsite = "website_id = (SELECT id FROM websites WHERE object_id = '\(Self.websites[website])')"
            let notes = try Self.rows(
                """
                FROM notes WHERE \(ofWebsite) AND timestamp > 1774749600000 AND (text LIKE 'Newsletter%'
                OR text LIKE '%Hacker News%' OR text LIKE 'Launched%' OR text LIKE 'Jubil%')
                """, of: "(timestamp / 3600000 + 24 + \(offset)) % 24", demo)
            #expect(notes.count >= 2)
            #expect(notes.allSatisfy { 7..<10 ~= $0 }, "\(notes)")
            let visits = try Self.rows(
                """
                FROM sessions s JOIN acquisitions a ON a.id = s.acquisition_id JOIN places l ON l.id = s.place_id
                WHERE s.\(ofWebsite) AND l.country IN (\(countries)) AND s.started_at > 1774749600000
                AND (a.utm_campaign LIKE 'issue-%' OR a.referrer LIKE '%item?id=%' OR a.ref = 'producthunt'
                OR a.utm_campaign = 'anniversary-sale')
                """, of: "(s.started_at / 3600000 + 24 + \(offset)) % 24 BETWEEN 0 AND 4", demo)
            #expect(visits.count > 60)
            #expect(visits.reduce(0, +) * 10 < visits.count, "\(website)")
        }
    }

    /// A number of each row that a query finds.
    private static func rows(_ query: String, of column: String = "1", _ demo: TestEmulator) throws -> [Int] {
        try demo.emulator.worlds.standard.withState { state in
            try state.store.connection.all(generated: "SELECT \(column) \(query)", []) { $0.int(0) }
        }
    }

    /// Each query counts what cannot be.
    @Test(
        arguments: [
            // Before the first visit.
            "FROM goals e JOIN visitors v ON v.id = e.visitor_id JOIN sessions f ON f.id = v.first_session_id WHERE e.time < f.started_at",
            "FROM payments e JOIN visitors v ON v.id = e.visitor_id JOIN sessions f ON f.id = v.first_session_id WHERE e.time < f.started_at",
            "FROM exit_clicks e JOIN sessions s ON s.id = e.session_id WHERE e.time NOT BETWEEN s.started_at AND s.last_at",
            // Of nobody, or of nothing.
            "FROM payments WHERE visitor_id IS NULL",
            "FROM payments r WHERE kind = 'refund' AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.customer_id = r.customer_id AND p.time <= r.time AND p.amount = r.amount AND p.kind <> 'refund')",
            "FROM payments r WHERE kind = 'renewal' AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.customer_id = r.customer_id AND p.time < r.time AND p.kind = 'new')",
            // Money of another country.
            "FROM payments e JOIN visitors v ON v.id = e.visitor_id JOIN sessions s ON s.id = v.first_session_id JOIN places l ON l.id = s.place_id WHERE (e.currency = 'CHF' AND l.country <> 'CH') OR (e.currency = 'GBP' AND l.country <> 'GB')",
            // Systems that nobody makes.
            "FROM systems WHERE (browser = 'Safari' AND os <> 'Mac OS') OR (browser = 'Mobile Safari' AND os <> 'iOS') OR (os IN ('Windows', 'Mac OS') AND device <> 'desktop') OR model LIKE 'rv:%'",
            // Sent, launched, posted or advertised later, or no longer.
            "FROM \(visits) JOIN notes n ON n.website_id = s.website_id AND n.text = 'Newsletter, ' || replace(a.utm_campaign, '-', ' ') WHERE s.started_at < n.timestamp",
            "FROM \(visits) WHERE a.referrer LIKE '%producthunt.com%' AND NOT EXISTS (\(note) AND n.text = 'Launched on Product Hunt')",
            "FROM \(visits) WHERE a.referrer LIKE '%item?id=%' AND NOT EXISTS (\(note) AND n.text LIKE '%Hacker News%')",
            "FROM \(visits) WHERE a.referrer LIKE '%/comments/%' AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.url = a.referrer AND m.website_id = s.website_id AND m.time <= s.started_at)",
            "FROM \(visits) WHERE a.utm_campaign = 'new-harvest' AND NOT EXISTS (\(note) AND n.text LIKE 'Neue Ernte%')",
            "FROM \(visits) WHERE a.utm_campaign = 'anniversary-sale' AND NOT EXISTS (\(note) AND n.text LIKE 'Jubil%' AND s.started_at < n.timestamp + 5 * 86400000)",
            "FROM \(visits) WHERE a.utm_medium = 'paid' AND a.utm_campaign = 'book' AND (NOT EXISTS (\(note) AND n.text LIKE '%advertisements begin') OR EXISTS (\(note) AND n.text LIKE '%advertisements end'))",
            "FROM \(visits) WHERE a.utm_content = 'devtalk' AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.author_username = 'devtalkpod' AND m.time <= s.started_at)",
            // Browsers of apps, and apps of telephones, that one comes to from elsewhere.
            "FROM \(visits) JOIN systems y ON y.id = s.system_id WHERE y.browser IN ('Facebook', 'Instagram', 'LinkedIn') AND a.referrer_name <> y.browser",
            "FROM \(visits) JOIN systems y ON y.id = s.system_id WHERE y.browser = 'GSA' AND a.referrer_name <> 'Google'",
            "FROM \(visits) JOIN systems y ON y.id = s.system_id WHERE a.referrer LIKE 'android-app:%' AND y.os <> 'Android'",
            // The search of another country.
            "FROM \(visits) JOIN places l ON l.id = s.place_id WHERE a.referrer LIKE 'https://www.google.%' AND a.referrer <> 'https://www.google.com/' AND l.country || a.referrer NOT IN ('DEhttps://www.google.de/', 'AThttps://www.google.at/', 'CHhttps://www.google.ch/', 'GBhttps://www.google.co.uk/', 'INhttps://www.google.co.in/', 'CAhttps://www.google.ca/', 'AUhttps://www.google.com.au/')",
            // Clicks that another advertiser numbers.
            "FROM \(visits) WHERE s.ad_click_ids IS NOT NULL AND iif(a.utm_source = 'google', s.ad_click_ids NOT LIKE '{\"gclid\":\"Cj0KCQ%', s.ad_click_ids NOT LIKE '{\"fbclid\":\"IwY2xj%')",
            // Thanks for nothing.
            "FROM pageviews w JOIN pages g ON g.id = w.page_id AND g.path = '/danke' WHERE NOT EXISTS (SELECT 1 FROM payments p WHERE p.visitor_id = w.visitor_id AND p.time <= w.time)",
            // One customer or account of two people, or two names of one.
            "FROM payments GROUP BY website_id, customer_id HAVING count(DISTINCT visitor_id) > 1",
            "FROM visitors WHERE profile_id IS NOT NULL GROUP BY profile_id HAVING count(*) > 1",
            "FROM payments p JOIN visitors v ON v.id = p.visitor_id JOIN profiles f ON f.id = v.profile_id WHERE f.metadata ->> 'email' <> p.email OR f.metadata ->> 'name' <> p.name",
            // Crawlers where one has to sign in first, or to buy.
            "FROM bot_requests r JOIN pages g ON g.id = r.page_id WHERE g.path LIKE '/app%' OR g.path LIKE '/konto%' OR g.path IN ('/welcome', '/warenkorb', '/kasse', '/danke')",
            // A city is in one country.
            "FROM places a JOIN places b ON a.city = b.city WHERE a.country <> b.country",
            // A page is there for all crawlers or for none.
            "FROM bot_requests GROUP BY website_id, page_id HAVING count(DISTINCT iif(status_code = 503, NULL, status_code)) > 1",
        ]) func nothingIsImpossible(_ query: String) throws
    {
        #expect(try Self.rows(query, Self.standard.get()).isEmpty)
    }

    private static let visits = "sessions s JOIN acquisitions a ON a.id = s.acquisition_id"
    /// A note that the website had at the time of a visit.
    private static let note = "SELECT 1 FROM notes n WHERE n.website_id = s.website_id AND n.timestamp <= s.started_at"
}
