import CivilTime

/// All that is known of one visitor.
///
/// Source: website API, section 7.2.
package struct VisitorDetail: Sendable {
    package let isBot: Bool
    /// Of the latest pageview.
    package let place: Place
    package let system: System
    package let viewport: Viewport?
    package let page: Page
    /// Of the first session.
    package let acquisition: Acquisition
    /// A JSON object; nil for none.
    package let adClickIDs: String?
    package let sessionCount: Int
    package let pageviewCount: Int
    /// Start of the first session.
    package let firstVisitAt: Instant
    /// Start of the latest session.
    package let lastVisitAt: Instant
    package let profile: Profile?
    /// What the prediction model looks at.
    package let audienceValues: Audience.Values
    /// Whether a paid record is attributed to the visitor.
    package let isCustomer: Bool
    /// Oldest first: those sent, and those that payments stand for.
    package let completedGoals: [CompletedGoal]
    /// Oldest first.
    package let visitedPages: [VisitedPage]

    /// Whom a visitor was identified as.
    package struct Profile: Sendable {
        package let userID: String
        /// A JSON object.
        package let metadata: String
        package let identifiedAt: Instant
    }

    /// A completed goal.
    package struct CompletedGoal: Sendable {
        package let name: String
        package let description: String?
        package let isServer: Bool
        package let time: Instant
        /// Derived from a payment record, not sent as a goal.
        package let isFromPayment: Bool
        /// Of two goals of one moment, that with the lesser number came first.
        let arrival: Int64
    }

    /// A viewed page.
    package struct VisitedPage: Sendable {
        package let page: Page
        package let time: Instant
    }
}
