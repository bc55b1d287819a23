import CivilTime
import SQLite

/// Which visitors a list holds, and which part of it.
///
/// Source: website API, section 7.1.
package struct VisitorQuery: Sendable {
    package var websiteID: Int64
    /// Instants a pageview must lie in; nil for all time.
    package var window: ClosedRange<Instant>?
    package var conditions: [SessionCondition] = []
    /// Tests of the paths that the visitor viewed in the window.
    package var visitedPages: [(comparison: SessionCondition.Comparison, paths: [String])] = []
    /// The goals of which the visitor must have completed one in the window; lifecycle names too.
    package var completedGoals: [String] = []
    /// The goals of which the visitor must have completed none in the window.
    package var missedGoals: [String] = []
    /// With (true) or without (false) a paid record, ever.
    package var isCustomer: Bool?
    package var limit: Int
    package var offset: Int

    package init(websiteID: Int64, limit: Int, offset: Int) {
        self.websiteID = websiteID
        self.limit = limit
        self.offset = offset
    }
}

/// One visitor of a list.
package struct VisitorSummary: Sendable {
    package let visitor: VisitorID
    package let lastSeenAt: Instant
    package let page: Page
    package let place: Place
    package let system: System
    /// Of the first session.
    package let acquisition: Acquisition
}
