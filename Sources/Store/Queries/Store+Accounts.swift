import CivilTime
import SQLite

/// Users, websites, memberships, tokens and keys: few rows, read whole and kept in memory by the world.
extension Store {
    /// Everything there is to know for deciding who may do what.
    package struct Accounts: Sendable {
        package var users: [User]
        /// By creation, oldest first.
        package var websites: [Website]
        package var memberships: [Membership]
        package var tokens: [AccessToken]
        package var keys: [WebsiteKey]
    }

    package func accounts() throws(SQLiteError) -> Accounts {
        Accounts(
            users: try connection.all("SELECT * FROM users ORDER BY created_at, id", body: Self.user),
            websites: try connection.all("SELECT * FROM websites ORDER BY created_at, object_id", body: Self.website),
            memberships: try connection.all("SELECT * FROM memberships ORDER BY joined_at, user_id") { row in
                Membership(
                    websiteID: row.int64(0), userID: row.text(1), role: row.text(2),
                    joinedAt: row.instant(3))
            },
            tokens: try connection.all("SELECT * FROM access_tokens", body: Self.token),
            keys: try connection.all("SELECT * FROM website_keys", body: Self.key))
    }

    package func insert(_ user: User) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", user.id, user.name,
            user.email, user.image, user.createdAt, user.hasAccess, user.planType, user.isFreeTrialActive,
            user.freeTrialStartAt, user.billingCycleStartAt, user.billingCycleEndAt, user.hasAPIAccess,
            user.websiteLimit, user.teamSeatLimit, user.mentionCap, user.receivesEmail, user.includedBotRequests,
            user.botAddOnStatus, user.botPackQuantity)
    }

    /// Stores a website and returns its key.
    package func insert(_ website: Website) throws(SQLiteError) -> Int64 {
        try connection.run(
            """
            INSERT INTO websites VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?)
            """, website.objectID, website.ownerID, website.createdAt, website.domain, website.name, website.logo,
            website.trackingID, website.timezone, website.currency, website.kpi, website.kpiColorScheme,
            website.revenueMetric, website.sendsWeeklyReports, website.sendsViralTrafficAlerts,
            website.isPublicDashboardEnabled, website.isPublicDataEnabled, website.isCookieless,
            website.isAttackModeEnabled, website.includesRenewalRevenue, Self.lines(website.allowedHostnames),
            website.isAllHostnamesAllowed, Self.lines(website.excludedIPs), Self.lines(website.excludedPaths),
            Self.lines(website.excludedCountries), Self.lines(website.excludedHostnames), website.isTrackingSuspended)
        return try connection.lastInsertRowID
    }

    package func insert(_ membership: Membership) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO memberships VALUES (?, ?, ?, ?)", membership.websiteID, membership.userID, membership.role,
            membership.joinedAt)
    }

    package func insert(_ token: AccessToken) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO access_tokens VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", token.id, token.secret, token.userID,
            token.name, Self.lines(token.permissions), Self.lines(token.websiteIDs), token.createdAt, token.lastUsedAt,
            token.expiresAt, token.isRevoked)
    }

    package func insert(_ key: WebsiteKey) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO website_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", key.id, key.secret, key.websiteID,
            key.createdBy, key.name, key.kind, key.createdAt, key.lastUsedAt, key.expiresAt, key.isRevoked)
    }

    private static func user(_ row: Row) -> User {
        var user = User(
            id: row.text(0), name: row.textOrNil(1), email: row.text(2), image: row.textOrNil(3),
            createdAt: row.instant(4), hasAccess: row.bool(5), planType: row.textOrNil(6),
            isFreeTrialActive: row.bool(7), freeTrialStartAt: row.instantOrNil(8),
            billingCycleStartAt: row.instantOrNil(9), billingCycleEndAt: row.instantOrNil(10),
            hasAPIAccess: row.bool(11))
        user.websiteLimit = row.intOrNil(12)
        user.teamSeatLimit = row.intOrNil(13)
        user.mentionCap = row.intOrNil(14)
        user.receivesEmail = row.bool(15)
        user.includedBotRequests = row.int(16)
        user.botAddOnStatus = row.textOrNil(17)
        user.botPackQuantity = row.int(18)
        return user
    }

    private static func website(_ row: Row) -> Website {
        var website = Website(
            id: row.int64(0), objectID: row.text(1), ownerID: row.text(2),
            createdAt: row.instant(3), domain: row.text(4), trackingID: row.text(7),
            timezone: row.text(8))
        website.name = row.textOrNil(5)
        website.logo = row.textOrNil(6)
        website.currency = row.text(9)
        website.kpi = row.textOrNil(10)
        website.kpiColorScheme = row.text(11)
        website.revenueMetric = row.text(12)
        website.sendsWeeklyReports = row.bool(13)
        website.sendsViralTrafficAlerts = row.bool(14)
        website.isPublicDashboardEnabled = row.bool(15)
        website.isPublicDataEnabled = row.bool(16)
        website.isCookieless = row.bool(17)
        website.isAttackModeEnabled = row.bool(18)
        website.includesRenewalRevenue = row.bool(19)
        website.allowedHostnames = lines(row, 20)
        website.isAllHostnamesAllowed = row.bool(21)
        website.excludedIPs = lines(row, 22)
        website.excludedPaths = lines(row, 23)
        website.excludedCountries = lines(row, 24)
        website.excludedHostnames = lines(row, 25)
        website.isTrackingSuspended = row.bool(26)
        return website
    }

    private static func token(_ row: Row) -> AccessToken {
        AccessToken(
            id: row.text(0), secret: row.text(1), userID: row.text(2), name: row.textOrNil(3),
            permissions: lines(row, 4), websiteIDs: lines(row, 5), createdAt: row.instant(6),
            lastUsedAt: row.instantOrNil(7), expiresAt: row.instantOrNil(8), isRevoked: row.bool(9))
    }

    private static func key(_ row: Row) -> WebsiteKey {
        WebsiteKey(
            id: row.text(0), secret: row.text(1), websiteID: row.int64(2), createdBy: row.text(3),
            name: row.textOrNil(4), kind: row.text(5), createdAt: row.instant(6),
            lastUsedAt: row.instantOrNil(7), expiresAt: row.instantOrNil(8), isRevoked: row.bool(9))
    }

    static func lines(_ list: [String]) -> String { list.joined(separator: "\n") }

    static func lines(_ row: Row, _ column: Int) -> [String] {
        row.text(column).split(separator: "\n").map(String.init)
    }
}
