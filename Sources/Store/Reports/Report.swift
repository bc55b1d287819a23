/// The answer to a ``ReportQuery``.
package struct Report: Sendable {
    package struct Row: Sendable {
        /// The dimension's values; none in a row of a time or of everything.
        package var values: [String]
        package var figures: Figures
    }

    /// The rows of the page asked for, in order.
    package var rows: [Row]
    /// How many rows there are on all pages.
    package var total: Int
    /// What all rows together stand for, each visitor and session counted once; kept of reports by time and in total.
    package var totals: Figures
}

/// What was counted.
///
/// Source: website API, section 1.3.
package struct Figures: Sendable, Equatable {
    /// Distinct.
    package var visitors = 0
    /// Those of them whose first session ever started in the window.
    package var newVisitors = 0
    /// Distinct.
    package var sessions = 0
    /// Sessions with one pageview and no custom goal in their whole life.
    package var bounces = 0
    /// The sum of the sessions' whole durations, in milliseconds.
    package var duration = 0
    package var pageviews = 0
    /// Goal events or exit clicks.
    package var events = 0
    /// Sums of records in hundredths of the website's currency, each record rounded to a whole one.
    package var newCents = 0.0
    package var renewalCents = 0.0
    package var refundCents = 0.0
    /// Paid records: new ones and renewals.
    package var payments = 0
    /// Distinct visitors among the paid records; counted in totals only.
    package var payers = 0

    package init() {}

    /// New and renewal, in hundredths.
    package var revenueCents: Double { newCents + renewalCents }
}
