import SQLite

/// Events that are no pageviews: goals and exit clicks.
extension Store {
    /// A goal that was completed, by an event or by a payment that stands for one.
    struct Completion {
        let visitor: Int
        /// The session it happened in; of a payment the visitor's first.
        let session: Int64
        /// Milliseconds since 1970.
        let time: Int64
        let goal: String
    }

    /// Calls `body` for each completion of these goals in the window, lifecycle names too, whoever's it is; of the
    /// selection only the website and the window are looked at.
    func completions(
        of goals: [String], _ selection: Selection, body: (Completion) -> Void
    ) throws(SQLiteError) {
        let marks = Array(repeating: "?", count: goals.count).joined(separator: ", ")
        let names = goals.map { SQLiteValue.text($0) }
        let lifecycle = "CASE m.kind WHEN 'trial' THEN 'free_trial' ELSE 'payment' END"
        let uncounted = try uncountedSessions(websiteID: selection.websiteID)
        let goalWindow = selection.window(of: "e.time")
        let paymentWindow = selection.window(of: "m.time")
        try connection.query(
            generated: """
                SELECT e.visitor_id, e.session_id, e.time, e.name FROM goals e
                WHERE e.website_id = ?1\(goalWindow.sql) AND e.name IN (\(marks))
                UNION ALL
                SELECT m.visitor_id, v.first_session_id, m.time, \(lifecycle)
                FROM payments m JOIN visitors v ON v.id = m.visitor_id
                WHERE m.website_id = ?1\(paymentWindow.sql) AND m.kind <> 'refund' AND \(lifecycle) IN (\(marks))
                """,
            [.integer(selection.websiteID)] + goalWindow.values + names + paymentWindow.values + names
        ) { row in
            let session = row.int64(1)
            guard !uncounted.contains(Int(session)) else { return }
            body(Completion(visitor: row.int(0), session: session, time: row.int64(2), goal: row.text(3)))
        }
    }

    /// The kinds of events that reports count by a text of theirs.
    enum EventTable {
        /// Custom goals by name.
        case goals
        /// Clicks on links to other websites by their address.
        case exitClicks
        /// Each property of a custom goal by its name.
        case properties(goal: String)
        /// A property of a custom goal by its value.
        case values(property: String, goal: String)

        fileprivate var source: (text: String, table: String, condition: String, values: [SQLiteValue]) {
            let goals = "goals e JOIN json_each(e.properties) p"
            return switch self {
            case .goals: ("e.name", "goals e", " AND e.is_custom = 1", [])
            case .exitClicks: ("e.url", "exit_clicks e", "", [])
            case .properties(let goal): ("p.key", goals, " AND e.is_custom = 1 AND e.name = ?", [.text(goal)])
            case .values(let property, let goal):
                (
                    "p.value", goals, " AND e.is_custom = 1 AND e.name = ? AND p.key = ?",
                    [.text(goal), .text(property)]
                )
            }
        }
    }

    /// The sessions without a pageview, which count nowhere, nor does what happened in them (tracking 2.2). They are few and
    /// have an index of their own; to look up each event's session would take many times as long as to read the event.
    private func uncountedSessions(websiteID: Int64) throws(SQLiteError) -> RowSet {
        var sessions = RowSet()
        try connection.query("SELECT id FROM sessions WHERE website_id = ? AND pageview_count = 0", websiteID) { row in
            sessions.insert(row.int(0))
        }
        return sessions
    }

    /// Calls `body` for each event in the window whose session passes the selection.
    func eventFacts(
        _ table: EventTable, _ selection: Selection, body: (_ visitor: Int, _ text: String) -> Void
    ) throws(SQLiteError) {
        let source = table.source
        let uncounted = try uncountedSessions(websiteID: selection.websiteID)
        let window = selection.window(of: "e.time")
        let join = selection.testsSessions ? "JOIN sessions s ON s.id = e.session_id" : ""
        try connection.query(
            generated: """
                SELECT e.visitor_id, e.session_id, \(source.text) FROM \(source.table) \(join)
                WHERE e.website_id = ?\(source.condition)\(window.sql)\(selection.sql)
                """, [.integer(selection.websiteID)] + source.values + window.values + selection.values
        ) { row in
            let visitor = row.int(0)
            let session = row.int64(1)
            guard selection.passes(visitor: visitor), selection.passes(session: session),
                !uncounted.contains(Int(session))
            else { return }
            body(visitor, row.text(2))
        }
    }
}
