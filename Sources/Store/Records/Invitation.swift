import CivilTime

/// A place in a website's team that is offered to an address; it stays pending.
///
/// Source: account API, sections 10.2 and 14.
package struct Invitation: Sendable, Equatable {
    /// 24 lower-case hex digits.
    package var id: String
    /// ``Website/id``.
    package var websiteID: Int64
    /// In lower case.
    package var email: String
    /// `member` or `viewer`.
    package var role: String
    package var createdAt: Instant

    package init(id: String, websiteID: Int64, email: String, role: String, createdAt: Instant) {
        self.id = id
        self.websiteID = websiteID
        self.email = email
        self.role = role
        self.createdAt = createdAt
    }
}
