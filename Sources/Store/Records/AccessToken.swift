import CivilTime

/// An account token (`dft_…`).
///
/// Source: README of the contract, *Tokens and permissions*; account API, sections 3 and 14.
package struct AccessToken: Sendable, Equatable {
    /// 24 lower-case hex digits.
    package var id: String
    /// The raw token.
    package var secret: String
    /// The user who made it.
    package var userID: String
    package var name: String?
    /// `["*"]` is every permission.
    package var permissions: [String]
    /// Object ids of the websites it may touch; empty means every website of its user.
    package var websiteIDs: [String]
    package var createdAt: Instant
    package var lastUsedAt: Instant?
    /// From this instant on the token is refused.
    package var expiresAt: Instant?
    package var isRevoked: Bool

    package init(
        id: String, secret: String, userID: String, name: String? = nil, permissions: [String] = ["*"],
        websiteIDs: [String] = [], createdAt: Instant, lastUsedAt: Instant? = nil, expiresAt: Instant? = nil,
        isRevoked: Bool = false
    ) {
        self.id = id
        self.secret = secret
        self.userID = userID
        self.name = name
        self.permissions = permissions
        self.websiteIDs = websiteIDs
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.expiresAt = expiresAt
        self.isRevoked = isRevoked
    }
}
