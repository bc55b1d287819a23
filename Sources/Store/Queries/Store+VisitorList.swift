import CivilTime
import SQLite

/// Lists of visitors.
///
/// Source: website API, section 7.1.
extension Store {
    /// A page of the visitors that a query finds, last seen first, and how many there are in all.
    package func visitors(_ query: VisitorQuery) throws(SQLiteError) -> (page: [VisitorSummary], total: Int) {
        var page: [VisitorSummary] = []
        page.reserveCapacity(query.limit)
        guard query.isRestricted else {
            for visitor in try latestVisitors(query) {
                if let summary = try summary(of: visitor) { page.append(summary) }
            }
            return (page, try audience(websiteID: query.websiteID).all.visitors)
        }
        let found = try foundVisitors(query)
        for var visitor in try slice(found, query) {
            visitor.pageview = try query.completedGoals.isEmpty ? pageview(of: visitor, query) : nil
            if let summary = try summary(of: visitor) { page.append(summary) }
        }
        return (page, found.count)
    }

    /// A visitor on the list.
    private struct FoundVisitor {
        let key: Int
        /// Milliseconds since 1970.
        let seenAt: Int64
        /// The pageview whose place and system are shown; nil for the latest ever.
        var pageview: Int64?
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

    /// All visitors that the query finds, in no order.
    private func foundVisitors(_ query: VisitorQuery) throws(SQLiteError) -> [FoundVisitor] {
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
        return seenAt.map { FoundVisitor(key: $0.key, seenAt: $0.value) }
    }

    /// The page of the list: last seen first, ids ascending among those seen at one time.
    private func slice(_ found: [FoundVisitor], _ query: VisitorQuery) throws(SQLiteError) -> [FoundVisitor] {
        guard query.offset < found.count else { return [] }
        let sorted = found.sorted { $0.seenAt > $1.seenAt }
        let end = query.offset + min(query.limit, sorted.count - query.offset)
        // Ids are read of those alone who may stand on the page: its rows, and who was seen when its first or last was.
        var first = query.offset
        while first > 0, sorted[first - 1].seenAt == sorted[query.offset].seenAt { first -= 1 }
        var last = end
        while last < sorted.count, sorted[last].seenAt == sorted[end - 1].seenAt { last += 1 }
        var candidates: [(visitor: FoundVisitor, id: VisitorID)] = []
        for visitor in sorted[first..<last] {
            let id = try connection.first("SELECT uuid FROM visitors WHERE id = ?", visitor.key) { row in
                VisitorID(row, 0)
            }
            if let id { candidates.append((visitor, id)) }
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

    private func summary(of visitor: FoundVisitor) throws(SQLiteError) -> VisitorSummary? {
        try connection.first(
            """
            SELECT v.uuid, g.hostname, g.path, p.country, p.region, p.city, p.latitude, p.longitude,
                y.browser, y.browser_version, y.os, y.os_version, y.device, y.vendor, y.model,
                a.referrer, a.referrer_name, a.ref, a.source, a.via, a.utm_source, a.utm_medium, a.utm_campaign,
                a.utm_term, a.utm_content
            FROM visitors v JOIN pageviews w ON w.id = coalesce(?, v.latest_pageview_id)
                JOIN pages g ON g.id = w.page_id JOIN places p ON p.id = w.place_id
                JOIN systems y ON y.id = w.system_id JOIN sessions f ON f.id = v.first_session_id
                JOIN acquisitions a ON a.id = f.acquisition_id
            WHERE v.id = ?
            """, visitor.pageview, visitor.key
        ) { row in
            VisitorSummary(
                visitor: VisitorID(row, 0), lastSeenAt: Instant(milliseconds: visitor.seenAt),
                page: Page(hostname: row.text(1), path: row.text(2)), place: Self.place(row, from: 3),
                system: Self.system(row, from: 8), acquisition: Self.acquisition(row, from: 15))
        }
    }
}

extension VisitorQuery {
    /// Whether it asks for anything but a page of all visitors.
    fileprivate var isRestricted: Bool {
        window != nil || isCustomer != nil || !completedGoals.isEmpty || !filter.sessions.isEmpty
            || !filter.visitors.isEmpty
    }
}
