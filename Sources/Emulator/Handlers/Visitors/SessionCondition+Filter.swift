import DataFastAPI
import Store

extension Filter {
    /// How the filter compares, in the store's terms.
    var sessionComparison: SessionCondition.Comparison {
        switch comparison {
        case .is, .atLeast, .atMost: .isAny
        case .isNot: .isNone
        case .contains: .containsAny
        case .doesNotContain: .containsNone
        }
    }
}

extension SessionCondition {
    /// The session test that a filter means, its values brought to the form that the store keeps; nil for a filter that
    /// tests visitors.
    ///
    /// Source: website API, section 2.3.
    init?(_ filter: Filter, website: Website) {
        guard let subject = Subject(filter.name) else { return nil }
        let values: [String] =
            switch subject {
            case .country: filter.values.map { Country.code(for: $0) ?? $0 }
            case .region: filter.values.flatMap(Region.codes)
            case .city: filter.values.map { $0.lowercased() }
            case .referrer:
                filter.values.map {
                    Referrer.normalised(
                        filterValue: $0, domain: website.domain, allowedHostnames: website.allowedHostnames)
                }
            case .browser: filter.values.map { $0.lowercased() == "mobile safari" ? "Safari" : $0 }
            default: filter.values
            }
        self.init(subject, filter.sessionComparison, values)
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
