import SQLite

/// What a report reads of one session. Valid only inside the closure that receives it.
struct SessionFacts {
    private let row: Row
    private let window: ClosedRange<Int64>?
    let visitor: Int
    /// Whether all of the session is in the window, so that its views need no test.
    let isInside: Bool
    /// The views, when they were asked for, or when the session is not inside the window; else nothing.
    let trail: Trail

    fileprivate init(_ row: Row, visitor: Int, isInside: Bool, trail: Trail, window: ClosedRange<Int64>?) {
        self.row = row
        self.visitor = visitor
        self.isInside = isInside
        self.trail = trail
        self.window = window
    }

    // Columns are read where they are needed: a read costs about as much as all the rest of a count.

    var id: Int64 { row.int64(SessionColumns.id) }
    /// The key asked for.
    var key: Int { row.int(SessionColumns.key) }
    var pageviews: Int { row.int(SessionColumns.pageviews) }
    /// Custom goals.
    var goals: Int { row.int(SessionColumns.goals) }
    /// Milliseconds since 1970.
    var startedAt: Int64 { row.int64(SessionColumns.startedAt) }
    var lastAt: Int64 { row.int64(SessionColumns.lastAt) }
    /// Start of the visitor's first session.
    var firstVisitAt: Int64 { row.int64(SessionColumns.firstVisitAt) }

    /// Calls `body` for each view in the window.
    func forEachView(_ body: (Trail.View) -> Void) {
        for index in 0..<trail.count {
            let view = trail[index]
            if isInside || window?.contains(view.time) ?? true { body(view) }
        }
    }

    fileprivate var isInWindow: Bool {
        guard !isInside, let window else { return true }
        for index in 0..<trail.count where window.contains(trail[index].time) { return true }
        return false
    }
}

/// Where the columns of a session stand.
private enum SessionColumns {
    static let id = 0
    static let visitor = 1
    static let key = 2
    static let pageviews = 3
    static let goals = 4
    static let startedAt = 5
    static let lastAt = 6
    static let firstVisitAt = 7
    static let isInside = 8
    static let trail = 9
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
    /// Calls `body` for each session of the selection: with a pageview in the window, passing all tests.
    ///
    /// One pass over the table of sessions, without an index: reading on is cheaper than jumping.
    ///
    /// - Parameters:
    ///   - key: the column that is read as ``SessionFacts/key``.
    ///   - readsViews: whether the trail is asked for.
    func sessionFacts(
        _ selection: Selection, key: SessionKey = .none, readsViews: Bool = false, body: (SessionFacts) -> Void
    ) throws(SQLiteError) {
        let statement = Self.statement(selection, key: key, readsViews: readsViews)
        let window = selection.window
        let noViews = Trail(UnsafeRawBufferPointer(start: nil, count: 0))
        try connection.query(generated: statement.sql, statement.values) { (row) throws(SQLiteError) in
            let visitor = row.int(SessionColumns.visitor)
            guard selection.passes(visitor: visitor),
                selection.sessionTests.isEmpty || selection.passes(session: row.int64(SessionColumns.id))
            else { return }
            let isInside = window == nil || row.bool(SessionColumns.isInside)
            if isInside, !readsViews {
                body(SessionFacts(row, visitor: visitor, isInside: true, trail: noViews, window: window))
                return
            }
            func report(_ bytes: UnsafeRawBufferPointer) {
                let facts = SessionFacts(
                    row, visitor: visitor, isInside: isInside, trail: Trail(bytes), window: window)
                if facts.isInWindow { body(facts) }
            }
            if row.int(SessionColumns.pageviews) > Trail.capacity {
                try wholeTrail(session: row.int64(SessionColumns.id)).withUnsafeBytes(report)
            } else {
                row.withBlob(SessionColumns.trail, report)
            }
        }
    }

    private static func statement(
        _ selection: Selection, key: SessionKey, readsViews: Bool
    ) -> (sql: String, values: [SQLiteValue]) {
        var inside = "1"
        var limits = ""
        var values: [SQLiteValue] = []
        if let window = selection.window {
            let lower = SQLiteValue.integer(window.lowerBound)
            let upper = SQLiteValue.integer(window.upperBound)
            inside = "s.started_at >= ? AND s.last_at <= ?"
            // Views lie between a session's start and its end; which of them are in the window, the trail tells.
            limits = " AND s.started_at <= ? AND s.last_at >= ?"
            values = [lower, upper] + (readsViews ? [] : [lower, upper])
            values += [.integer(selection.websiteID), upper, lower]
        } else {
            values = [.integer(selection.websiteID)]
        }
        let sql = """
            SELECT s.id, s.visitor_id, \(key.rawValue), s.pageview_count, s.goal_count, s.started_at, s.last_at,
                s.first_visit_at, \(inside), \(readsViews ? "s.trail" : "CASE WHEN \(inside) THEN NULL ELSE s.trail END")
            FROM sessions s NOT INDEXED
            WHERE s.website_id = ? AND s.pageview_count > 0\(limits)\(selection.sql)
            """
        return (sql, values + selection.values)
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
