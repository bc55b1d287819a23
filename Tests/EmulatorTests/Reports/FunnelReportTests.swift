import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

struct FunnelReportTests {
    private static let id = "665f0b3c4d2e1a0012345678"
    private static let second = "b3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
    private static let third = "c3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

    private static func insert(
        _ targets: [Funnel.Step.Target], in world: TestWorld, isActive: Bool = true, id: String = Self.id
    ) throws {
        let steps = targets.enumerated().map { Funnel.Step(id: "s\($0)", name: "S\($0)", target: $1) }
        try world.state.store.insert(
            Funnel(
                id: id, websiteID: world.websiteKey, name: "Signup funnel", slug: "signup-funnel", steps: steps,
                isActive: isActive, createdAt: TestWorld.created))
    }

    private static func pay(_ world: TestWorld, _ visitor: String, _ amount: Double, _ kind: Payment.Kind) throws {
        let id = try #require(VisitorID(visitor))
        try world.state.store.recordPayment(
            Payment(
                objectID: "", websiteID: world.websiteKey,
                visitorID: try world.state.store.visitor(id, websiteID: world.websiteKey)?.id,
                time: world.state.clock.now, transactionID: "\(visitor)\(amount)", amount: amount, currency: "USD",
                kind: kind))
    }

    @Test func theDocumentedShape() throws {
        let world = try TestWorld()
        try Self.insert([.pageview(url: "/"), .goal(name: "signup")], in: world)
        for visitor in [TestWorld.visitor, Self.second, Self.third] { try world.view("/", visitor: visitor) }
        try Self.pay(world, Self.second, 14, .new)
        try Self.pay(world, Self.second, 5, .refund)
        world.advance(milliseconds: 1)
        world.complete("signup")
        try Self.pay(world, TestWorld.visitor, 30, .new)
        try Self.pay(world, TestWorld.visitor, 5.5, .renewal)
        expect(
            world.send("GET", "/analytics/funnels/\(Self.id)"),
            is: """
                {"status":"success","data":[{"funnelId":"665f0b3c4d2e1a0012345678","name":"Signup funnel",\
                "slug":"signup-funnel","currency":"$","visitors":3,"conversions":1,"conversionRate":33.33,"revenue":35.5,\
                "steps":[{"id":"s0","name":"S0","type":"pageview","url":"/","visitors":3,"conversionRate":100,"dropOff":0,\
                "dropOffRate":0,"revenue":49.5},{"id":"s1","name":"S1","type":"goal","goalName":"signup","visitors":1,\
                "conversionRate":33.33,"dropOff":2,"dropOffRate":66.67,"revenue":35.5}]}]}
                """)
    }

    @Test func nobodyDividesByZero() throws {
        let world = try TestWorld()
        try Self.insert([.pageview(url: "/"), .pageview(url: "/b")], in: world)
        expect(
            world.send("GET", "/analytics/funnels/\(Self.id)?startAt=2026-01-01&endAt=2026-01-02"),
            is: """
                {"status":"success","data":[{"funnelId":"665f0b3c4d2e1a0012345678","name":"Signup funnel",\
                "slug":"signup-funnel","currency":"$","visitors":0,"conversions":0,"conversionRate":0,"revenue":0,"steps":[\
                {"id":"s0","name":"S0","type":"pageview","url":"/","visitors":0,"conversionRate":0,"dropOff":0,\
                "dropOffRate":0,"revenue":0},{"id":"s1","name":"S1","type":"pageview","url":"/b","visitors":0,\
                "conversionRate":0,"dropOff":0,"dropOffRate":0,"revenue":0}]}]}
                """)
    }

    /// Steps of one moment are not one after the other.
    @Test func aStepIsStrictlyLater() throws {
        let world = try TestWorld()
        try Self.insert([.pageview(url: "/a"), .pageview(url: "/b")], in: world)
        try world.view("/b")
        try world.view("/a")
        func conversions() -> JSONValue? {
            world.send("GET", "/analytics/funnels/\(Self.id)").first["conversions"]
        }
        #expect(conversions() == 0)
        try world.view("/b")
        #expect(conversions() == 0)
        world.advance(milliseconds: 1)
        try world.view("/b")
        #expect(conversions() == 1)
    }

    @Test func refuses() throws {
        let world = try TestWorld.withTeam()
        try Self.insert([.pageview(url: "/a"), .pageview(url: "/b")], in: world, isActive: false)
        let stranger = try #require(world.state.directory.website(objectID: TestWorld.strangersWebsite))
        try world.state.store.insert(
            Funnel(
                id: "665f0b3c4d2e1a00000000f1", websiteID: stranger.id, name: "a", slug: "a", steps: [],
                createdAt: TestWorld.created))
        for id in [Self.id, "665f0b3c4d2e1a00000000f1", TestWorld.nobodysID] {
            expect(world.send("GET", "/analytics/funnels/\(id)"), isError: 404, "Funnel not found")
        }
        expect(world.send("GET", "/analytics/funnels/x"), isError: 400, "Invalid funnelId")
        expect(
            world.send("GET", "/analytics/funnels/\(Self.id)?startAt=2026-05-01"), isError: 400,
            "startAt and endAt must be provided together")
        expect(
            world.send("GET", "/analytics/funnels/\(Self.id)?startAt=2026-02-01&endAt=2026-01-01"), isError: 400,
            "endAt must not be before startAt")
        expect(
            world.send("GET", "/analytics/funnels/\(Self.id)?filter_city=gte:1"), isError: 400,
            "Invalid filter_city: operator gte is not supported")
    }

    @Test(arguments: [
        ("/", "example.com", "/", true), ("/", "example.com", "/a", false), ("/a", "any.test", "/a", true),
        ("/a/", "any.test", "/a", true), ("/a", "any.test", "/a/", true), ("/a?b=c", "any.test", "/a", true),
        ("/a", "any.test", "/A", false), ("/a*", "any.test", "/abc/d", true), ("/a*", "any.test", "/a", true),
        ("/a/*", "any.test", "/a/", true), ("/a/*", "any.test", "/a", false), ("/*", "any.test", "/", true),
        ("/a*c", "any.test", "/abc", false), ("https://Example.com/a/?x", "example.com", "/a", true),
        ("https://example.com:8080", "example.com", "/", true), ("https://example.com/a", "a.test", "/a", false),
        ("https://example.com/a*", "example.com", "/ab", true), ("https://example.com/a*", "a.test", "/ab", false),
        ("/#/a", "any.test", "/#/a", true), ("a", "any.test", "a", false),
    ])
    func pagesOfAStep(url: String, hostname: String, path: String, isMatch: Bool) {
        #expect(StepPage(url).matches(Page(hostname: hostname, path: path)) == isMatch)
    }
}

/// Random funnels over random events with random filters, against the rules written out.
struct FunnelPropertyTests {
    /// A step, and what reaches it.
    private struct Choice: Sendable {
        let target: Funnel.Step.Target
        var isMatch: @Sendable (Page) -> Bool = { _ in false }
        var goal: String?

        init(url: String, _ isMatch: @escaping @Sendable (Page) -> Bool) {
            target = .pageview(url: url)
            self.isMatch = isMatch
        }

        init(goal: String) {
            target = .goal(name: goal)
            self.goal = goal
        }
    }

    private static let choices: [Choice] = [
        Choice(url: "/") { $0.path == "/" }, Choice(url: "/pricing/?a") { $0.path == "/pricing" },
        Choice(url: "https://docs.example.com/") { $0 == Page(hostname: "docs.example.com", path: "/") },
        Choice(url: "/*") { _ in true }, Choice(goal: "signup"), Choice(goal: "payment"), Choice(goal: "free_trial"),
        Choice(goal: "trial_started"),
    ]

    /// When a visitor did what a step asks for, in the window.
    private static func times(_ choice: Choice, _ visitor: Int, _ plain: PlainReport) -> [Int64] {
        var times: [Int64] = []
        for session in plain.world.sessions where session.visitor == visitor {
            times += session.views.filter { choice.isMatch($0.page) }.map(\.time)
        }
        times += plain.world.goals.filter { $0.visitor == visitor && $0.text == choice.goal }.map(\.time)
        for sale in plain.world.payments where sale.visitor == visitor && sale.kind != .refund {
            if choice.goal == (sale.kind == .trial ? "free_trial" : "payment") { times.append(sale.time) }
        }
        return times.filter(plain.window.contains).sorted()
    }

    @Test(arguments: UInt64(1)...6)
    func reaching(seed: UInt64) throws {
        let center = try #require(Instant(iso8601: "2026-03-08T07:00:00Z"))
        let random = try RandomWorld(seed: seed, around: center, days: 7, timezone: "UTC")
        var source = RandomSource(seed: seed, stream: 9)
        var conversions = 0.0
        for number in 10..<50 {
            let steps = (0..<Int.random(in: 2...4, using: &source)).map { _ in
                Self.choices.randomElement(using: &source)!
            }
            let id = "665f0b3c4d2e1a00000000\(number)"
            try random.world.state.store.insert(
                Funnel(
                    id: id, websiteID: random.world.websiteKey, name: id, slug: id,
                    steps: steps.enumerated().map { Funnel.Step(id: "\($0)", name: "n", target: $1.target) },
                    createdAt: center))
            let start = center - Int64.random(in: 0...300_000_000, using: &source)
            let end = start + Int64.random(in: 0...500_000_000, using: &source)
            let isEver = Int.random(in: 0..<4, using: &source) == 0
            let filters = Int.random(in: 0..<2, using: &source) == 0 ? [] : PlainFilter.random(&source)
            let plain = PlainReport(
                world: random.plain, window: isEver ? .min ... .max : start.milliseconds...end.milliseconds,
                filters: filters)
            var query = filters.map(\.query)
            if !isEver { query.append("startAt=\(start.iso8601())&endAt=\(end.iso8601())") }
            let target = "/analytics/funnels/\(id)?\(query.joined(separator: "&"))"
            let answer = random.world.send("GET", target)
            try #require(answer.status == 200, "\(answer.text)")

            var reached: [Int: Int64] = [:]
            for session in plain.sessions() { reached[session.visitor] = .min }
            var visitors: [Double] = []
            var revenue: [Double] = []
            for step in steps {
                var next: [Int: Int64] = [:]
                for (visitor, before) in reached {
                    next[visitor] = Self.times(step, visitor, plain).first { $0 > before }
                }
                reached = next
                let payments = plain.world.payments.filter { sale in
                    guard let visitor = sale.visitor, plain.window.contains(sale.time) else { return false }
                    return reached[visitor] != nil
                }
                visitors.append(Double(reached.count))
                revenue.append(
                    Double(PlainReport.cents(payments, .new) + PlainReport.cents(payments, .renewal)) / 100)
            }
            let got = answer.first["steps"]?.arrayValue ?? []
            #expect(got.compactMap { $0["visitors"]?.numberValue } == visitors, "\(target)")
            #expect(got.compactMap { $0["revenue"]?.numberValue } == revenue, "\(target)")
            conversions += visitors.last ?? 0
        }
        #expect(conversions > 0, "some funnels are walked to their end")
    }
}
