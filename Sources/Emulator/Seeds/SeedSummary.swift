/// How much a seed holds.
public struct SeedSummary: Sendable, Equatable, CustomStringConvertible {
    /// Accounts.
    public let users: Int
    /// Websites of all of them.
    public let websites: Int
    /// Account tokens.
    public let accessTokens: Int
    /// Website API keys.
    public let keys: Int
    /// Visitors, bots too.
    public let visitors: Int
    /// Pageviews, goals, exit clicks and profiles.
    public let events: Int
    /// Payments, refunds and free trials.
    public let payments: Int

    init(_ contents: SeedContents) {
        users = contents.users.count
        websites = contents.websites.count
        accessTokens = contents.tokens.count
        keys = contents.websites.reduce(0) { $0 + $1.keys.count }
        visitors = contents.visitorCount
        payments = contents.events.count { if case .payment = $0.kind { true } else { false } }
        events = contents.events.count - payments
    }

    /// One line: `2 users, 1 website, …`.
    public var description: String {
        [
            Self.count(users, "user"), Self.count(websites, "website"), Self.count(accessTokens, "access token"),
            Self.count(keys, "website key"), Self.count(visitors, "visitor"), Self.count(events, "event"),
            Self.count(payments, "payment"),
        ].joined(separator: ", ")
    }

    private static func count(_ number: Int, _ thing: String) -> String {
        "\(number) \(thing)\(number == 1 ? "" : "s")"
    }
}
