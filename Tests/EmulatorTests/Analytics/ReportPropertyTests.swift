import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

/// Every report over random events, in random windows with random filters, against the plain computation, in zones whose
/// clocks change in the middle of the events.
struct ReportPropertyTests {
    private struct Question {
        /// `startAt=…&endAt=…`; empty for all time.
        let range: String
        /// The range and `filter_…`
        let query: String
        var plain: PlainReport

        init(_ world: RandomWorld, _ setting: PropertySetting, _ random: inout RandomSource) throws {
            let starts = world.plain.sessions.map(\.startedAt)
            let times = starts + world.plain.sessions.map(\.lastAt) + world.plain.payments.map(\.time)
            let range = try PropertyRange(setting, at: times, &random)
            let filters = PlainFilter.random(&random)
            self.range = range.query
            query = ([range.query] + filters.map(\.query)).filter { !$0.isEmpty }.joined(separator: "&")
            plain = PlainReport(world: world.plain, window: range.window, filters: filters)
        }
    }

    /// Asks many questions of some histories around the setting's moment.
    private func forEachQuestion(
        _ setting: PropertySetting, _ body: (RandomWorld, Question, inout RandomSource) throws -> Void
    ) throws {
        for seed in UInt64(1)...3 {
            let center = try setting.instant
            let world = try RandomWorld(seed: seed, around: center, days: 7, timezone: setting.zone)
            var random = RandomSource(seed: seed, stream: 7)
            for _ in 0..<12 {
                let question = try Question(world, setting, &random)
                try body(world, question, &random)
            }
        }
    }

    private func send(_ world: RandomWorld, _ target: String) throws -> JSONObject {
        let answer = world.world.send("GET", target)
        try #require(answer.status == 200, "\(target): \(answer.text)")
        return try #require(try JSONValue(parsing: answer.body).objectValue)
    }

    private static func quotient(_ dividend: Double, _ divisor: Int) -> JSONValue {
        .number(divisor == 0 ? 0 : (dividend / Double(divisor) * 100 + 0.5).rounded(.down) / 100)
    }

    private static func money(_ cents: Double) -> JSONValue { .number(cents / 100) }

    private static func count(_ number: Int) -> JSONValue { .number(Double(number)) }

    @Test(arguments: PropertySetting.all)
    func overview(_ setting: PropertySetting) throws {
        let fields =
            "visitors,new_visitors,returning_visitors,pageviews,sessions,bounce_rate,avg_session_duration,revenue,payments,"
            + "revenue_per_visitor,conversion_rate,currency"
        try forEachQuestion(setting) { world, question, _ in
            let answer = try send(world, "/analytics/overview?fields=\(fields)&\(question.query)")
            let figures = question.plain.figures()
            let revenue = figures.newCents + figures.renewalCents
            let expected: JSONObject = [
                "visitors": Self.count(figures.visitors), "new_visitors": Self.count(figures.newVisitors),
                "returning_visitors": Self.count(figures.visitors - figures.newVisitors),
                "pageviews": Self.count(figures.pageviews), "sessions": Self.count(figures.sessions),
                "bounce_rate": Self.quotient(100 * Double(figures.bounces), figures.sessions),
                "avg_session_duration": Self.quotient(Double(figures.duration), figures.sessions), "currency": "€",
                "revenue": Self.money(revenue), "payments": Self.count(figures.payments),
                "revenue_per_visitor": Self.quotient(revenue / 100, figures.visitors),
                "conversion_rate": Self.quotient(
                    100 * Double(min(figures.payers, figures.visitors)), figures.visitors),
            ]
            let row = try #require(answer["data"]?.arrayValue?.first)
            #expect(row.description == JSONValue.object(expected).description, "\(question.query)")
        }
    }

    /// Each filter by itself, of which the other tests draw some.
    @Test func everyFilterAndOperator() throws {
        let setting = PropertySetting.all[0]
        var random = RandomSource(seed: 1, stream: 23)
        let world = try RandomWorld(seed: 5, around: try setting.instant, days: 7, timezone: setting.zone)
        var passing: Set<Int> = []
        for filter in PlainFilter.all {
            let range = try PropertyRange(setting, &random)
            let plain = PlainReport(world: world.plain, window: range.window, filters: [filter])
            let row = try #require(
                try send(
                    world,
                    "/analytics/overview?fields=visitors,sessions,revenue,payments&\(filter.query)&\(range.query)")[
                        "data"]?[0])
            let figures = plain.figures()
            let expected: JSONObject = [
                "visitors": Self.count(figures.visitors), "sessions": Self.count(figures.sessions),
                "revenue": Self.money(figures.newCents + figures.renewalCents),
                "payments": Self.count(figures.payments),
            ]
            #expect(row.description == JSONValue.object(expected).description, "\(filter) \(range.query)")
            passing.insert(figures.sessions)
        }
        #expect(passing.count > 10)
    }

    @Test(arguments: PropertySetting.all)
    func timeseries(_ setting: PropertySetting) throws {
        let calendar = PlainCalendar(setting.zone)
        try forEachQuestion(setting) { world, asked, random in
            var question = asked
            let interval = ["hour", "day", "week", "month"].randomElement(using: &random)!
            if question.range.isEmpty {
                let window = calendar.defaultWindow(interval, now: world.world.state.clock.now.milliseconds)
                question.plain.window = window
            }
            let answer = try send(
                world,
                "/analytics/timeseries?fields=visitors,sessions,new_visitors,returning_visitors,pageviews,revenue,conversion_rate"
                    + "&interval=\(interval)&limit=1000&\(question.query)")
            let window = question.plain.window
            let shown = calendar.isOneDay(window) ? "hour" : interval
            let buckets = calendar.buckets(shown, window)
            #expect(answer["interval"]?.stringValue == shown)
            let renews = world.world.state.directory.websites.first?.includesRenewalRevenue ?? true
            var rows = buckets.map { bucket in
                var row = Self.metrics(question.plain.figures(in: bucket.start...bucket.end), renews: renews)
                row["name"] = .string(bucket.name)
                row["timestamp"] = .string(bucket.timestamp)
                return JSONValue.object(row).description
            }
            #expect(
                answer["totals"]?.description
                    == JSONValue.object(Self.metrics(question.plain.figures(), renews: renews)).description,
                "\(question.query)")
            #expect(answer["data"]?.arrayValue?.map(\.description) == rows, "\(interval) \(question.query)")
            // A page of them.
            let offset = Int.random(in: 0...buckets.count, using: &random)
            let page = try send(
                world,
                "/analytics/timeseries?fields=visitors,sessions,new_visitors,returning_visitors,pageviews,revenue,conversion_rate"
                    + "&interval=\(interval)&limit=3&offset=\(offset)&\(question.query)")
            rows = Array(rows.dropFirst(offset).prefix(3))
            #expect(page["data"]?.arrayValue?.map(\.description) == rows, "\(offset) \(interval) \(question.query)")
            #expect(page["pagination"]?.objectValue?["total"] == Self.count(buckets.count))
        }
    }

    private static func metrics(_ figures: Figures, renews: Bool) -> JSONObject {
        let revenue = figures.newCents + figures.renewalCents
        return [
            "visitors": count(figures.visitors), "sessions": count(figures.sessions),
            "new_visitors": count(figures.newVisitors),
            "returning_visitors": count(figures.visitors - figures.newVisitors),
            "pageviews": count(figures.pageviews), "revenue": money(revenue),
            "revenueBreakdown": [
                "new": money(figures.newCents), "renewal": money(figures.renewalCents),
                "refund": money(figures.refundCents),
            ],
            "payments": count(figures.payments),
            "conversion_rate": quotient((renews ? revenue : figures.newCents) / 100, figures.visitors),
        ]
    }

    /// The one value that a breakdown takes from a session.
    private static let values: [(route: String, key: String, value: @Sendable (PlainWorld.Session) -> String)] = [
        (
            "countries", "country",
            {
                $0.place?.country.map { ["US": "United States of America", "FR": "France", "CA": "Canada"][$0] ?? $0 }
                    ?? "Unknown"
            }
        ),
        (
            "regions", "region",
            {
                $0.place?.region.map {
                    [
                        "US-CA": "California", "US-NY": "New York", "FR-IDF": "Île-de-France", "US-TX": "Texas",
                        "CA-ON": "Ontario",
                    ][$0] ?? $0
                } ?? "Unknown"
            }
        ),
        ("cities", "city", { $0.place?.city ?? "Unknown" }), ("devices", "device", { $0.system?.device ?? "" }),
        ("browsers", "browser", { $0.system?.browser.map { $0 == "Mobile Safari" ? "Safari" : $0 } ?? "Unknown" }),
        ("operating-systems", "operating_system", { $0.system?.os ?? "Unknown" }),
        ("referrers", "referrer", { $0.acquisition?.referrerName ?? "" }),
    ]

    /// Compares a page of a breakdown; `keys` are the names of the row's values.
    private func compare(
        _ world: RandomWorld, _ route: String, _ query: String, keys: [String], _ rows: [PlainReport.Row],
        _ metrics: (PlainReport.Row) -> JSONObject, _ random: inout RandomSource
    ) throws {
        let limit = Int.random(in: 1...6, using: &random)
        let offset = Int.random(in: 0...3, using: &random)
        let answer = try send(world, "\(route)&limit=\(limit)&offset=\(offset)&\(query)")
        let expected = rows.dropFirst(offset).prefix(limit).map { row in
            var object: JSONObject = [:]
            for (key, value) in zip(keys, row.values) { object[key] = .string(value) }
            for member in metrics(row).members { object[member.key] = member.value }
            return JSONValue.object(object).description
        }
        #expect(answer["data"]?.arrayValue?.map(\.description) == expected, "\(route) \(query)")
        #expect(
            answer["pagination"]?.description == #"{"limit":\#(limit),"offset":\#(offset),"total":\#(rows.count)}"#,
            "\(route) \(query)")
    }

    private static func metrics(_ row: PlainReport.Row) -> JSONObject {
        ["visitors": count(row.visitors), "revenue": money(Double(row.cents)), "payments": count(row.payments)]
    }

    @Test(arguments: PropertySetting.all)
    func breakdownsBySession(_ setting: PropertySetting) throws {
        try forEachQuestion(setting) { world, question, random in
            let breakdown = Self.values.randomElement(using: &random)!
            let rows = question.plain.rows({ [[breakdown.value($0)]] }, payments: { [breakdown.value($0)] })
            try compare(
                world, "/analytics/\(breakdown.route)?fields=\(breakdown.key),visitors,revenue,payments",
                question.query, keys: [breakdown.key], rows, Self.metrics, &random)
        }
    }

    @Test(arguments: PropertySetting.all)
    func pagesAndHostnames(_ setting: PropertySetting) throws {
        try forEachQuestion(setting) { world, question, random in
            let window = question.plain.window
            let pages = question.plain.rows(
                { session in
                    Set(session.views.filter { window.contains($0.time) }.map { [$0.page.hostname, $0.page.path] })
                }, payments: { $0.views.first.map { [$0.page.hostname, $0.page.path] } })
            try compare(
                world, "/analytics/pages?", question.query, keys: ["hostname", "path"], pages, Self.metrics, &random)
            let hostnames = question.plain.rows(
                { session in Set(session.views.filter { window.contains($0.time) }.map { [$0.page.hostname] }) },
                payments: { $0.views.first.map { [$0.page.hostname] } })
            try compare(
                world, "/analytics/hostnames?", question.query, keys: ["hostname"], hostnames, Self.metrics, &random)
        }
    }

    @Test(arguments: PropertySetting.all)
    func campaigns(_ setting: PropertySetting) throws {
        try forEachQuestion(setting) { world, question, random in
            let isShort = Bool.random(using: &random)
            func value(_ session: PlainWorld.Session) -> [String]? {
                let acquisition = session.acquisition
                var values = [acquisition?.utmSource, acquisition?.utmMedium].map { $0 ?? "" }
                if !isShort {
                    values += [
                        acquisition?.utmCampaign, acquisition?.utmTerm, acquisition?.utmContent, acquisition?.ref,
                        acquisition?.source, acquisition?.via,
                    ].map { $0 ?? "" }
                }
                return values.allSatisfy(\.isEmpty) ? nil : values
            }
            let rows = question.plain.rows({ session in Set([value(session)].compactMap(\.self)) }, payments: value)
            let parameters =
                ["utm_source", "utm_medium"]
                + (isShort
                    ? [] : ["utm_campaign", "utm_term", "utm_content", "ref", "source", "via"])
            let fields = parameters.joined(separator: ",") + ",visitors,revenue,payments"
            try compare(
                world, "/analytics/campaigns?fields=\(fields)", question.query, keys: [], rows,
                { row in
                    var campaign: JSONObject = [:]
                    for (parameter, value) in zip(parameters, row.values) { campaign[parameter] = .string(value) }
                    var object: JSONObject = ["campaign": .object(campaign)]
                    for member in Self.metrics(row).members { object[member.key] = member.value }
                    return object
                }, &random)
        }
    }

    @Test(arguments: PropertySetting.all)
    func goalsAndExitClicks(_ setting: PropertySetting) throws {
        try forEachQuestion(setting) { world, question, random in
            let custom = world.plain.goals.filter { !PlainWorld.lifecycle.contains($0.text) }
            try compare(
                world, "/analytics/goals?", question.query, keys: ["goal"],
                question.plain.rows(of: custom, byEvents: true),
                { ["completions": Self.count($0.events), "visitors": Self.count($0.visitors)] }, &random)
            try compare(
                world, "/analytics/exit-clicks?", question.query, keys: ["url"],
                question.plain.rows(of: world.plain.clicks, byEvents: false),
                { ["visitors": Self.count($0.visitors), "clicks": Self.count($0.events)] }, &random)
        }
    }

    /// Properties of goals and their values: no filters, but windows.
    @Test(arguments: PropertySetting.all)
    func goalProperties(_ setting: PropertySetting) throws {
        try forEachQuestion(setting) { world, question, random in
            let plain = PlainReport(world: world.plain, window: question.plain.window, filters: [])
            for goal in ["signup", "download", "trial_started"] {
                let completed = world.plain.goals.filter {
                    $0.text == goal && !PlainWorld.lifecycle.contains(goal)
                }
                func rows(_ texts: (PlainWorld.Event) -> [String]) -> [PlainReport.Row] {
                    let events = completed.flatMap { event in
                        texts(event).map {
                            PlainWorld.Event(visitor: event.visitor, session: event.session, time: event.time, text: $0)
                        }
                    }
                    return plain.rows(of: events, byEvents: true)
                }
                func metrics(_ row: PlainReport.Row) -> JSONObject {
                    ["completions": Self.count(row.events), "visitors": Self.count(row.visitors)]
                }
                let route = "/analytics/goals/properties?eventName=\(goal)"
                try compare(
                    world, route, question.range, keys: ["propertyName"], rows { Array($0.properties.keys) }, metrics,
                    &random)
                for property in ["plan", "Plan", "other"] {
                    try compare(
                        world, "\(route)&propertyName=\(property)", question.range, keys: ["value"],
                        rows { [$0.properties[property]].compactMap(\.self) }, metrics, &random)
                }
            }
        }
    }

    /// The list of visitors is filtered as reports are.
    @Test(arguments: PropertySetting.all)
    func visitors(_ setting: PropertySetting) throws {
        try forEachQuestion(setting) { world, question, random in
            guard !question.plain.filters.contains(where: { ["entry_page", "visit_count"].contains($0.name) }) else {
                return
            }
            let window = question.plain.window
            let goal = question.plain.filters.first { $0.name == "goal" && $0.comparison != "is_not" }
            var seen: [Int: Int64] = [:]
            if let goal {
                // To have completed a goal is asked of the session.
                let others = question.plain.filters.filter { $0.name != "goal" }
                let plain = PlainReport(world: world.plain, window: window, filters: others)
                for event in plain.events(world.plain.goals) where goal.values.contains(event.text) {
                    guard !world.plain.sessions[event.session].views.isEmpty else { continue }
                    seen[event.visitor] = max(seen[event.visitor] ?? .min, event.time)
                }
                for (payment, session) in plain.payments(trials: true) where payment.kind != .refund {
                    let name = payment.kind == .trial ? "free_trial" : "payment"
                    guard let visitor = payment.visitor, session != nil, goal.values.contains(name) else { continue }
                    seen[visitor] = max(seen[visitor] ?? .min, payment.time)
                }
            } else {
                for visitor in Set(question.plain.sessions().map(\.visitor)) {
                    let views = world.plain.sessions.filter { $0.visitor == visitor }.flatMap(\.views)
                    seen[visitor] = views.map(\.time).filter(window.contains).max()
                }
            }
            if Bool.random(using: &random), !question.plain.filters.contains(where: { $0.name == "goal" }) {
                seen = seen.filter { visitor, _ in
                    world.plain.payments.contains {
                        $0.visitor == visitor && ($0.kind == .new || $0.kind == .renewal)
                    }
                }
                try compare(world, question.query + "&isCustomer=true", seen, &random)
            } else {
                try compare(world, question.query, seen, &random)
            }
        }
    }

    private func compare(
        _ world: RandomWorld, _ query: String, _ seen: [Int: Int64], _ random: inout RandomSource
    ) throws {
        let limit = Int.random(in: 1...9, using: &random)
        let offset = Int.random(in: 0...3, using: &random)
        let answer = try send(world, "/visitors?limit=\(limit)&offset=\(offset)&\(query)")
        let rows = seen.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.dropFirst(offset).prefix(limit)
        let found = answer["data"]?.arrayValue?.compactMap(\.objectValue) ?? []
        #expect(found.map { $0["visitorId"]?.stringValue } == rows.map { PlainWorld.id($0.key).text }, "\(query)")
        #expect(
            found.map { $0["lastSeenAt"]?.stringValue }
                == rows.map { Instant(milliseconds: $0.value).iso8601(.seconds) }, "\(query)")
        #expect(answer["pagination"]?.objectValue?["total"]?.integerValue == seen.count, "\(query)")
    }
}
