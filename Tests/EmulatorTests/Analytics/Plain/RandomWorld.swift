import CivilTime
import Store
import Testing

@testable import Emulator

/// A random history of a website around a moment, in a world and as plain lists.
struct RandomWorld {
    let world: TestWorld
    let plain: PlainWorld

    static let currency = "EUR"

    /// - Parameters:
    ///   - days: how long the history is; with 0 everybody arrives at once.
    ///   - end: the last moment, and the world's now; nil for the whole history, with now in its middle.
    init(seed: UInt64, around center: Instant, days: Int64, timezone: String, until end: Instant? = nil) throws {
        var random = RandomSource(seed: seed)
        var plain = PlainWorld()
        world = try TestWorld(
            website: { site in
                site.timezone = timezone
                site.currency = Self.currency
                site.includesRenewalRevenue = seed % 2 == 0
            })
        let history = Self.history(&random, around: center, days: days).filter { entry in
            end.map { entry.time <= $0.milliseconds } ?? true
        }
        for (number, entry) in history.enumerated() {
            plain.note(entry.action, visitor: entry.visitor, time: entry.time)
            try world.perform(entry.action, visitor: entry.visitor, time: entry.time, number: number)
        }
        if end == nil { try Self.delete(from: &plain, world, around: center, &random) }
        let bot = Int.random(in: 0..<Self.visitors, using: &random)
        plain.bots.insert(bot)
        try world.state.store.flagBot(PlainWorld.id(bot), websiteID: world.websiteKey)
        world.state.clock = .frozen(end ?? center)
        self.plain = plain
    }

    /// Deletes some goals and payments again, as servers do.
    private static func delete(
        from plain: inout PlainWorld, _ world: TestWorld, around center: Instant, _ random: inout RandomSource
    ) throws {
        for path in ["/goals?name=download&", "/payments?"] {
            let start = center + Int64.random(in: -200_000_000...100_000_000, using: &random)
            let range = start...start + Int64.random(in: 0...80_000_000, using: &random)
            let target = "\(path)startAt=\(range.lowerBound.iso8601())&endAt=\(range.upperBound.iso8601())"
            let answer = world.send("DELETE", target)
            try #require(answer.status == 200, "\(answer.text)")
            let deleted = range.lowerBound.milliseconds...range.upperBound.milliseconds
            if path.hasPrefix("/payments") {
                plain.payments.removeAll { deleted.contains($0.time) }
            } else {
                plain.deleteGoals { $0.text == "download" && deleted.contains($0.time) }
            }
        }
    }

    private typealias Entry = (action: PlainWorld.Action, visitor: Int?, time: Int64)

    private static let visitors = 14

    /// Bursts of actions of each visitor, some of them long, with pauses of seconds to most of an hour.
    private static func history(_ random: inout RandomSource, around center: Instant, days: Int64) -> [Entry] {
        var entries: [Entry] = []
        let span = days * 86_400_000
        for visitor in 0..<visitors {
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                var time = center.milliseconds + Int64.random(in: -span / 2...span / 2, using: &random)
                // Some begin with an hour, as parts of time series do.
                if span > 0, Int.random(in: 0..<4, using: &random) == 0 { time -= time.modulo(3_600_000) }
                let isLong = Int.random(in: 0..<12, using: &random) == 0
                let habits = (
                    acquisitions.randomElement(using: &random)!, places.randomElement(using: &random)!,
                    systems.randomElement(using: &random)!
                )
                for _ in 0..<(isLong ? 70 : Int.random(in: 1...7, using: &random)) {
                    let action: PlainWorld.Action =
                        switch Int.random(in: 0..<(isLong ? 3 : 10), using: &random) {
                        case 3, 4: .goal(goals.randomElement(using: &random)!, properties: properties(&random))
                        case 5: .serverGoal(goals.randomElement(using: &random)!, properties: properties(&random))
                        case 6: .click(links.randomElement(using: &random)!)
                        default: .view(pages.randomElement(using: &random)!, habits.0, habits.1, habits.2)
                        }
                    entries.append((action, visitor, time))
                    time +=
                        isLong
                        ? Int64.random(in: 0...400_000, using: &random)
                        : Int64.random(in: 0...2_600_000, using: &random)
                }
            }
        }
        for _ in 0..<40 {
            let time = center.milliseconds + Int64.random(in: -span / 2...span / 2, using: &random)
            let visitor = Int.random(in: 0...visitors, using: &random)
            entries.append((payment(&random), visitor == visitors ? nil : visitor, time))
        }
        // Equal times keep the order in which they were made.
        return entries.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(
            \.element)
    }

    private static func properties(_ random: inout RandomSource) -> [String: String] {
        var properties: [String: String] = [:]
        for name in ["plan", "Plan", "source"] where Bool.random(using: &random) {
            properties[name] = ["pro", "Pro", "é \"x\"", "7"].randomElement(using: &random)!
        }
        return properties
    }

    private static func payment(_ random: inout RandomSource) -> PlainWorld.Action {
        let kinds: [Payment.Kind] = [.new, .new, .renewal, .refund, .trial]
        let kind = kinds.randomElement(using: &random)!
        let cents = Int.random(in: 1...99_999, using: &random)
        return .payment(
            kind, amount: kind == .trial ? 0 : Double(cents) / 100,
            currency: ["USD", "EUR", "JPY", "XXX"].randomElement(using: &random)!)
    }

    static let pages = [
        Page(hostname: "example.com", path: "/"), Page(hostname: "example.com", path: "/pricing"),
        Page(hostname: "docs.example.com", path: "/"), Page(hostname: "docs.example.com", path: "/install"),
        Page(hostname: "example.com", path: "/Pricing"),
    ]
    static let goals = ["signup", "download", "payment", "trial_started"]
    static let links = ["https://example.org/", "https://example.org/a?b=c", "mailto:jane@example.com"]
    static let places = [
        Place(country: "US", region: "US-CA", city: "San Francisco"),
        Place(country: "US", region: "US-NY", city: "New York"),
        Place(country: "FR", region: "FR-IDF", city: "Paris"), Place(country: "US", region: "US-TX", city: "Paris"),
        Place(), Place(country: "CA", region: "CA-ON"), Place(country: "QQ", region: "QQ-CA", city: "Kyōto"),
    ]
    static let systems = [
        System(browser: "Chrome", os: "Windows"), System(browser: "Safari", os: "Mac OS"),
        System(browser: "Mobile Safari", os: "iOS", device: "mobile"), System(device: "tablet"),
    ]
    static let acquisitions = [
        Acquisition(referrerName: "Direct/None"), Acquisition(referrer: "https://google.com/", referrerName: "Google"),
        Acquisition(referrer: "https://google.de/", referrerName: "Google", utmSource: "News", utmCampaign: "x"),
        Acquisition(referrerName: "example.net", ref: "a", utmSource: "News"),
        Acquisition(referrerName: "Direct/None", via: "a", utmSource: "news", utmMedium: "email"),
        Acquisition(
            referrerName: "X", source: "a", utmMedium: "Email", utmCampaign: "X", utmTerm: "shoes", utmContent: "top"),
    ]
}
