import SQLite

/// A test that a session passes or fails, as the filters of the API name it.
///
/// Source: website API, section 2.3.
package struct SessionCondition: Sendable {
    /// What of the session is looked at.
    package enum Subject: String, Sendable, CaseIterable {
        case country, region, city, device, browser, os, referrer, hostname
        case utmSource, utmMedium, utmCampaign, utmTerm, utmContent, ref, source, via
        case entryPage
    }

    package enum Comparison: Sendable {
        /// Equal to one of the values.
        case isAny
        /// Equal to none of them.
        case isNone
        /// One of them is part of it.
        case containsAny
        /// None of them is part of it.
        case containsNone
    }

    package var subject: Subject
    package var comparison: Comparison
    /// Country and region as codes, city in lower case; `Unknown` stands for no value.
    package var values: [String]

    package init(_ subject: Subject, _ comparison: Comparison, _ values: [String]) {
        self.subject = subject
        self.comparison = comparison
        self.values = values
    }

    /// The test of a session's row `s` in SQL; nil for the hostname, which no column of the session holds
    /// (``pages`` finds the pages by which to test it).
    ///
    /// The table that holds the value is searched once for the keys that pass, and each session's key looked up in them.
    var sql: String? {
        switch subject {
        case .country, .region, .city: "s.place_id IN (SELECT p.id FROM places p WHERE \(test))"
        case .device, .browser, .os: "s.system_id IN (SELECT y.id FROM systems y WHERE \(test))"
        case .entryPage: "s.page_id IN (SELECT g.id FROM pages g WHERE \(test))"
        case .hostname: nil
        default: "s.acquisition_id IN (SELECT a.id FROM acquisitions a WHERE \(test))"
        }
    }

    /// The query of the pages that pass a test of a page's hostname or path as it stands, and were it not negated.
    var pages: String { "SELECT g.id FROM pages g WHERE \(test(comparison.positive))" }

    /// The values of the SQL's parameters, in order.
    var bindings: [SQLiteValue] {
        let texts = values.map { SQLiteValue.text($0) }
        return subject == .region ? texts + texts : texts
    }

    private var test: String { test(comparison) }

    private func test(_ comparison: Comparison) -> String {
        guard subject == .region else { return Self.test(expression, comparison, values.count) }
        // A code as a whole, or its second part.
        let joiner = comparison.isNegative ? "AND" : "OR"
        let part = """
            coalesce(iif(substr(p.region, 3, 1) = '-', substr(p.region, 4), p.region), 'Unknown') COLLATE NOCASE
            """
        return Self.test(expression, comparison, values.count) + " \(joiner) "
            + Self.test(part, comparison, values.count)
    }

    private var expression: String {
        switch subject {
        case .country: "coalesce(p.country, 'Unknown') COLLATE NOCASE"
        case .region: "coalesce(p.region, 'Unknown') COLLATE NOCASE"
        case .city: "coalesce(p.city_key, 'unknown')"
        case .device: "y.device COLLATE NOCASE"
        case .browser:
            "(CASE y.browser WHEN 'Mobile Safari' THEN 'Safari' ELSE coalesce(y.browser, 'Unknown') END) COLLATE NOCASE"
        case .os: "coalesce(y.os, 'Unknown') COLLATE NOCASE"
        case .referrer: "a.referrer_name COLLATE NOCASE"
        case .utmSource: "coalesce(nullif(a.utm_source, ''), 'Unknown')"
        case .utmMedium: "coalesce(nullif(a.utm_medium, ''), 'Unknown')"
        case .utmCampaign: "coalesce(nullif(a.utm_campaign, ''), 'Unknown')"
        case .utmTerm: "coalesce(nullif(a.utm_term, ''), 'Unknown')"
        case .utmContent: "coalesce(nullif(a.utm_content, ''), 'Unknown')"
        case .ref: "coalesce(nullif(a.ref, ''), 'Unknown')"
        case .source: "coalesce(nullif(a.source, ''), 'Unknown')"
        case .via: "coalesce(nullif(a.via, ''), 'Unknown')"
        case .hostname: "g.hostname COLLATE NOCASE"
        case .entryPage: "g.path"
        }
    }

    private static func test(_ expression: String, _ comparison: Comparison, _ count: Int) -> String {
        let marks = Array(repeating: "?", count: count)
        return switch comparison {
        case .isAny: "\(expression) IN (\(marks.joined(separator: ", ")))"
        case .isNone: "\(expression) NOT IN (\(marks.joined(separator: ", ")))"
        case .containsAny: balanced(marks.map { "instr(\(expression), \($0)) > 0" }[...], by: "OR")
        case .containsNone: balanced(marks.map { "instr(\(expression), \($0)) = 0" }[...], by: "AND")
        }
    }

    /// The terms, joined in halves of halves: SQLite refuses an expression that is a thousand deep, as a plain chain becomes.
    private static func balanced(_ terms: ArraySlice<String>, by joiner: String) -> String {
        guard terms.count > 1 else { return terms.first ?? "" }
        let middle = terms.startIndex + terms.count / 2
        return "(\(balanced(terms[..<middle], by: joiner)) \(joiner) \(balanced(terms[middle...], by: joiner)))"
    }
}

extension SessionCondition.Comparison {
    var isNegative: Bool {
        switch self {
        case .isNone, .containsNone: true
        case .isAny, .containsAny: false
        }
    }

    var positive: SessionCondition.Comparison {
        switch self {
        case .isNone: .isAny
        case .containsNone: .containsAny
        case .isAny, .containsAny: self
        }
    }
}
