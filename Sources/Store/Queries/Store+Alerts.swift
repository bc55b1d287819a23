import SQLite

/// Alerts and what they have sent.
///
/// Source: account API, section 9.
extension Store {
    /// A website's alerts, newest first.
    package func alerts(websiteID: Int64) throws(SQLiteError) -> [Alert] {
        try connection.all(
            "SELECT * FROM alerts WHERE website_id = ? ORDER BY created_at DESC, id DESC", websiteID, body: Self.alert)
    }

    package func alert(_ id: String, websiteID: Int64) throws(SQLiteError) -> Alert? {
        try connection.first(
            "SELECT * FROM alerts WHERE id = ? AND website_id = ?", id, websiteID, body: Self.alert)
    }

    package func countAlerts(websiteID: Int64) throws(SQLiteError) -> Int {
        try connection.first("SELECT count(*) FROM alerts WHERE website_id = ?", websiteID) { row in row.int(0) } ?? 0
    }

    package func insert(_ alert: Alert) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO alerts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", alert.id, alert.websiteID, alert.name,
            alert.goalName, alert.subject, alert.message, alert.isEnabled, alert.createdAt)
        alertedGoals = nil
    }

    /// Writes an alert anew, all but its website and its creation.
    package func update(_ alert: Alert) throws(SQLiteError) {
        try connection.run(
            "UPDATE alerts SET name = ?, goal_name = ?, subject = ?, message = ?, is_enabled = ? WHERE id = ?",
            alert.name, alert.goalName, alert.subject, alert.message, alert.isEnabled, alert.id)
        alertedGoals = nil
    }

    /// Removes an alert; its rows stay.
    package func deleteAlert(_ id: String) throws(SQLiteError) {
        try connection.run("DELETE FROM alerts WHERE id = ?", id)
        alertedGoals = nil
    }

    private static func alert(_ row: Row) -> Alert {
        Alert(
            id: row.text(0), websiteID: row.int64(1), name: row.text(2), goalName: row.text(3),
            subject: row.textOrNil(4), message: row.text(5), isEnabled: row.bool(6), createdAt: row.instant(7))
    }

    // MARK: Rows

    /// Whether an enabled alert of the website watches the goal. Costs no query but the first.
    package func isAlerted(goal name: String, websiteID: Int64) throws(SQLiteError) -> Bool {
        if alertedGoals == nil {
            var goals: [Int64: Set<String>] = [:]
            try connection.query("SELECT website_id, goal_name FROM alerts WHERE is_enabled") { row in
                goals[row.int64(0), default: []].insert(row.text(1))
            }
            alertedGoals = goals
        }
        return alertedGoals?[websiteID]?.contains(name) ?? false
    }

    package func insert(_ log: AlertLog) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO alert_logs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", log.websiteID, log.alertID, log.alertName,
            log.goalName, log.isSent, log.error, log.visitor, log.triggeredAt)
    }

    /// Rows of a website, or of one of its alerts; newest first.
    package func alertLogs(websiteID: Int64, alertID: String?, limit: Int) throws(SQLiteError) -> [AlertLog] {
        guard let alertID else {
            return try connection.all(
                "SELECT * FROM alert_logs WHERE website_id = ? ORDER BY triggered_at DESC, id DESC LIMIT ?", websiteID,
                limit, body: Self.alertLog)
        }
        return try connection.all(
            """
            SELECT * FROM alert_logs WHERE website_id = ? AND alert_id = ? ORDER BY triggered_at DESC, id DESC LIMIT ?
            """, websiteID, alertID, limit, body: Self.alertLog)
    }

    /// How many rows of a website, or of one of its alerts, were sent and how many failed.
    package func countAlertLogs(
        websiteID: Int64, alertID: String?
    ) throws(SQLiteError) -> (sent: Int, failed: Int) {
        let count: (Row) -> (sent: Int, failed: Int) = { row in (row.int(0), row.int(1) - row.int(0)) }
        guard let alertID else {
            return try connection.first(
                "SELECT sum(is_sent), count(*) FROM alert_logs WHERE website_id = ?", websiteID, body: count) ?? (0, 0)
        }
        return try connection.first(
            "SELECT sum(is_sent), count(*) FROM alert_logs WHERE website_id = ? AND alert_id = ?", websiteID, alertID,
            body: count) ?? (0, 0)
    }

    private static func alertLog(_ row: Row) -> AlertLog {
        AlertLog(
            websiteID: row.int64(1), alertID: row.text(2), alertName: row.text(3), goalName: row.text(4),
            isSent: row.bool(5), error: row.textOrNil(6), visitor: row.isNull(7) ? nil : VisitorID(row, 7),
            triggeredAt: row.instant(8))
    }
}
