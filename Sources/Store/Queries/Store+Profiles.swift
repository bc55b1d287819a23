import CivilTime
import SQLite

/// Profiles of identified visitors.
///
/// Source: website API, section 10.
extension Store {
    /// Links a visitor to the profile of (website, `userID`), which is made with `objectID` or replaced.
    ///
    /// - Returns: the profile's object id and whether it is new.
    package func identify(
        userID: String, metadata: String, websiteID: Int64, visitorID: Int64, time: Instant, objectID: String
    ) throws(SQLiteError) -> (profileID: String, isNew: Bool) {
        try transaction { () throws(SQLiteError) in
            let known = try connection.first(
                "SELECT id, object_id FROM profiles WHERE website_id = ? AND user_id = ?", websiteID, userID
            ) { row in (key: row.int64(0), objectID: row.text(1)) }
            let key: Int64
            if let known {
                key = known.key
                try connection.run(
                    "UPDATE profiles SET metadata = ?, identified_at = ? WHERE id = ?", metadata, time.milliseconds,
                    key)
            } else {
                try connection.run(
                    """
                    INSERT INTO profiles (object_id, website_id, user_id, metadata, identified_at)
                    VALUES (?, ?, ?, ?, ?)
                    """, objectID, websiteID, userID, metadata, time.milliseconds)
                key = try connection.lastInsertRowID
            }
            try connection.run("UPDATE visitors SET profile_id = ? WHERE id = ?", key, visitorID)
            return (known?.objectID ?? objectID, known == nil)
        }
    }
}
