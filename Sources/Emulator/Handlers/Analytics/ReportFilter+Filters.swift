import DataFastAPI
import Store

extension ReportFilter {
    /// What the filters of a request mean.
    ///
    /// Source: website API, section 2.3.
    init(_ filters: [Filter], website: Website) {
        self.init()
        for filter in filters {
            switch filter.name {
            case .page: visitors.append(.viewed(filter.textComparison, paths: filter.values))
            case .goal:
                visitors.append(.completed(goals: filter.values, isNegated: filter.comparison == .isNot))
            case .visitCount:
                // A number too large to read is larger than any count.
                visitors.append(.visitCount(filter.countComparison, filter.values.map { Int($0) ?? .max }))
            default:
                if let condition = SessionCondition(filter, website: website) { sessions.append(condition) }
            }
        }
    }
}

extension Filter {
    fileprivate var textComparison: SessionCondition.Comparison {
        switch comparison {
        case .is, .atLeast, .atMost: .isAny
        case .isNot: .isNone
        case .contains: .containsAny
        case .doesNotContain: .containsNone
        }
    }

    fileprivate var countComparison: VisitorCondition.CountComparison {
        switch comparison {
        case .is, .contains, .doesNotContain: .isAny
        case .isNot: .isNone
        case .atLeast: .atLeast
        case .atMost: .atMost
        }
    }
}

extension SessionCondition {
    /// The session test that a filter means, its values brought to the form that the store keeps; nil for a filter that
    /// tests visitors.
    fileprivate init?(_ filter: Filter, website: Website) {
        guard let subject = Subject(filter.name) else { return nil }
        let values: [String] =
            switch subject {
            case .country: filter.values.map { Country.code(for: $0) ?? $0 }
            case .region: filter.values.flatMap(Region.codes)
            case .city: filter.values.map { $0.lowercased() }
            case .referrer:
                // Rows keep the name that they got on arrival, when the website's hostnames may have been others.
                filter.values.flatMap {
                    [
                        Referrer.normalised(
                            filterValue: $0, domain: website.domain, allowedHostnames: website.allowedHostnames),
                        Referrer.normalised(filterValue: $0, domain: "", allowedHostnames: []),
                    ]
                }
            case .browser: filter.values.map { $0.lowercased() == "mobile safari" ? "Safari" : $0 }
            default: filter.values
            }
        self.init(subject, filter.textComparison, values)
    }
}

extension SessionCondition.Subject {
    fileprivate init?(_ name: Filter.Name) {
        switch name {
        case .country: self = .country
        case .region: self = .region
        case .city: self = .city
        case .device: self = .device
        case .browser: self = .browser
        case .os: self = .os
        case .referrer: self = .referrer
        case .utmSource: self = .utmSource
        case .utmMedium: self = .utmMedium
        case .utmCampaign: self = .utmCampaign
        case .utmTerm: self = .utmTerm
        case .utmContent: self = .utmContent
        case .ref: self = .ref
        case .source: self = .source
        case .via: self = .via
        case .hostname: self = .hostname
        case .entryPage: self = .entryPage
        case .page, .goal, .visitCount: return nil
        }
    }
}
