import CivilTime

/// What a write needs to know of a visitor.
package struct KnownVisitor: Sendable {
    /// The key of the visitor's row.
    package let id: Int64
    package let isBot: Bool
    /// The profile the visitor is linked to.
    package let profileID: Int64?
    package let firstSessionID: Int64?
    package let latestSessionID: Int64?
    let latestPageviewID: Int64?
    /// Sessions with a pageview.
    package let sessionCount: Int
    package let pageviewCount: Int
    let latestClientSessionID: String?
    let latestSessionLastAt: Instant
    let latestSessionPageviewCount: Int
    /// Start of the first session with a pageview.
    let firstVisitAt: Instant?

    /// Whether the API knows the visitor: a person with a pageview.
    package var isVisible: Bool { !isBot && pageviewCount > 0 }

    /// Whether an event belongs to the latest session.
    func isSessionContinued(by visit: Visit) -> Bool {
        PageviewBuffer.Session.isContinued(by: visit, lastAt: latestSessionLastAt, clientID: latestClientSessionID)
    }
}
