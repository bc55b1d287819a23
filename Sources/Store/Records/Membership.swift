import CivilTime

/// A user's place in a website's team; the owner's comes with the website and has no record.
package struct Membership: Sendable, Equatable {
    /// ``Website/id``.
    package var websiteID: Int64
    /// ``User/id``.
    package var userID: String
    /// `member` or `viewer`.
    package var role: String
    package var joinedAt: Instant

    package init(websiteID: Int64, userID: String, role: String, joinedAt: Instant) {
        self.websiteID = websiteID
        self.userID = userID
        self.role = role
        self.joinedAt = joinedAt
    }
}
