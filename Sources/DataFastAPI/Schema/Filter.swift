/// A filter of a report: which rows count (website API 2.3).
public struct Filter: Sendable, Equatable {
    /// What a filter tests.
    public enum Name: String, CaseIterable, Sendable {
        case country, region, city, device, browser, os, referrer
        case utmSource = "utm_source"
        case utmMedium = "utm_medium"
        case utmCampaign = "utm_campaign"
        case utmTerm = "utm_term"
        case utmContent = "utm_content"
        case ref, source, via, hostname
        case entryPage = "entry_page"
        case page, goal
        case visitCount = "visit_count"
    }

    /// How a filter compares.
    public enum Operator: String, CaseIterable, Sendable {
        case `is`
        case isNot = "is_not"
        case contains
        case doesNotContain = "does_not_contain"
        case atLeast = "gte"
        case atMost = "lte"
    }

    /// What is tested.
    public let name: Name
    /// How it is compared.
    public let comparison: Operator
    /// The values, trimmed, never none: any of them suffices, or none of them may be found.
    public let values: [String]

    /// A filter of these parts.
    public init(_ name: Name, _ comparison: Operator = .is, _ values: [String]) {
        self.name = name
        self.comparison = comparison
        self.values = values
    }
}
