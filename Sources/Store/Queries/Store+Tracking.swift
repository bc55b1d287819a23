import CivilTime
import SQLite

/// Events from browsers: they make visitors and sessions.
///
/// Source: tracking, section 2.2.
extension Store {
    /// The visitor with this id on a website, whether seen by people or flagged as a bot; nil when there is no row.
    package func visitor(_ uuid: VisitorID, websiteID: Int64) throws(SQLiteError) -> KnownVisitor? {
        try visitor(uuid, websiteID: websiteID, in: connection)
    }

    func visitor(_ uuid: VisitorID, websiteID: Int64, in database: Connection) throws(SQLiteError) -> KnownVisitor? {
        try database.first(
            """
            SELECT v.id, v.is_bot, v.profile_id, v.first_session_id, v.latest_session_id, v.latest_pageview_id,
                v.session_count, v.pageview_count, s.client_id, s.last_at, s.pageview_count,
                s.first_visit_at
            FROM visitors v LEFT JOIN sessions s ON s.id = v.latest_session_id
            WHERE v.website_id = ? AND v.uuid = ?
            """, websiteID, uuid
        ) { row in
            KnownVisitor(
                id: row.int64(0), isBot: row.bool(1), profileID: row.int64OrNil(2), firstSessionID: row.int64OrNil(3),
                latestSessionID: row.int64OrNil(4), latestPageviewID: row.int64OrNil(5), sessionCount: row.int(6),
                pageviewCount: row.int(7), latestClientSessionID: row.textOrNil(8),
                latestSessionLastAt: row.instant(9), latestSessionPageviewCount: row.int(10),
                firstVisitAt: row.instantOrNil(11))
        }
    }

    /// The id of the visitor whose row has this key.
    package func visitorID(key: Int64) throws(SQLiteError) -> VisitorID? {
        try connection.first("SELECT uuid FROM visitors WHERE id = ?", key) { row in VisitorID(row, 0) }
    }

    /// Stores a goal completed in a browser, unless it is a bot's; whether it was stored.
    @discardableResult
    package func recordGoal(_ goal: Goal, at visit: Visit) throws(SQLiteError) -> Bool {
        try transaction { () throws(SQLiteError) in
            guard let (visitor, session) = try touch(visit) else { return false }
            try insert(
                goal, websiteID: visit.websiteID, visitorID: visitor.id, sessionID: session, time: visit.time,
                page: try pageKey(visit.page))
            return true
        }
    }

    /// Stores a click on a link to another website, unless it is a bot's.
    package func recordExitClick(url: String, text: String?, at visit: Visit) throws(SQLiteError) {
        try transaction { () throws(SQLiteError) in
            guard let (visitor, session) = try touch(visit) else { return }
            try insertExitClick(
                url: url, text: text, websiteID: visit.websiteID, visitorID: visitor.id, sessionID: session,
                time: visit.time)
        }
    }

    func insertExitClick(
        url: String, text: String?, websiteID: Int64, visitorID: Int64, sessionID: Int64, time: Instant
    ) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO exit_clicks (website_id, visitor_id, session_id, time, url, text) VALUES (?, ?, ?, ?, ?, ?)",
            websiteID, visitorID, sessionID, time, url, text)
    }

    /// Stores that a browser event came, of a kind that leaves no row of its own in the session; answers who sent it, as
    /// known before, or nil for a bot.
    @discardableResult
    package func recordPresence(_ visit: Visit) throws(SQLiteError) -> KnownVisitor? {
        try transaction { () throws(SQLiteError) in try touch(visit)?.visitor }
    }

    /// Flags a visitor as a bot for good: its rows stay but count nowhere.
    package func flagBot(_ uuid: VisitorID, websiteID: Int64) throws(SQLiteError) {
        guard let known = try visitor(uuid, websiteID: websiteID) else {
            try connection.run("INSERT INTO visitors (website_id, uuid, is_bot) VALUES (?, ?, 1)", websiteID, uuid)
            return
        }
        guard !known.isBot else { return }
        try connection.run("UPDATE visitors SET is_bot = 1 WHERE id = ?", known.id)
        if known.pageviewCount > 0 { audiences[websiteID] = nil }
    }

    /// Lets the visitor's session go on, or begin; nil for a bot, of which nothing would count.
    private func touch(_ visit: Visit) throws(SQLiteError) -> (visitor: KnownVisitor, session: Int64)? {
        let visitor = try visitorForEvent(visit)
        guard !visitor.isBot else { return nil }
        let session = try session(for: visit, of: visitor)
        if session == visitor.latestSessionID {
            try connection.run(
                "UPDATE sessions SET started_at = min(started_at, ?), last_at = max(last_at, ?) WHERE id = ?",
                visit.time, visit.time, session)
        } else {
            try connection.run("UPDATE visitors SET latest_session_id = ? WHERE id = ?", session, visitor.id)
        }
        return (visitor, session)
    }

    private func visitorForEvent(_ visit: Visit) throws(SQLiteError) -> KnownVisitor {
        if let known = try visitor(visit.visitor, websiteID: visit.websiteID) { return known }
        try connection.run(
            "INSERT INTO visitors (website_id, uuid) VALUES (?, ?)", visit.websiteID, visit.visitor)
        return KnownVisitor(
            id: try connection.lastInsertRowID, isBot: false, profileID: nil, firstSessionID: nil, latestSessionID: nil,
            latestPageviewID: nil, sessionCount: 0, pageviewCount: 0, latestClientSessionID: nil,
            latestSessionLastAt: visit.time, latestSessionPageviewCount: 0, firstVisitAt: nil)
    }

    private func session(for visit: Visit, of visitor: KnownVisitor) throws(SQLiteError) -> Int64 {
        if let latest = visitor.latestSessionID, visitor.isSessionContinued(by: visit) { return latest }
        try connection.run(
            """
            INSERT INTO sessions (website_id, visitor_id, client_id, started_at, last_at, first_visit_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """, visit.websiteID, visitor.id, visit.clientSessionID, visit.time, visit.time, visitor.firstVisitAt)
        return try connection.lastInsertRowID
    }
}
