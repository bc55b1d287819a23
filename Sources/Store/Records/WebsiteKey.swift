import CivilTime

/// A website API key (`df_…`).
///
/// Source: README of the contract, *Tokens and permissions*; account API, sections 5 and 14.
package struct WebsiteKey: Sendable, Equatable {
    /// 24 lower-case hex digits.
    package var id: String
    /// The raw key.
    package var secret: String
    /// ``Website/id`` of the one website it opens.
    package var websiteID: Int64
    /// The user who made it.
    package var createdBy: String
    package var name: String?
    /// `standard`, or `mobile` and `woocommerce`, which lists hide.
    package var kind: String
    package var createdAt: Instant
    package var lastUsedAt: Instant?
    /// From this instant on the key is refused.
    package var expiresAt: Instant?
    package var isRevoked: Bool

    package init(
        id: String, secret: String, websiteID: Int64, createdBy: String, name: String? = nil,
        kind: String = "standard", createdAt: Instant, lastUsedAt: Instant? = nil, expiresAt: Instant? = nil,
        isRevoked: Bool = false
    ) {
        self.id = id
        self.secret = secret
        self.websiteID = websiteID
        self.createdBy = createdBy
        self.name = name
        self.kind = kind
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.expiresAt = expiresAt
        self.isRevoked = isRevoked
    }
}
