import CivilTime
import SQLite

/// Lists of visitors.
///
/// Source: website API, section 7.1.
extension Store {
    /// A page of the visitors that a query finds, last seen first, and how many there are in all.
    package func visitors(_ query: VisitorQuery) throws(SQLiteError) -> (page: [VisitorSummary], total: Int) {
        guard query.isRestricted else {
            let page = try summaries(of: try latestVisitors(query))
            return (page, try audience(websiteID: query.websiteID).all.visitors)
        }
        let found = try foundVisitors(query)
        var page = try slice(found, query)
        if query.completedGoals.isEmpty {
            for index in page.indices {
                if let pageview = try pageview(of: page[index], query) { page[index].pageview = pageview }
            }
        }
        return (try summaries(of: page), found.count)
    }

    /// A visitor on the list.
    private struct FoundVisitor {
        let key: Int
        /// Milliseconds since 1970.
        let seenAt: Int64
        /// The pageview whose place and system are shown.
        var pageview: Int64
    }

    /// A page of all visitors: the newest pageviews lead to them, so that nothing but the page is read.
    private func latestVisitors(_ query: VisitorQuery) throws(SQLiteError) -> [FoundVisitor] {
        try connection.all(
            """
            SELECT w.visitor_id, w.time, w.id FROM pageviews w CROSS JOIN visitors v ON v.id = w.visitor_id
            WHERE w.website_id = ? AND v.latest_pageview_id = w.id AND v.is_bot = 0
            ORDER BY w.time DESC, v.uuid LIMIT ? OFFSET ?
            """, query.websiteID, query.limit, query.offset
        ) { row in FoundVisitor(key: row.int(0), seenAt: row.int64(1), pageview: row.int64(2)) }
    }

    /// All visitors that the query finds, by their keys, and when they were seen: milliseconds since 1970.
    private func foundVisitors(_ query: VisitorQuery) throws(SQLiteError) -> [Int: Int64] {
        let selection = try selection(websiteID: query.websiteID, window: query.window, filter: query.filter)
        var seenAt: [Int: Int64] = [:]
        if query.completedGoals.isEmpty {
            var passing = RowSet()
            try sessionFacts(selection) { facts in passing.insert(facts.visitor) }
            // Sessions that do not pass tell when the visitor was last seen as well.
            let everyone = Selection(websiteID: query.websiteID, window: query.window)
            try sessionFacts(everyone, readsViews: true) { facts in
                guard passing.contains(facts.visitor) else { return }
                facts.forEachView { view in seenAt[facts.visitor] = max(seenAt[facts.visitor] ?? .min, view.time) }
            }
        } else {
            var passing = RowSet()
            // The session must pass whenever it was; what the visitor did is asked in the window.
            let sessions = try self.selection(
                websiteID: query.websiteID, window: nil, filter: ReportFilter(sessions: query.filter.sessions))
            try sessionFacts(sessions) { facts in passing.insert(Int(facts.id)) }
            try completions(of: query.completedGoals, selection) { completion in
                guard passing.contains(Int(completion.session)), selection.passes(visitor: completion.visitor) else {
                    return
                }
                seenAt[completion.visitor] = max(seenAt[completion.visitor] ?? .min, completion.time)
            }
        }
        if let isCustomer = query.isCustomer {
            var customers = RowSet()
            try connection.query(
                """
                SELECT visitor_id FROM payments
                WHERE website_id = ? AND visitor_id IS NOT NULL AND kind IN ('new', 'renewal')
                """, query.websiteID
            ) { row in customers.insert(row.int(0)) }
            seenAt = seenAt.filter { customers.contains($0.key) == isCustomer }
        }
        return seenAt
    }

    /// The page of the list: last seen first, ids ascending among those seen at one time. Their latest pageviews are shown.
    private func slice(_ found: [Int: Int64], _ query: VisitorQuery) throws(SQLiteError) -> [FoundVisitor] {
        guard query.offset < found.count else { return [] }
        let sorted = found.sorted { $0.value > $1.value }
        let end = query.offset + min(query.limit, sorted.count - query.offset)
        // Ids are read of those alone who may stand on the page: its rows, and who was seen when its first or last was.
        var first = query.offset
        while first > 0, sorted[first - 1].value == sorted[query.offset].value { first -= 1 }
        var last = end
        while last < sorted.count, sorted[last].value == sorted[end - 1].value { last += 1 }
        var candidates: [(visitor: FoundVisitor, id: VisitorID)] = []
        for (key, seenAt) in sorted[first..<last] {
            let candidate = try connection.first(
                "SELECT latest_pageview_id, uuid FROM visitors WHERE id = ?", key
            ) { row in (FoundVisitor(key: key, seenAt: seenAt, pageview: row.int64(0)), VisitorID(row, 1)) }
            if let candidate { candidates.append(candidate) }
        }
        candidates.sort { left, right in
            left.visitor.seenAt == right.visitor.seenAt
                ? left.id < right.id : left.visitor.seenAt > right.visitor.seenAt
        }
        return candidates[(query.offset - first)..<(end - first)].map(\.visitor)
    }

    /// The pageview at which the visitor was last seen.
    private func pageview(of visitor: FoundVisitor, _ query: VisitorQuery) throws(SQLiteError) -> Int64? {
        try connection.first(
            "SELECT max(id) FROM pageviews WHERE website_id = ? AND time = ? AND visitor_id = ?", query.websiteID,
            visitor.seenAt, visitor.key
        ) { row in row.int64(0) }
    }

    /// What the list tells of these visitors. One statement reads all of them: one for each would be set up as often.
    private func summaries(of visitors: [FoundVisitor]) throws(SQLiteError) -> [VisitorSummary] {
        var summaries: [VisitorSummary?] = Array(repeating: nil, count: visitors.count)
        let pageviews = visitors.map { "\($0.pageview)" }.joined(separator: ",")
        try connection.query(
            """
            SELECT n.key, v.uuid, g.hostname, g.path, p.country, p.region, p.city, p.latitude, p.longitude,
                y.browser, y.browser_version, y.os, y.os_version, y.device, y.vendor, y.model,
                a.referrer, a.referrer_name, a.ref, a.source, a.via, a.utm_source, a.utm_medium, a.utm_campaign,
                a.utm_term, a.utm_content
            FROM json_each(?) n CROSS JOIN pageviews w ON w.id = n.value CROSS JOIN visitors v ON v.id = w.visitor_id
                JOIN pages g ON g.id = w.page_id JOIN places p ON p.id = w.place_id
                JOIN systems y ON y.id = w.system_id JOIN sessions f ON f.id = v.first_session_id
                JOIN acquisitions a ON a.id = f.acquisition_id
            """, "[\(pageviews)]"
        ) { row in
            let index = row.int(0)
            summaries[index] = VisitorSummary(
                visitor: VisitorID(row, 1), lastSeenAt: Instant(milliseconds: visitors[index].seenAt),
                page: Page(hostname: row.text(2), path: row.text(3)), place: Self.place(row, from: 4),
                system: Self.system(row, from: 9), acquisition: Self.acquisition(row, from: 16))
        }
        return summaries.compactMap { $0 }
    }
}

extension VisitorQuery {
    /// Whether it asks for anything but a page of all visitors.
    fileprivate var isRestricted: Bool {
        window != nil || isCustomer != nil || !completedGoals.isEmpty || !filter.sessions.isEmpty
            || !filter.visitors.isEmpty
    }
}
