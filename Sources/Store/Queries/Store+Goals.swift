import CivilTime
import SQLite

/// Goal events sent by servers, and their deletion.
///
/// Source: website API, section 8.
extension Store {
    /// Stores a goal sent by the API, in the visitor's latest session, whose end does not move.
    package func recordGoal(
        _ goal: Goal, websiteID: Int64, visitor: KnownVisitor, time: Instant
    ) throws(SQLiteError) {
        guard let session = visitor.latestSessionID else { return }
        try transaction { () throws(SQLiteError) in
            try insert(
                goal, websiteID: websiteID, visitorID: visitor.id, sessionID: session, time: time, page: nil)
        }
    }

    /// Which goal events to delete: all given conditions hold.
    package struct GoalSelection: Sendable {
        package var websiteID: Int64
        package var visitor: VisitorID?
        package var name: String?
        package var range: ClosedRange<Instant>?

        package init(
            websiteID: Int64, visitor: VisitorID? = nil, name: String? = nil, range: ClosedRange<Instant>? = nil
        ) {
            self.websiteID = websiteID
            self.visitor = visitor
            self.name = name
            self.range = range
        }
    }

    /// How many events ``deleteGoals(_:)`` would remove, counted no further than `limit` + 1.
    package func countGoals(_ selection: GoalSelection, limit: Int) throws(SQLiteError) -> Int {
        let condition = condition(of: selection)
        var count = 0
        try connection.query(
            generated: "SELECT count(*) FROM (SELECT 1 FROM goals WHERE \(condition.sql) LIMIT ?)",
            condition.values + [.integer(Int64(limit) + 1)]
        ) { row in count = row.int(0) }
        return count
    }

    /// Removes the selected events; their sessions lose what the events gave them.
    package func deleteGoals(_ selection: GoalSelection) throws(SQLiteError) {
        let condition = condition(of: selection)
        try transaction { () throws(SQLiteError) in
            try connection.run(
                generated: """
                    UPDATE sessions SET goal_count = goal_count - removed.count
                    FROM (SELECT session_id, count(*) AS count FROM goals WHERE \(condition.sql) AND is_custom
                        GROUP BY session_id) AS removed
                    WHERE sessions.id = removed.session_id
                    """, condition.values)
            try connection.run(generated: "DELETE FROM goals WHERE \(condition.sql)", condition.values)
        }
    }

    func insert(
        _ goal: Goal, websiteID: Int64, visitorID: Int64, sessionID: Int64, time: Instant, page: Int64?
    ) throws(SQLiteError) {
        try insertRow(
            goal, websiteID: websiteID, visitorID: visitorID, sessionID: sessionID, time: time, page: page)
        if goal.isCustom {
            try connection.run("UPDATE sessions SET goal_count = goal_count + 1 WHERE id = ?", sessionID)
        }
    }

    /// Stores the event's own row; its session does not know of it.
    func insertRow(
        _ goal: Goal, websiteID: Int64, visitorID: Int64, sessionID: Int64, time: Instant, page: Int64?
    ) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO goals (id, object_id, website_id, visitor_id, session_id, time, name, description, properties,
                is_server, is_custom, page_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, nextArrival(), goal.objectID, websiteID, visitorID, sessionID, time.milliseconds, goal.name,
            goal.description,
            goal.properties, goal.isServer, goal.isCustom, page)
    }

    private func condition(of selection: GoalSelection) -> (sql: String, values: [SQLiteValue]) {
        var sql = "website_id = ?"
        var values: [SQLiteValue] = [.integer(selection.websiteID)]
        if let visitor = selection.visitor {
            sql += " AND visitor_id = (SELECT id FROM visitors WHERE website_id = ? AND uuid = ?)"
            values += [.integer(selection.websiteID), .blob(visitor.bytes)]
        }
        if let name = selection.name {
            sql += " AND name = ?"
            values.append(.text(name))
        }
        if let range = selection.range {
            sql += " AND time BETWEEN ? AND ?"
            values += [.integer(range.lowerBound.milliseconds), .integer(range.upperBound.milliseconds)]
        }
        return (sql, values)
    }
}
