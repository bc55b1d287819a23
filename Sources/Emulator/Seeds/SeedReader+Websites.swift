import CivilTime
import DataFastAPI
import Store

/// Websites with their settings, teams and keys.
///
/// Source: account API, sections 4 and 14.
extension SeedReader {
    enum WebsiteKeyName: String, SeedKey {
        case id = "_id"
        case owner, createdAt, domain, name, logo, trackingId, timezone, currency, kpi, kpiColorScheme, revenueMetric
        case sendWeeklyReports, sendViralTrafficAlerts, isPublicDashboardEnabled, isPublicDataEnabled, isCookieless
        case isAttackModeEnabled, includeRenewalRevenue, allowedHostnames, isAllHostnamesAllowed, excludedIps
        case excludedPaths, excludedCountries, excludedHostnames, trackingSuspended
        case members, keys, invitations, integrations, goalCustomizations, funnels, alerts, alertLogs, notes
        case botTraffic, botRequests, mentions, visitors, payments
    }

    mutating func readWebsite(_ node: SeedNode) throws(SeedError) {
        let object = try node.object(WebsiteKeyName.self)
        var website = SeedWebsite(website: try readIdentity(object))
        try readSettings(object, into: &website.website)
        try readMembers(object, into: &website)
        for key in try object.array(.keys) { website.keys.append(try readKey(key, of: website.website)) }
        try readRecords(object, into: &website)
        contents.websites.append(website)
        try readVisitors(object)
        for payment in try object.array(.payments) { try readPayment(payment) }
    }

    private mutating func readIdentity(_ object: SeedObject<WebsiteKeyName>) throws(SeedError) -> Website {
        let trackingID = try object.required(.trackingId)
        try claim(.trackingID, try trackingID.secret(prefix: "dfid_"), at: trackingID.path)
        let createdAt = try object.time(.createdAt, now) ?? now
        return Website(
            objectID: try id(object[.id], as: .websiteID, createdAt: createdAt),
            ownerID: try userID(try object.required(.owner)), createdAt: createdAt,
            domain: try object.required(.domain).text(), trackingID: try trackingID.string(),
            timezone: try object.required(.timezone).timeZone())
    }

    private func readSettings(_ object: SeedObject<WebsiteKeyName>, into website: inout Website) throws(SeedError) {
        website.name = try object[.name]?.string()
        website.logo = try object[.logo]?.string()
        website.kpi = try object[.kpi]?.string()
        if let currency = try object[.currency]?.currencyCode() { website.currency = currency }
        if let scheme = try object[.kpiColorScheme]?.oneOf(ColorScheme.allCases.map(\.rawValue)) {
            website.kpiColorScheme = scheme
        }
        if let metric = try object[.revenueMetric]?.oneOf(["revenue", "mrr"]) { website.revenueMetric = metric }
        func set(_ field: WritableKeyPath<Website, Bool>, _ key: WebsiteKeyName) throws(SeedError) {
            if let value = try object[key]?.bool() { website[keyPath: field] = value }
        }
        try set(\.sendsWeeklyReports, .sendWeeklyReports)
        try set(\.sendsViralTrafficAlerts, .sendViralTrafficAlerts)
        try set(\.isPublicDashboardEnabled, .isPublicDashboardEnabled)
        try set(\.isPublicDataEnabled, .isPublicDataEnabled)
        try set(\.isCookieless, .isCookieless)
        try set(\.isAttackModeEnabled, .isAttackModeEnabled)
        try set(\.includesRenewalRevenue, .includeRenewalRevenue)
        try set(\.isAllHostnamesAllowed, .isAllHostnamesAllowed)
        try set(\.isTrackingSuspended, .trackingSuspended)
        website.allowedHostnames = try readList(object, .allowedHostnames, .hostname)
        website.excludedIPs = try readList(object, .excludedIps, .ipAddress)
        website.excludedPaths = try readList(object, .excludedPaths, .path)
        website.excludedCountries = try object.array(.excludedCountries).map { (node) throws(SeedError) in
            try node.countryCode()
        }
        website.excludedHostnames = try readList(object, .excludedHostnames, .hostname)
    }

    /// A list that is compared with what visitors send, so its entries are checked and kept as `PUT` keeps them.
    private func readList(
        _ object: SeedObject<WebsiteKeyName>, _ key: WebsiteKeyName, _ entry: ListRule.Entry
    ) throws(SeedError) -> [String] {
        var entries: [String] = []
        for node in try object.array(key) {
            let text = try node.entry(entry)
            if !entries.contains(text) { entries.append(text) }
        }
        return entries
    }

    enum MemberKey: String, SeedKey {
        case user, role, joinedAt
    }

    private func readMembers(
        _ object: SeedObject<WebsiteKeyName>, into website: inout SeedWebsite
    ) throws(SeedError) {
        for node in try object.array(.members) {
            let member = try node.object(MemberKey.self)
            let name = try member.required(.user)
            let user = try userID(name)
            let isOwner = user == website.website.ownerID
            if isOwner || website.memberships.contains(where: { $0.userID == user }) {
                throw name.error(isOwner ? "owns the website" : "is a member already")
            }
            let role = try member.required(.role).oneOf([Role.member.rawValue, Role.viewer.rawValue])
            let joinedAt = try member.time(.joinedAt, now) ?? now
            website.memberships.append(Membership(websiteID: 0, userID: user, role: role, joinedAt: joinedAt))
        }
    }

    enum KeyKey: String, SeedKey {
        case id = "_id"
        case key, name, createdBy, createdAt, lastUsedAt, expiresAt, kind, revoked
    }

    private mutating func readKey(_ node: SeedNode, of website: Website) throws(SeedError) -> WebsiteKey {
        let key = try node.object(KeyKey.self)
        let secret = try key.required(.key)
        try claim(.secret, try secret.secret(prefix: "df_"), at: secret.path)
        let createdAt = try key.time(.createdAt, now) ?? now
        let createdBy = try key[.createdBy].map { (node) throws(SeedError) in try userID(node) }
        return WebsiteKey(
            id: try id(key[.id], as: .keyID, createdAt: createdAt), secret: try secret.string(), websiteID: 0,
            createdBy: createdBy ?? website.ownerID, name: try key[.name]?.string(),
            kind: try key[.kind]?.oneOf(["standard", "mobile", "woocommerce"]) ?? "standard", createdAt: createdAt,
            lastUsedAt: try key.time(.lastUsedAt, now), expiresAt: try key.time(.expiresAt, now),
            isRevoked: try key.bool(.revoked, default: false))
    }
}
