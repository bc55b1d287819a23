import CivilTime

/// A question about a website: what to count, of whom, in which window, in which groups, which part of the answer.
///
/// Source: website API, sections 1 to 5.
package struct ReportQuery: Sendable {
    /// What the rows are grouped by.
    package enum Dimension: Sendable {
        /// Not at all: one row of everything.
        case total
        /// Stretches of time that touch: each begins at an instant of the list and ends before the next one.
        case time([Instant])
        case country, region, city
        case device, browser, os
        case referrer
        /// These URL parameters; sessions with none of them set are left out.
        case campaign([CampaignParameter])
        /// Hostname and path.
        case page
        case hostname
        /// The address of a clicked link to another website.
        case exitLink
        /// The name of a custom goal.
        case goal
        /// The name of a property of a custom goal.
        case property(goal: String)
        /// The value of a property of a custom goal.
        case propertyValue(property: String, goal: String)
    }

    /// A URL parameter that tells a campaign; the raw value is its column.
    package enum CampaignParameter: String, Sendable, CaseIterable {
        case utmSource = "utm_source"
        case utmMedium = "utm_medium"
        case utmCampaign = "utm_campaign"
        case utmTerm = "utm_term"
        case utmContent = "utm_content"
        case ref, source, via
    }

    /// What is to be counted besides what is at hand anyway; the rest of the ``Figures`` may stay 0.
    package struct Metrics: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Visitors and sessions.
        package static let visits = Metrics(rawValue: 1)
        /// Bounced sessions and durations.
        package static let outcomes = Metrics(rawValue: 2)
        package static let newVisitors = Metrics(rawValue: 4)
        package static let pageviews = Metrics(rawValue: 8)
        /// Revenue, payments and payers.
        package static let payments = Metrics(rawValue: 16)
    }

    /// In what order the rows stand; the dimension's values, ascending by code point, decide between equals.
    package enum Order: Sendable {
        /// As time goes.
        case time
        /// Visitors, then revenue, descending.
        case visitors
        /// Visitors, then events, descending.
        case visitorsThenEvents
        /// Events, then visitors, descending.
        case events
    }

    /// ``Website/id``.
    package var websiteID: Int64
    /// ISO 4217 code of the website's currency, to which payments are converted.
    package var currency: String
    /// Both ends included; nil for all time.
    package var window: ClosedRange<Instant>?
    package var filter: ReportFilter
    package var dimension: Dimension
    package var metrics: Metrics
    package var order: Order
    /// The most rows; nil for all.
    package var limit: Int?
    package var offset = 0
    /// What a value of the dimension is called; values of one name share a row.
    package var naming: @Sendable (String) -> String = { $0 }

    /// A question without a page: all rows.
    package init(
        website: Website, window: ClosedRange<Instant>?, filter: ReportFilter = ReportFilter(),
        dimension: Dimension = .total, metrics: Metrics = [.visits, .payments], order: Order = .visitors
    ) {
        websiteID = website.id
        currency = website.currency
        self.window = window
        self.filter = filter
        self.dimension = dimension
        self.metrics = metrics
        self.order = order
    }
}
