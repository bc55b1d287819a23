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

    /// The test in SQL over the tables `s` (sessions), `p` (places), `y` (systems), `a` (acquisitions), `g` (entry page).
    var sql: String {
        switch subject {
        case .country: test("coalesce(p.country, 'Unknown') COLLATE NOCASE")
        case .region:
            // A code as a whole, or its second part.
            switch comparison {
            case .isNone, .containsNone: "(\(testRegion(joiner: "AND")))"
            case .isAny, .containsAny: "(\(testRegion(joiner: "OR")))"
            }
        case .city: test("coalesce(p.city_key, 'unknown')")
        case .device: test("y.device COLLATE NOCASE")
        case .browser:
            test(
                "(CASE y.browser WHEN 'Mobile Safari' THEN 'Safari' ELSE coalesce(y.browser, 'Unknown') END) COLLATE NOCASE"
            )
        case .os: test("coalesce(y.os, 'Unknown') COLLATE NOCASE")
        case .referrer: test("a.referrer_name COLLATE NOCASE")
        case .utmSource: test("coalesce(nullif(a.utm_source, ''), 'Unknown')")
        case .utmMedium: test("coalesce(nullif(a.utm_medium, ''), 'Unknown')")
        case .utmCampaign: test("coalesce(nullif(a.utm_campaign, ''), 'Unknown')")
        case .utmTerm: test("coalesce(nullif(a.utm_term, ''), 'Unknown')")
        case .utmContent: test("coalesce(nullif(a.utm_content, ''), 'Unknown')")
        case .ref: test("coalesce(nullif(a.ref, ''), 'Unknown')")
        case .source: test("coalesce(nullif(a.source, ''), 'Unknown')")
        case .via: test("coalesce(nullif(a.via, ''), 'Unknown')")
        case .entryPage: test("g.path")
        case .hostname:
            // Pageviews have no index by session: all of them are looked at once, not once for each session.
            "s.id \(comparison.isNegative ? "NOT " : "")IN (SELECT w.session_id FROM pageviews w "
                + "JOIN pages h ON h.id = w.page_id "
                + "WHERE \(Self.test("h.hostname COLLATE NOCASE", comparison.positive, values.count)))"
        }
    }

    /// The values of the SQL's parameters, in order.
    var bindings: [SQLiteValue] {
        let texts = values.map { SQLiteValue.text($0) }
        return subject == .region ? texts + texts : texts
    }

    private func test(_ expression: String) -> String { Self.test(expression, comparison, values.count) }

    private func testRegion(joiner: String) -> String {
        test("coalesce(p.region, 'Unknown') COLLATE NOCASE") + " \(joiner) "
            + test("coalesce(substr(p.region, 4), 'Unknown') COLLATE NOCASE")
    }

    private static func test(_ expression: String, _ comparison: Comparison, _ count: Int) -> String {
        let marks = Array(repeating: "?", count: count)
        return switch comparison {
        case .isAny: "\(expression) IN (\(marks.joined(separator: ", ")))"
        case .isNone: "\(expression) NOT IN (\(marks.joined(separator: ", ")))"
        case .containsAny: "(" + marks.map { _ in "instr(\(expression), ?) > 0" }.joined(separator: " OR ") + ")"
        case .containsNone: "(" + marks.map { _ in "instr(\(expression), ?) = 0" }.joined(separator: " AND ") + ")"
        }
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
