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
    /// Funnels, inactive ones too.
    public let funnels: Int
    /// Alerts, paused ones too.
    public let alerts: Int
    /// Notes on charts.
    public let notes: Int
    /// Pending invitations.
    public let invitations: Int
    /// Social mentions.
    public let mentions: Int
    /// Requests of crawlers.
    public let botRequests: Int

    init(_ contents: SeedContents) {
        func sum<Record>(_ records: KeyPath<SeedWebsite, [Record]>) -> Int {
            contents.websites.reduce(0) { $0 + $1[keyPath: records].count }
        }
        users = contents.users.count
        websites = contents.websites.count
        accessTokens = contents.tokens.count
        keys = sum(\.keys)
        visitors = contents.visitorCount
        payments = contents.events.count { if case .payment = $0.kind { true } else { false } }
        events = contents.events.count - payments
        funnels = sum(\.funnels)
        alerts = sum(\.alerts)
        notes = sum(\.notes)
        invitations = sum(\.invitations)
        mentions = sum(\.mentions)
        botRequests = sum(\.botRequests)
    }

    /// One line: `2 users, 1 website, …`, of what few seeds have only what is there.
    public var description: String {
        let always = [
            Self.count(users, "user"), Self.count(websites, "website"), Self.count(accessTokens, "access token"),
            Self.count(keys, "website key"), Self.count(visitors, "visitor"), Self.count(events, "event"),
            Self.count(payments, "payment"),
        ]
        let rest = [
            (funnels, "funnel"), (alerts, "alert"), (notes, "note"), (invitations, "invitation"),
            (mentions, "mention"), (botRequests, "bot request"),
        ]
        return (always + rest.filter { $0.0 > 0 }.map(Self.count)).joined(separator: ", ")
    }

    private static func count(_ number: Int, _ thing: String) -> String {
        "\(number) \(thing)\(number == 1 ? "" : "s")"
    }
}
