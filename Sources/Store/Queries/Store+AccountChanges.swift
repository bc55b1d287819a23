import CivilTime
import SQLite

/// What the account API changes of users, websites, memberships, tokens and keys.
extension Store {
    package func rename(userID: String, to name: String) throws(SQLiteError) {
        try connection.run("UPDATE users SET name = ? WHERE id = ?", name, userID)
    }

    /// Writes a website's settings: all but who owns it, its ids, its creation, its logo and its suspension.
    package func updateSettings(_ website: Website) throws(SQLiteError) {
        try connection.run(
            """
            UPDATE websites SET domain = ?, name = ?, timezone = ?, currency = ?, kpi = ?, kpi_color_scheme = ?,
                revenue_metric = ?, sends_weekly_reports = ?, sends_viral_traffic_alerts = ?,
                is_public_dashboard_enabled = ?, is_public_data_enabled = ?, is_cookieless = ?,
                is_attack_mode_enabled = ?, includes_renewal_revenue = ?, allowed_hostnames = ?,
                is_all_hostnames_allowed = ?, excluded_ips = ?, excluded_paths = ?, excluded_countries = ?,
                excluded_hostnames = ?
            WHERE id = ?
            """, website.domain, website.name, website.timezone, website.currency, website.kpi,
            website.kpiColorScheme, website.revenueMetric, website.sendsWeeklyReports,
            website.sendsViralTrafficAlerts, website.isPublicDashboardEnabled, website.isPublicDataEnabled,
            website.isCookieless, website.isAttackModeEnabled, website.includesRenewalRevenue,
            Self.lines(website.allowedHostnames), website.isAllHostnamesAllowed, Self.lines(website.excludedIPs),
            Self.lines(website.excludedPaths), Self.lines(website.excludedCountries),
            Self.lines(website.excludedHostnames), website.id)
    }

    package func deleteMembership(websiteID: Int64, userID: String) throws(SQLiteError) {
        try connection.run("DELETE FROM memberships WHERE website_id = ? AND user_id = ?", websiteID, userID)
    }

    package func deleteAccessToken(_ id: String) throws(SQLiteError) {
        try connection.run("DELETE FROM access_tokens WHERE id = ?", id)
    }

    /// Gives a key another value, which nobody has used yet.
    package func rollWebsiteKey(_ id: String, secret: String) throws(SQLiteError) {
        try connection.run("UPDATE website_keys SET secret = ?, last_used_at = NULL WHERE id = ?", secret, id)
    }

    package func deleteWebsiteKey(_ id: String) throws(SQLiteError) {
        try connection.run("DELETE FROM website_keys WHERE id = ?", id)
    }

    package func deleteWebsiteKeys(kind: String, websiteID: Int64) throws(SQLiteError) {
        try connection.run("DELETE FROM website_keys WHERE website_id = ? AND kind = ?", websiteID, kind)
    }

    /// Writes when a token was last used.
    package func setLastUse(_ time: Instant, tokenID: String) throws(SQLiteError) {
        try connection.run("UPDATE access_tokens SET last_used_at = ? WHERE id = ?", time, tokenID)
    }

    /// Writes when a key was last used.
    package func setLastUse(_ time: Instant, keyID: String) throws(SQLiteError) {
        try connection.run("UPDATE website_keys SET last_used_at = ? WHERE id = ?", time, keyID)
    }
}

/// Invitations to teams.
extension Store {
    package func insert(_ invitation: Invitation) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO invitations VALUES (?, ?, ?, ?, ?)", invitation.id, invitation.websiteID, invitation.email,
            invitation.role, invitation.createdAt)
    }

    /// The addresses that a website's team has offered a place to.
    package func invitedAddresses(websiteID: Int64) throws(SQLiteError) -> [String] {
        try connection.all("SELECT email FROM invitations WHERE website_id = ?", websiteID) { row in row.text(0) }
    }
}

/// Connections to providers.
extension Store {
    /// The providers that a website is connected to.
    package func integrations(websiteID: Int64) throws(SQLiteError) -> [Integration] {
        try connection.all("SELECT * FROM integrations WHERE website_id = ?", websiteID) { row in
            Integration(
                websiteID: row.int64(0), provider: row.text(1), credentials: row.text(2),
                keyExpiresAt: row.instantOrNil(3))
        }
    }

    /// Connects a website, in place of an earlier connection to the same provider.
    package func connect(_ integration: Integration) throws(SQLiteError) {
        try connection.run(
            "INSERT OR REPLACE INTO integrations VALUES (?, ?, ?, ?)", integration.websiteID, integration.provider,
            integration.credentials, integration.keyExpiresAt)
    }

    package func disconnect(provider: String, websiteID: Int64) throws(SQLiteError) {
        try connection.run("DELETE FROM integrations WHERE website_id = ? AND provider = ?", websiteID, provider)
    }
}
