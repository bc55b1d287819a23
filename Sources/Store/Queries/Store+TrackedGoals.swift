import SQLite

/// Which goals a website has, and how they are shown.
///
/// Source: account API, sections 6 and 7.
extension Store {
    /// A goal with all its completions.
    package struct TrackedGoal: Sendable, Equatable {
        package var name: String
        package var completions: Int
        /// Distinct ones among the completions that have one.
        package var visitors: Int
    }

    /// All goals that were ever completed, the most frequent first.
    package func trackedGoals(websiteID: Int64) throws(SQLiteError) -> [TrackedGoal] {
        try connection.all(
            """
            SELECT name, count(*) AS completions, count(DISTINCT visitor_id) FROM (
                SELECT name, visitor_id FROM goals
                WHERE website_id = ?1 AND (is_custom OR name IN ('payment', 'free_trial'))
                    AND visitor_id NOT IN (SELECT id FROM visitors WHERE website_id = ?1 AND is_bot = 1)
                    AND session_id NOT IN (SELECT id FROM sessions WHERE website_id = ?1 AND pageview_count = 0)
                UNION ALL
                SELECT iif(m.kind = 'trial', 'free_trial', 'payment'), m.visitor_id
                FROM payments m LEFT JOIN visitors v ON v.id = m.visitor_id
                WHERE m.website_id = ?1 AND m.kind <> 'refund' AND v.is_bot IS NOT 1)
            GROUP BY name ORDER BY completions DESC, name
            """, websiteID
        ) { row in TrackedGoal(name: row.text(0), completions: row.int(1), visitors: row.int(2)) }
    }

    /// Whether ``trackedGoals(websiteID:)`` has this goal.
    package func isTracked(goal name: String, websiteID: Int64) throws(SQLiteError) -> Bool {
        try trackedGoals(websiteID: websiteID).contains { $0.name == name }
    }

    /// How many visitors a website has ever had.
    package func countVisitors(websiteID: Int64) throws(SQLiteError) -> Int {
        try connection.first(
            "SELECT count(*) FROM visitors WHERE website_id = ? AND is_bot = 0 AND pageview_count > 0", websiteID
        ) { row in row.int(0) } ?? 0
    }

    /// How a website's goals are shown, by the goals' names.
    package func goalCustomizations(websiteID: Int64) throws(SQLiteError) -> [GoalCustomization] {
        try connection.all(
            "SELECT * FROM goal_customizations WHERE website_id = ? ORDER BY goal_name", websiteID,
            body: Self.customization)
    }

    package func goalCustomization(_ goalName: String, websiteID: Int64) throws(SQLiteError) -> GoalCustomization? {
        try connection.first(
            "SELECT * FROM goal_customizations WHERE website_id = ? AND goal_name = ?", websiteID, goalName,
            body: Self.customization)
    }

    /// Keeps how a goal is shown; what customizes nothing is not kept.
    package func save(_ customization: GoalCustomization) throws(SQLiteError) {
        if customization.isEmpty {
            try deleteGoalCustomization(customization.goalName, websiteID: customization.websiteID)
            return
        }
        try connection.run(
            "INSERT OR REPLACE INTO goal_customizations VALUES (?, ?, ?, ?, ?, ?)", customization.websiteID,
            customization.goalName, customization.displayName, customization.color, customization.description,
            customization.updatedAt)
    }

    /// Forgets how a goal is shown; whether anything was there to forget.
    @discardableResult
    package func deleteGoalCustomization(_ goalName: String, websiteID: Int64) throws(SQLiteError) -> Bool {
        try connection.run(
            "DELETE FROM goal_customizations WHERE website_id = ? AND goal_name = ?", websiteID, goalName) > 0
    }

    private static func customization(_ row: Row) -> GoalCustomization {
        GoalCustomization(
            websiteID: row.int64(0), goalName: row.text(1), displayName: row.textOrNil(2), color: row.textOrNil(3),
            description: row.textOrNil(4), updatedAt: row.instant(5))
    }
}
