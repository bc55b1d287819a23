import CivilTime
import SQLite

/// Lists of visitors.
///
/// Source: website API, section 7.1.
extension Store {
    /// A page of the visitors that a query finds, last seen first, and how many there are in all.
    package func visitors(_ query: VisitorQuery) throws(SQLiteError) -> (page: [VisitorSummary], total: Int) {
        let found = Self.found(query)
        var total = 0
        try connection.query(
            generated: "WITH \(found.sql) SELECT count(*) FROM found", found.values
        ) { row in total = row.int(0) }
        let page = try connection.all(
            generated: """
                WITH \(found.sql)
                SELECT v.uuid, found.seen_at, g.hostname, g.path, p.country, p.region, p.city, p.latitude, p.longitude,
                    y.browser, y.browser_version, y.os, y.os_version, y.device, y.vendor, y.model,
                    a.referrer, a.referrer_name, a.ref, a.source, a.via, a.utm_source, a.utm_medium, a.utm_campaign,
                    a.utm_term, a.utm_content
                FROM found JOIN visitors v ON v.id = found.visitor_id
                    JOIN pageviews w ON w.id = \(query.completedGoals.isEmpty ? "found.pageview_id" : "v.latest_pageview_id")
                    JOIN pages g ON g.id = w.page_id JOIN places p ON p.id = w.place_id
                    JOIN systems y ON y.id = w.system_id JOIN sessions f ON f.id = v.first_session_id
                    JOIN acquisitions a ON a.id = f.acquisition_id
                ORDER BY found.seen_at DESC, v.uuid LIMIT ? OFFSET ?
                """, found.values + [.integer(Int64(query.limit)), .integer(Int64(query.offset))]
        ) { row in
            VisitorSummary(
                visitor: VisitorID(row, 0), lastSeenAt: row.instant(1),
                page: Page(hostname: row.text(2), path: row.text(3)), place: Self.place(row, from: 4),
                system: Self.system(row, from: 9), acquisition: Self.acquisition(row, from: 16))
        }
        return (page, total)
    }

    /// The common table expressions that end in `found (visitor_id, seen_at, pageview_id)`.
    private static func found(_ query: VisitorQuery) -> (sql: String, values: [SQLiteValue]) {
        var sql = SQLFragment()
        let window = query.window ?? Instant(milliseconds: .min)...Instant(milliseconds: .max)
        let bounds: [SQLiteValue] = [
            .integer(window.lowerBound.milliseconds), .integer(window.upperBound.milliseconds),
        ]
        let website = SQLiteValue.integer(query.websiteID)
        sql.add(
            """
            visits AS (SELECT visitor_id, session_id, max(id) AS pageview_id FROM pageviews
                WHERE website_id = ? AND time BETWEEN ? AND ? GROUP BY session_id)
            """, [website] + bounds)
        if !query.completedGoals.isEmpty {
            sql.add(", completions AS (")
            sql.addCompletions(query.completedGoals, website: website, bounds: bounds)
            sql.add(")")
        }
        let rows =
            query.completedGoals.isEmpty
            ? ", passing AS (SELECT x.visitor_id, x.pageview_id AS pageview_id, NULL AS time FROM visits x"
            : ", passing AS (SELECT x.visitor_id, NULL AS pageview_id, x.time FROM completions x"
        sql.add(
            """
            \(rows) JOIN sessions s ON s.id = x.session_id JOIN places p ON p.id = s.place_id
                JOIN systems y ON y.id = s.system_id JOIN acquisitions a ON a.id = s.acquisition_id
                JOIN pages g ON g.id = s.page_id
            WHERE 1
            """)
        for condition in query.conditions { sql.add(" AND \(condition.sql)", condition.bindings) }
        sql.add(")")
        if query.completedGoals.isEmpty {
            sql.add(
                """
                , found AS (SELECT t.visitor_id, l.time AS seen_at, t.pageview_id FROM
                    (SELECT visitor_id, max(pageview_id) AS pageview_id FROM visits
                        WHERE visitor_id IN (SELECT visitor_id FROM passing) GROUP BY visitor_id) t
                    JOIN pageviews l ON l.id = t.pageview_id JOIN visitors v ON v.id = t.visitor_id WHERE v.is_bot = 0
                """)
        } else {
            sql.add(
                """
                , found AS (SELECT t.visitor_id, max(t.time) AS seen_at, NULL AS pageview_id
                    FROM passing t JOIN visitors v ON v.id = t.visitor_id WHERE v.is_bot = 0 AND v.pageview_count > 0
                """)
        }
        for (comparison, paths) in query.visitedPages {
            sql.addVisitedPages(comparison, paths, website: website, bounds: bounds)
        }
        if !query.missedGoals.isEmpty {
            sql.add(" AND v.id NOT IN (SELECT visitor_id FROM (")
            sql.addCompletions(query.missedGoals, website: website, bounds: bounds)
            sql.add("))")
        }
        if let isCustomer = query.isCustomer {
            sql.add(
                """
                 AND \(isCustomer ? "" : "NOT ")EXISTS (SELECT 1 FROM payments m
                    WHERE m.visitor_id = v.id AND m.kind IN ('new', 'renewal'))
                """)
        }
        sql.add(query.completedGoals.isEmpty ? ")" : " GROUP BY t.visitor_id)")
        return (sql.text, sql.values)
    }
}

/// SQL put together from parts of a closed set, with the values of its parameters.
private struct SQLFragment {
    var text = ""
    var values: [SQLiteValue] = []

    mutating func add(_ sql: String, _ values: [SQLiteValue] = []) {
        text += sql
        self.values += values
    }

    /// Adds a query of the completions (visitor, session, time) of these goals. A payment stands for a goal; it belongs
    /// to no session of its own, so to the visitor's first.
    mutating func addCompletions(_ goals: [String], website: SQLiteValue, bounds: [SQLiteValue]) {
        let marks = Array(repeating: "?", count: goals.count).joined(separator: ", ")
        let names = goals.map { SQLiteValue.text($0) }
        add(
            """
            SELECT visitor_id, session_id, time FROM goals WHERE website_id = ? AND time BETWEEN ? AND ? AND name IN (\(marks))
            UNION ALL
            SELECT m.visitor_id, v.first_session_id, m.time FROM payments m JOIN visitors v ON v.id = m.visitor_id
            WHERE m.website_id = ? AND m.time BETWEEN ? AND ? AND m.kind <> 'refund'
                AND (CASE m.kind WHEN 'trial' THEN 'free_trial' ELSE 'payment' END) IN (\(marks))
            """, [website] + bounds + names + [website] + bounds + names)
    }

    mutating func addVisitedPages(
        _ comparison: SessionCondition.Comparison, _ paths: [String], website: SQLiteValue, bounds: [SQLiteValue]
    ) {
        let condition = SessionCondition(.entryPage, comparison.positive, paths)
        add(
            """
             AND v.id \(comparison.isNegative ? "NOT " : "")IN (SELECT w.visitor_id FROM pageviews w
                JOIN pages g ON g.id = w.page_id
                WHERE w.website_id = ? AND w.time BETWEEN ? AND ? AND \(condition.sql))
            """, [website] + bounds + condition.bindings)
    }
}
