import CivilTime
import SQLite

/// Which visitors a list holds, and which part of it.
///
/// Source: website API, section 7.1.
package struct VisitorQuery: Sendable {
    package var websiteID: Int64
    /// Instants a pageview must lie in; nil for all time.
    package var window: ClosedRange<Instant>?
    /// A visitor is listed when one of their sessions in the window passes.
    package var filter = ReportFilter()
    /// The goals of which the visitor must have completed one in the window, in a session that passes the filter;
    /// lifecycle names too.
    package var completedGoals: [String] = []
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
