import CivilTime

/// A tracked website with its settings.
///
/// Source: account API, section 4 (fields, defaults), section 14 (`logo`, suspension).
package struct Website: Sendable, Equatable {
    /// The key other tables use; 0 until stored.
    package var id: Int64
    /// 24 lower-case hex digits; `_id` on the wire.
    package var objectID: String
    /// The owner's user id.
    package var ownerID: String
    package var createdAt: Instant
    package var domain: String
    package var name: String?
    /// URL of a picture.
    package var logo: String?
    /// `dfid_…`, what the tracking script sends.
    package var trackingID: String
    /// IANA name.
    package var timezone: String
    /// ISO 4217 code.
    package var currency = "USD"
    package var kpi: String?
    package var kpiColorScheme = "orange"
    package var revenueMetric = "revenue"
    package var sendsWeeklyReports = true
    package var sendsViralTrafficAlerts = true
    package var isPublicDashboardEnabled = false
    package var isPublicDataEnabled = false
    package var isCookieless = false
    package var isAttackModeEnabled = false
    package var includesRenewalRevenue = true
    package var allowedHostnames: [String] = []
    package var isAllHostnamesAllowed = false
    package var excludedIPs: [String] = []
    package var excludedPaths: [String] = []
    package var excludedCountries: [String] = []
    package var excludedHostnames: [String] = []
    /// Whether tracking and analytics are refused with 403.
    package var isTrackingSuspended = false

    /// A website with the contract's default settings.
    package init(
        id: Int64 = 0, objectID: String, ownerID: String, createdAt: Instant, domain: String, trackingID: String,
        timezone: String
    ) {
        self.id = id
        self.objectID = objectID
        self.ownerID = ownerID
        self.createdAt = createdAt
        self.domain = domain
        self.trackingID = trackingID
        self.timezone = timezone
    }
}
