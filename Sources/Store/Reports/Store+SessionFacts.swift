import SQLite

/// What a report reads of one session.
struct SessionFacts {
    let id: Int64
    let visitor: Int
    /// The key asked for.
    let key: Int
    let pageviews: Int
    /// Whether all of the session is in the window, so that its views need no test.
    let isInside: Bool
    /// The views, when they were asked for, or when the session is not inside the window.
    let trail: Trail
    /// Custom goals.
    let goals: Int
    /// Milliseconds since 1970.
    let startedAt: Int64
    let lastAt: Int64
    /// Start of the visitor's first session.
    let firstVisitAt: Int64
    fileprivate let window: ClosedRange<Int64>?

    /// Calls `body` for each view in the window.
    func forEachView(_ body: (Trail.View) -> Void) {
        for index in 0..<trail.count {
            let view = trail[index]
            if isInside || window?.contains(view.time) ?? true { body(view) }
        }
    }

    fileprivate var isInWindow: Bool {
        if isInside { return true }
        guard let window else { return true }
        for index in 0..<trail.count where window.contains(trail[index].time) { return true }
        return false
    }
}

/// What of a session can be asked for besides its key; the rest is not read and 0.
struct SessionColumns: OptionSet {
    let rawValue: Int

    static let views = SessionColumns(rawValue: 1)
    /// Start and end.
    static let times = SessionColumns(rawValue: 2)
    static let goals = SessionColumns(rawValue: 4)
    static let firstVisit = SessionColumns(rawValue: 8)
}

/// The column of a session that leads to a dimension's values.
enum SessionKey: String {
    case none = "0"
    case page = "s.page_id"
    case acquisition = "s.acquisition_id"
    case place = "s.place_id"
    case system = "s.system_id"
}

extension Store {
    /// Calls `body` for each session of the selection: with a pageview in the window, passing all tests. What it is
    /// given is valid only during the call.
    ///
    /// One pass over the table of sessions, without an index: reading on is cheaper than jumping, and a column that is
    /// not asked for costs nothing.
    func sessionFacts(
        _ selection: Selection, key: SessionKey = .none, columns: SessionColumns,
        body: (SessionFacts) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let statement = Self.statement(selection, key: key, columns: columns)
        let readsViews = columns.contains(.views)
        try connection.query(generated: statement.sql, statement.values) { (row) throws(SQLiteError) in
            let visitor = row.int(1)
            let id = row.int64(0)
            guard selection.passes(visitor: visitor), selection.passes(session: id) else { return }
            let pageviews = row.int(3)
            let isInside = row.bool(4)
            var result: Result<Void, SQLiteError> = .success(())
            func report(_ bytes: UnsafeRawBufferPointer) {
                let facts = SessionFacts(
                    id: id, visitor: visitor, key: row.int(2), pageviews: pageviews, isInside: isInside,
                    trail: Trail(bytes), goals: row.int(6), startedAt: row.int64(7), lastAt: row.int64(8),
                    firstVisitAt: row.int64(9), window: selection.window)
                guard facts.isInWindow else { return }
                result = Result { () throws(SQLiteError) in try body(facts) }
            }
            if pageviews > Trail.capacity, readsViews || !isInside {
                try wholeTrail(session: id).withUnsafeBytes(report)
            } else {
                row.withBlob(5, report)
            }
            try result.get()
        }
    }

    private static func statement(
        _ selection: Selection, key: SessionKey, columns: SessionColumns
    ) -> (sql: String, values: [SQLiteValue]) {
        func column(_ name: String, if condition: SessionColumns) -> String {
            columns.contains(condition) ? name : "0"
        }
        var isInside = "1"
        var bounds: [SQLiteValue] = []
        if let window = selection.window {
            isInside = "s.started_at >= ? AND s.last_at <= ?"
            bounds = [.integer(window.lowerBound), .integer(window.upperBound)]
        }
        let readsViews = columns.contains(.views)
        var sql = """
            SELECT s.id, s.visitor_id, \(key.rawValue), s.pageview_count, \(isInside),
                \(readsViews ? "s.trail" : "CASE WHEN \(isInside) THEN NULL ELSE s.trail END"),
                \(column("s.goal_count", if: .goals)), \(column("s.started_at", if: .times)),
                \(column("s.last_at", if: .times)), \(column("s.first_visit_at", if: .firstVisit))
            FROM sessions s NOT INDEXED
            WHERE s.website_id = ? AND s.pageview_count > 0
            """
        var values = (readsViews ? bounds : bounds + bounds) + [.integer(selection.websiteID)]
        if let window = selection.window {
            // Views lie between a session's start and its end; which of them are in the window, the trail tells.
            sql += " AND s.started_at <= ? AND s.last_at >= ?"
            values += [.integer(window.upperBound), .integer(window.lowerBound)]
        }
        return (sql + selection.sql, values + selection.values)
    }

    /// The trail of a session that is longer than its row holds, oldest view first.
    func wholeTrail(session: Int64) throws(SQLiteError) -> [UInt8] {
        var bytes: [UInt8] = []
        try connection.query(
            """
            SELECT part, views FROM trails WHERE session_id = ?
            UNION ALL SELECT 9223372036854775807, trail FROM sessions WHERE id = ? ORDER BY 1
            """, session, session
        ) { row in row.withBlob(1) { bytes += $0 } }
        return bytes
    }
}
