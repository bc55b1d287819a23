import CivilTime

/// A person with an account: the owner or a member of websites, and the maker of tokens.
///
/// Source: account API, sections 2.1 and 14.
package struct User: Sendable, Equatable {
    /// 24 lower-case hex digits.
    package var id: String
    package var name: String?
    package var email: String
    /// URL of a picture.
    package var image: String?
    package var createdAt: Instant
    /// Whether the account has paid access.
    package var hasAccess: Bool
    package var planType: String?
    package var isFreeTrialActive: Bool
    package var freeTrialStartAt: Instant?
    package var billingCycleStartAt: Instant?
    package var billingCycleEndAt: Instant?
    /// Whether the account's tokens may use the API at all (else 403 `Account does not have API access`).
    package var hasAPIAccess: Bool
    /// The most websites it may own; nil for any number.
    package var websiteLimit: Int?
    /// The most members and invitations of each website it owns; nil for any number.
    package var teamSeatLimit: Int?
    /// The most mentions that are accessible; nil for any number.
    package var mentionCap: Int?
    /// Whether mail arrives: if not, alerts of its websites fail.
    package var receivesEmail = true
    /// Bot requests that the plan includes in a period.
    package var includedBotRequests = 10_000
    /// Of the add-on for more bot requests: nil, `active` or `canceled`.
    package var botAddOnStatus: String?
    /// Packs of the add-on.
    package var botPackQuantity = 0

    /// A user; API access follows from paid access or a running trial unless said otherwise.
    package init(
        id: String, name: String? = nil, email: String, image: String? = nil, createdAt: Instant,
        hasAccess: Bool = true, planType: String? = nil, isFreeTrialActive: Bool = false,
        freeTrialStartAt: Instant? = nil, billingCycleStartAt: Instant? = nil, billingCycleEndAt: Instant? = nil,
        hasAPIAccess: Bool? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.image = image
        self.createdAt = createdAt
        self.hasAccess = hasAccess
        self.planType = planType
        self.isFreeTrialActive = isFreeTrialActive
        self.freeTrialStartAt = freeTrialStartAt
        self.billingCycleStartAt = billingCycleStartAt
        self.billingCycleEndAt = billingCycleEndAt
        self.hasAPIAccess = hasAPIAccess ?? (hasAccess || isFreeTrialActive)
    }
}
