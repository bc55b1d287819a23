import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

/// What the contract says of figures that stand in different answers, asked of random worlds.
struct IdentityTests {
    /// A world, a range and filters, and what the API answers to them.
    private struct Questions {
        let world: TestWorld
        let query: String
        let isUnfiltered: Bool

        func answer(_ path: String) throws -> JSONValue {
            let answer = world.send("GET", "\(path)\(path.contains("?") ? "&" : "?")\(query)")
            try #require(answer.status == 200, "\(path) \(query): \(answer.text)")
            return answer.json
        }

        func row(_ path: String) throws -> JSONValue { try #require(try answer(path)["data"]?[0]) }

        func rows(_ path: String) throws -> [JSONValue] { try #require(try answer(path)["data"]?.arrayValue) }
    }

    private func forEachQuestion(_ body: (Questions) throws -> Void) throws {
        for (number, setting) in PropertySetting.all.enumerated() {
            let random = try RandomWorld(
                seed: UInt64(number + 40), around: try setting.instant, days: 7, timezone: setting.zone)
            var chance = RandomSource(seed: UInt64(number), stream: 17)
            for _ in 0..<8 {
                let range = try PropertyRange(setting, &chance)
                let filters = PlainFilter.random(&chance)
                let query = ([range.query] + filters.map(\.query)).filter { !$0.isEmpty }.joined(separator: "&")
                try body(Questions(world: random.world, query: query, isUnfiltered: filters.isEmpty))
            }
        }
    }

    private func number(_ object: JSONValue?, _ name: String) throws -> Double {
        try #require(object?[name]?.numberValue, "\(name)")
    }

    private func sum(_ rows: [JSONValue], _ name: String) throws -> Double {
        // Of amounts in hundredths, as whole numbers.
        try rows.reduce(0) { $0 + (try number($1, name) * 100).rounded() } / 100
    }

    private static let allFields =
        "fields=visitors,new_visitors,returning_visitors,pageviews,sessions,revenue,payments,revenue_per_visitor"

    /// 1.3: new and returning visitors are all; revenue per visitor is revenue by visitors; nobody is without a session,
    /// no session without a pageview.
    @Test func overview() throws {
        try forEachQuestion { questions in
            let row = try questions.row("/analytics/overview?\(Self.allFields)")
            let visitors = try number(row, "visitors")
            #expect(try number(row, "new_visitors") + number(row, "returning_visitors") == visitors)
            #expect(try visitors <= number(row, "sessions"))
            #expect(try number(row, "sessions") <= number(row, "pageviews"))
            let quotient = visitors == 0 ? 0 : try number(row, "revenue") / visitors
            #expect(try abs(number(row, "revenue_per_visitor") - quotient) <= 0.005 + 1e-9)
        }
    }

    /// 3.2: the totals are over all of W, so they are the overview's; what is counted by its own time adds up to them.
    @Test(arguments: ["hour", "day", "week", "month"]) func timeseries(interval: String) throws {
        try forEachQuestion { questions in
            guard questions.query.contains("startAt") else { return }
            let answer = try questions.answer(
                "/analytics/timeseries?fields=visitors,sessions,pageviews,revenue,payments&limit=1000&interval=\(interval)"
            )
            let totals = try #require(answer["totals"])
            let overview = try questions.row("/analytics/overview?\(Self.allFields)")
            for name in ["visitors", "sessions", "pageviews", "revenue", "payments"] {
                #expect(try number(totals, name) == number(overview, name), "\(name) \(questions.query)")
            }
            let rows = try #require(answer["data"]?.arrayValue)
            for name in ["pageviews", "revenue", "payments"] {
                #expect(try sum(rows, name) == number(totals, name), "\(name) \(questions.query)")
            }
            for row in rows + [totals] {
                let parts = try #require(row["revenueBreakdown"])
                let hundredths = try [number(parts, "new"), number(parts, "renewal")].map { ($0 * 100).rounded() }
                #expect(try number(row, "revenue") == (hundredths[0] + hundredths[1]) / 100)
            }
            for name in ["visitors", "sessions"] {
                #expect(try sum(rows, name) >= number(totals, name), "each counts in a bucket")
            }
        }
    }

    /// 1.4: each attributed payment counts in exactly one row of every breakdown, which so have all the same sum.
    @Test func breakdowns() throws {
        try forEachQuestion { questions in
            let overview = try questions.row("/analytics/overview?\(Self.allFields)")
            let devices = try questions.rows("/analytics/devices?limit=1000")
            for report in [
                "pages", "referrers", "countries", "regions", "cities", "browsers", "operating-systems", "hostnames",
            ] {
                let rows = try questions.rows("/analytics/\(report)?limit=1000")
                for name in ["revenue", "payments"] {
                    #expect(try sum(rows, name) == sum(devices, name), "\(report) \(questions.query)")
                }
                #expect(try sum(rows, "visitors") >= number(overview, "visitors"), "a visitor may be in several rows")
                for row in rows { #expect(try number(row, "visitors") <= number(overview, "visitors")) }
            }
            // Payments of nobody are in no row, and pass no filter.
            let all = try number(overview, "payments")
            #expect(try sum(devices, "payments") <= all)
            if !questions.isUnfiltered { #expect(try sum(devices, "payments") == all) }
        }
    }

    /// 5.1: whoever completed a goal did so at least once; its properties are carried by no more.
    @Test func goals() throws {
        try forEachQuestion { questions in
            for row in try questions.rows("/analytics/goals?limit=1000") {
                let (completions, visitors) = try (number(row, "completions"), number(row, "visitors"))
                #expect(visitors <= completions)
                guard questions.isUnfiltered else { continue }
                let goal = try #require(row["goal"]?.stringValue)
                for property in try questions.rows("/analytics/goals/properties?eventName=\(goal)") {
                    #expect(try number(property, "completions") <= completions)
                    #expect(try number(property, "visitors") <= visitors)
                    let name = try #require(property["propertyName"]?.stringValue)
                    let values = try questions.rows(
                        "/analytics/goals/properties?eventName=\(goal)&propertyName=\(name)")
                    #expect(try sum(values, "completions") == number(property, "completions"))
                }
            }
        }
    }

    /// 3.1 and 7.1 count the same visitors.
    @Test func visitors() throws {
        try forEachQuestion { questions in
            // These filters are not the list's, or mean something else there.
            guard !["goal", "entry_page", "visit_count"].contains(where: questions.query.contains) else { return }
            let total = try questions.answer("/visitors")["pagination"]?["total"]?.numberValue
            #expect(try total == number(questions.row("/analytics/overview"), "visitors"), "\(questions.query)")
        }
    }

    /// 6: the figures of a step follow from those of the step before.
    @Test func funnels() throws {
        let funnel = "665f0b3c4d2e1a0000000077"
        try forEachQuestion { questions in
            try? questions.world.state.store.insert(
                Funnel(
                    id: funnel, websiteID: questions.world.websiteKey, name: "f", slug: "f",
                    steps: [
                        Funnel.Step(id: "a", name: "a", target: .pageview(url: "/")),
                        Funnel.Step(id: "b", name: "b", target: .pageview(url: "/*")),
                        Funnel.Step(id: "c", name: "c", target: .goal(name: "signup")),
                    ], createdAt: questions.world.state.clock.now))
            let row = try questions.row("/analytics/funnels/\(funnel)")
            let steps = try #require(row["steps"]?.arrayValue)
            #expect(row["visitors"] == steps.first?["visitors"])
            #expect(row["conversions"] == steps.last?["visitors"])
            #expect(row["revenue"] == steps.last?["revenue"])
            var former = try number(steps[0], "visitors")
            for (place, step) in steps.enumerated() {
                let visitors = try number(step, "visitors")
                #expect(try number(step, "dropOff") == former - visitors)
                let rates = try number(step, "conversionRate") + number(step, "dropOffRate")
                #expect(former == 0 ? rates == 0 : abs(rates - 100) < 0.011, "step \(place)")
                former = visitors
            }
        }
    }

    /// 3.4 and 3.5 count the same visitors.
    @Test(arguments: UInt64(1)...8) func realtime(seed: UInt64) throws {
        let now = try PropertySetting.all[0].instant
        let world = try RandomWorld(
            seed: seed, around: now - 1_200_000, days: 0, timezone: "UTC", until: now
        ).world
        let map = try #require(world.send("GET", "/analytics/realtime/map").json["data"])
        #expect(map["count"] == world.send("GET", "/analytics/realtime").first["visitors"])
        #expect(map["count"]?.integerValue == map["visitors"]?.arrayValue?.count)
    }
}
