import CivilTime
import Store

/// What a seed says, read and checked, ready for a database.
struct SeedContents {
    var users: [User] = []
    var websites: [SeedWebsite] = []
    var tokens: [AccessToken] = []
    /// What visitors did, in the order of the seed.
    var events: [SeedEvent] = []
    /// How many visitors there are, bots too.
    var visitorCount = 0
    /// Visitors to be flagged as bots once all events are there.
    var bots: [(website: Int, visitor: VisitorID)] = []

    var pageviewCount: Int { events.count(where: \.isPageview) }

    /// Leaves out all pageviews but the first ones.
    mutating func keep(pageviews: Int) {
        var count = 0
        events.removeAll { event in
            guard event.isPageview else { return false }
            count += 1
            return count > pageviews
        }
    }
}

/// A website with its team, keys and what else the account API keeps of it, whose `websiteID` is filled in when the website has its row.
struct SeedWebsite {
    var website: Website
    var memberships: [Membership] = []
    var keys: [WebsiteKey] = []
    var invitations: [Invitation] = []
    var integrations: [Integration] = []
    var goalCustomizations: [GoalCustomization] = []
    var funnels: [Funnel] = []
    var alerts: [Alert] = []
    var alertLogs: [AlertLog] = []
    var notes: [Note] = []
    var botTraffic: BotTraffic?
    var botRequests: [BotRequest] = []
    var mentions: [Mention] = []
}

/// Something that happened on a website.
struct SeedEvent {
    /// What happened. A ``Visit`` and a ``Payment`` get their `websiteID` when the website has its row.
    enum Kind {
        case pageview(Visit)
        case goal(Goal, Visit)
        case exitClick(url: String, text: String?, Visit)
        case serverGoal(Goal, VisitorID)
        /// Without a visitor the payment is attributed as `POST /payments` does it.
        case payment(Payment, VisitorID?)
        case identification(userID: String, metadata: String, profileID: String, VisitorID)
    }

    let time: Instant
    /// Index in ``SeedContents/websites``.
    let website: Int
    let kind: Kind
    /// Where the seed says so.
    let path: SeedPath

    var isPageview: Bool {
        if case .pageview = kind { true } else { false }
    }
}
