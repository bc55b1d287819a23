import CivilTime

/// A question about a website's funnel: who got how far.
///
/// Source: website API, section 6.
package struct FunnelQuery {
    /// What reaches a step.
    package enum Step {
        /// A view of a page that passes.
        case view((Page) -> Bool)
        /// A completion of this goal, lifecycle names too.
        case goal(String)
    }

    /// ``Website/id``.
    package var websiteID: Int64
    /// ISO 4217 code of the website's currency, to which payments are converted.
    package var currency: String
    /// Both ends included; nil for all time.
    package var window: ClosedRange<Instant>?
    package var filter: ReportFilter
    package var steps: [Step]

    package init(website: Website, window: ClosedRange<Instant>?, filter: ReportFilter, steps: [Step]) {
        websiteID = website.id
        currency = website.currency
        self.window = window
        self.filter = filter
        self.steps = steps
    }
}

/// Who reached a step of a funnel.
package struct FunnelStepResult: Sendable, Equatable {
    package var visitors = 0
    /// What these visitors paid in the window, in hundredths of the website's currency.
    package var revenueCents = 0.0
}
