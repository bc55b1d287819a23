import CivilTime
import SQLite

/// Who is there now.
///
/// Source: website API, section 3.4.
extension Store {
    /// How many visitors have a pageview in a short window: the pageviews in it are read, nothing else.
    package func countVisitors(websiteID: Int64, seenIn window: ClosedRange<Instant>) throws(SQLiteError) -> Int {
        try connection.first(
            """
            SELECT count(DISTINCT w.visitor_id) FROM pageviews w CROSS JOIN visitors v ON v.id = w.visitor_id
            WHERE w.website_id = ? AND w.time BETWEEN ? AND ? AND v.is_bot = 0
            """, websiteID, window.lowerBound, window.upperBound
        ) { row in row.int(0) } ?? 0
    }
}
