import CivilTime
import DataFastAPI
import JSON
import Store

/// What the account API keeps of a website besides its settings, team and keys, in the API's own terms.
///
/// Source: account API, sections 7 to 14.
extension SeedReader {
    mutating func readRecords(
        _ object: SeedObject<WebsiteKeyName>, into website: inout SeedWebsite
    ) throws(SeedError) {
        for node in try object.array(.invitations) { website.invitations.append(try readInvitation(node)) }
        website.integrations = try readIntegrations(object[.integrations])
        for node in try object.array(.goalCustomizations) {
            website.goalCustomizations.append(try readGoalCustomization(node))
        }
        for node in try object.array(.funnels) { website.funnels.append(try readFunnel(node, of: website.website)) }
        for node in try object.array(.alerts) { website.alerts.append(try readAlert(node, of: website.website)) }
        for node in try object.array(.alertLogs) { website.alertLogs.append(try readAlertLog(node)) }
        for node in try object.array(.notes) {
            website.notes.append(try readNote(node, of: website.website))
        }
        website.botTraffic = try object[.botTraffic].map { (node) throws(SeedError) in try readBotTraffic(node) }
        for node in try object.array(.botRequests) { website.botRequests.append(try readBotRequest(node)) }
        for node in try object.array(.mentions) { website.mentions.append(try readMention(node)) }
    }

    enum InvitationKey: String, SeedKey {
        case id = "_id"
        case email, role, createdAt
    }

    private mutating func readInvitation(_ node: SeedNode) throws(SeedError) -> Invitation {
        let invitation = try node.object(InvitationKey.self)
        let createdAt = try invitation.time(.createdAt, now) ?? now
        let role = try invitation[.role]?.oneOf([Role.member.rawValue, Role.viewer.rawValue])
        let node = try invitation.required(.email)
        let email = try node.text().lowercased()
        try claim(.invitedAddress(website: contents.websites.count), email, at: node.path)
        return Invitation(
            id: try id(invitation[.id], as: .invitationID, createdAt: createdAt), websiteID: 0, email: email,
            role: role ?? Role.viewer.rawValue, createdAt: createdAt)
    }

    enum ProviderKey: String, SeedKey {
        case stripe, lemonsqueezy, polar, paddle, shopify, woocommerce
    }

    enum IntegrationKey: String, SeedKey {
        case connected
    }

    /// Only Paddle's keys expire.
    enum PaddleKey: String, SeedKey {
        case connected, keyExpiresAt
    }

    private func readIntegrations(_ node: SeedNode?) throws(SeedError) -> [Integration] {
        guard let providers = try node?.object(ProviderKey.self) else { return [] }
        var integrations: [Integration] = []
        for provider in ProviderKey.allCases {
            guard let node = providers[provider] else { continue }
            var integration = Integration(websiteID: 0, provider: provider.rawValue)
            let isConnected: Bool
            if provider == .paddle {
                let paddle = try node.object(PaddleKey.self)
                isConnected = try paddle.required(.connected).bool()
                integration.keyExpiresAt = try paddle.time(.keyExpiresAt, now)
            } else {
                isConnected = try node.object(IntegrationKey.self).required(.connected).bool()
            }
            if isConnected { integrations.append(integration) }
        }
        return integrations
    }

    enum CustomizationKey: String, SeedKey {
        case goalName, displayName, color, description, updatedAt
    }

    private mutating func readGoalCustomization(_ node: SeedNode) throws(SeedError) -> GoalCustomization {
        let object = try node.object(CustomizationKey.self)
        let goal = try object.required(.goalName)
        let goalName = try goal.goalName()
        try claim(.goalCustomization(website: contents.websites.count), goalName, at: goal.path)
        let customization = GoalCustomization(
            websiteID: 0, goalName: goalName,
            displayName: try object[.displayName]?.text(),
            color: try object[.color]?.oneOf(GoalColor.palette.map(\.color)),
            description: try object[.description]?.text(), updatedAt: try object.time(.updatedAt, now) ?? now)
        if customization.isEmpty { throw node.error("needs a displayName, a color or a description") }
        return customization
    }

    enum FunnelKey: String, SeedKey {
        case id = "_id"
        case websiteId, name, slug, steps, isActive, createdAt
    }

    /// A funnel of any number of steps, for seeds may break limits. What follows from names may be said as answers say it.
    private mutating func readFunnel(_ node: SeedNode, of website: Website) throws(SeedError) -> Funnel {
        let funnel = try node.object(FunnelKey.self)
        try funnel[.websiteId]?.mustBe(idOf: website)
        let createdAt = try funnel.time(.createdAt, now) ?? now
        let name = try funnel.required(.name)
        let slug = Slug.of(try name.text())
        try funnel[.slug]?.mustBe(slug)
        let nodes = try funnel.required(.steps).array()
        let steps = Funnel.Step.list(try nodes.map { (node) throws(SeedError) in try readStep(node) })
        guard steps.count >= FunnelSteps.count.lowerBound else {
            throw SeedError(funnel.path(of: .steps), "must have \(FunnelSteps.count.lowerBound) steps or more")
        }
        for (step, node) in zip(steps, nodes) { try node.member(StepKey.id.rawValue)?.mustBe(step.id) }
        let isActive = try funnel.bool(.isActive, default: true)
        if isActive { try claim(.activeFunnel(website: contents.websites.count), slug, at: name.path) }
        return Funnel(
            id: try id(funnel[.id], as: .funnelID, createdAt: createdAt), websiteID: 0, name: try name.text(),
            slug: slug, steps: steps, isActive: isActive, createdAt: createdAt)
    }

    enum StepKey: String, SeedKey {
        case id, name, type, url, goalName
    }

    private func readStep(_ node: SeedNode) throws(SeedError) -> (name: String, target: Funnel.Step.Target) {
        let step = try node.object(StepKey.self)
        let name = try step.required(.name).text()
        if try step.required(.type).oneOf(FunnelSteps.types) == "goal" {
            return (name, .goal(name: try step.required(.goalName).goalName()))
        }
        return (name, .pageview(url: try step.required(.url).text()))
    }
}

/// Alerts and what they have sent.
extension SeedReader {
    enum AlertKey: String, SeedKey {
        case id = "_id"
        case websiteId, name, trigger, destination, template, isEnabled, recentLogs, createdAt
    }

    enum TriggerKey: String, SeedKey {
        case type, goalName
    }

    enum DestinationKey: String, SeedKey {
        case type
    }

    enum TemplateKey: String, SeedKey {
        case subject, message
    }

    /// An alert. What is the same in all of them may be said as answers say it; their rows are those of `alertLogs`.
    fileprivate mutating func readAlert(_ node: SeedNode, of website: Website) throws(SeedError) -> Alert {
        let alert = try node.object(AlertKey.self)
        try alert[.websiteId]?.mustBe(idOf: website)
        let createdAt = try alert.time(.createdAt, now) ?? now
        let trigger = try alert.required(.trigger).object(TriggerKey.self)
        _ = try trigger[.type]?.oneOf(["goal"])
        _ = try alert[.destination]?.object(DestinationKey.self)[.type]?.oneOf(["email"])
        for log in try alert.array(.recentLogs) { _ = try readAlertLog(log) }
        let template = try alert.required(.template).object(TemplateKey.self)
        return Alert(
            id: try id(alert[.id], as: .alertID, createdAt: createdAt), websiteID: 0,
            name: try alert.required(.name).text(), goalName: try trigger.required(.goalName).goalName(),
            subject: try template[.subject]?.text(), message: try template.required(.message).text(),
            isEnabled: try alert.bool(.isEnabled, default: true), createdAt: createdAt)
    }

    enum AlertLogKey: String, SeedKey {
        case alertId, alertName, goalName, status, error, visitorId, triggeredAt
    }

    /// A row may be of an alert that is gone.
    fileprivate func readAlertLog(_ node: SeedNode) throws(SeedError) -> AlertLog {
        let log = try node.object(AlertLogKey.self)
        let visitor = try log[.visitorId].map { (node) throws(SeedError) in
            guard let id = Identifier.visitorID(try node.string()).flatMap(VisitorID.init) else {
                throw node.error("must be a UUID v4")
            }
            return id
        }
        return AlertLog(
            websiteID: 0, alertID: try log.required(.alertId).objectID(),
            alertName: try log.required(.alertName).text(),
            goalName: try log.required(.goalName).goalName(),
            isSent: try log.required(.status).oneOf(["sent", "failed"]) == "sent", error: try log[.error]?.text(),
            visitor: visitor, triggeredAt: try log.time(.triggeredAt, now) ?? now)
    }
}

/// Notes and bot traffic.
extension SeedReader {
    enum NoteKey: String, SeedKey {
        case id, text, timestamp, author, isAuthorDeleted, idempotencyKey, createdAt, updatedAt
    }

    fileprivate mutating func readNote(_ node: SeedNode, of website: Website) throws(SeedError) -> Note {
        let object = try node.object(NoteKey.self)
        let author = try object[.author].map { (node) throws(SeedError) in try userID(node) } ?? website.ownerID
        let zone = TimeZoneDatabase.system.rules(named: website.timezone) ?? .utc
        let createdAt = try object.time(.createdAt, now) ?? now
        var note = Note(
            id: try id(object[.id], as: .noteID, createdAt: createdAt), websiteID: 0,
            authorID: try object.bool(.isAuthorDeleted, default: false) ? nil : author,
            text: try object.required(.text).text(),
            timestamp: try object.required(.timestamp).time(now, midnightIn: zone),
            createdAt: createdAt, idempotencyKey: try object[.idempotencyKey]?.text())
        if let key = object[.idempotencyKey] {
            try claim(
                .idempotencyKey(website: contents.websites.count, author: author), try key.string(), at: key.path)
        }
        note.updatedAt = try object.time(.updatedAt, now) ?? createdAt
        return note
    }

    enum BotTrafficKey: String, SeedKey {
        case hiddenCrawlers, excludedCrawlerIds, verifiedOnly, requireAuthToken, hideDashboardCard, groupBy
        case pageFilterIds, token, tokenCreatedAt
    }

    fileprivate mutating func readBotTraffic(_ node: SeedNode) throws(SeedError) -> BotTraffic {
        let object = try node.object(BotTrafficKey.self)
        func crawlers(_ key: BotTrafficKey) throws(SeedError) -> [String] {
            try object.array(key).map { (node) throws(SeedError) in
                try node.oneOf(Crawler.catalogue.map(\.id))
            }
        }
        var traffic = BotTraffic(websiteID: 0)
        traffic.hiddenCrawlers = try crawlers(.hiddenCrawlers)
        let excluded = try crawlers(.excludedCrawlerIds)
        traffic.excludedCrawlerIDs = Crawler.catalogue.map(\.id).filter(excluded.contains)
        traffic.verifiedOnly = try object.bool(.verifiedOnly, default: false)
        traffic.hidesDashboardCard = try object.bool(.hideDashboardCard, default: false)
        if let groupBy = try object[.groupBy]?.oneOf(["crawlers", "companies"]) { traffic.groupBy = groupBy }
        let filters = try object.strings(.pageFilterIds)
        traffic.pageFilterIDs = JSONValue.array(filters.map { .string($0) }).description
        if let token = object[.token] {
            let secret = try token.secret(prefix: "dfbot_")
            try claim(.secret, secret, at: token.path)
            traffic.token = BotTraffic.Token(
                secret: secret, createdAt: try object.time(.tokenCreatedAt, now) ?? now)
        }
        traffic.requiresToken = try object.bool(.requireAuthToken, default: false)
        if traffic.requiresToken, traffic.token == nil {
            throw SeedError(object.path(of: .requireAuthToken), "needs a token")
        }
        return traffic
    }
}
