import CivilTime
import SQLite

/// Pageviews, which make visitors and sessions.
///
/// Source: tracking, section 2.2.
extension Store {
    /// Records a pageview. In a file it is there for good when this returns; in memory it may wait in the buffer.
    package func recordPageview(_ visit: Visit) throws(SQLiteError) {
        guard isDurable, !database.isInTransaction else { return try take(visit) }
        do throws(SQLiteError) {
            try database.transaction { () throws(SQLiteError) in
                try take(visit)
                try flush()
            }
        } catch {
            forgetCaches()
            throw error
        }
    }

    /// Writes the pageviews that wait, all or, if that fails, none.
    func flush() throws(SQLiteError) {
        guard !buffer.waiting.isEmpty else { return }
        do throws(SQLiteError) {
            try database.transaction { () throws(SQLiteError) in
                for pageview in buffer.waiting { try write(pageview) }
                for visitor in buffer.changed { try update(buffer.visitors[visitor]) }
            }
            buffer.settle()
        } catch {
            forgetCaches()
            throw error
        }
    }

    private func take(_ visit: Visit) throws(SQLiteError) {
        if buffer.isFull { try flush() }
        let keys = PageviewBuffer.Keys(
            page: try pageKey(visit.page), acquisition: try acquisitionKey(visit.acquisition),
            place: try placeKey(visit.place), system: try systemKey(visit.system))
        let known = buffer.place(of: visit)
        if let known, buffer.visitors[known].session.isContinued(by: visit) {
            if buffer.visitors[known].session.isTrailFull { try flush() }
            buffer.append(visit, keys: keys, visitor: known)
        } else {
            // A visitor's sessions are written one after the other.
            if known != nil { try flush() }
            buffer.append(visit, keys: keys, visitor: try insertVisitor(of: visit))
        }
    }

    /// Has the buffer know the visitor, with the session that the visit belongs to.
    private func insertVisitor(of visit: Visit) throws(SQLiteError) -> Int {
        if buffer.visitors.count >= PageviewBuffer.visitorCapacity {
            try flush()
            buffer.removeAll()
        }
        let known = try visitor(visit.visitor, websiteID: visit.websiteID, in: database)
        if known?.firstSessionID == nil { countArrival(of: known, visit: visit) }
        return buffer.insert(
            PageviewBuffer.Visitor(
                websiteID: visit.websiteID, uuid: visit.visitor, id: known?.id,
                latestPageviewID: known?.latestPageviewID, session: Self.session(of: known, for: visit)))
    }

    private static func session(of known: KnownVisitor?, for visit: Visit) -> PageviewBuffer.Session {
        guard let known, let latest = known.latestSessionID, known.isSessionContinued(by: visit) else {
            return PageviewBuffer.Session(
                clientID: visit.clientSessionID, startedAt: visit.time, lastAt: visit.time,
                firstVisitAt: known?.firstVisitAt ?? visit.time, pageviewCount: 0)
        }
        return PageviewBuffer.Session(
            id: latest, clientID: known.latestClientSessionID, startedAt: visit.time,
            lastAt: known.latestSessionLastAt, firstVisitAt: known.firstVisitAt,
            pageviewCount: known.latestSessionPageviewCount)
    }

    // MARK: Writing

    /// Writes a pageview's row, with the rows of a new visitor and a new session before it.
    private func write(_ pageview: PageviewBuffer.Pageview) throws(SQLiteError) {
        let visitor = buffer.visitors[pageview.visitor]
        let visitorID = if let id = visitor.id { id } else { try insert(visitor, at: pageview.visitor) }
        let sessionID =
            if let id = visitor.session.id { id } else {
                try insert(visitor.session, of: visitorID, websiteID: visitor.websiteID, at: pageview.visitor)
            }
        try database.run(
            """
            INSERT INTO pageviews (website_id, visitor_id, session_id, previous_id, time, page_id, acquisition_id,
                place_id, system_id, viewport_width, viewport_height)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, visitor.websiteID, visitorID, sessionID, visitor.latestPageviewID, pageview.time, pageview.keys.page,
            pageview.keys.acquisition, pageview.keys.place, pageview.keys.system, pageview.viewport?.width,
            pageview.viewport?.height)
        buffer.visitors[pageview.visitor].latestPageviewID = database.lastInsertRowID
    }

    private func insert(_ visitor: PageviewBuffer.Visitor, at index: Int) throws(SQLiteError) -> Int64 {
        try database.run("INSERT INTO visitors (website_id, uuid) VALUES (?, ?)", visitor.websiteID, visitor.uuid)
        let id = database.lastInsertRowID
        buffer.visitors[index].id = id
        return id
    }

    private func insert(
        _ session: PageviewBuffer.Session, of visitor: Int64, websiteID: Int64, at index: Int
    ) throws(SQLiteError) -> Int64 {
        try database.run(
            """
            INSERT INTO sessions (website_id, visitor_id, client_id, started_at, last_at, first_visit_at, pageview_count,
                page_id, acquisition_id, place_id, system_id, ad_click_ids, trail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, websiteID, visitor, session.clientID, session.startedAt, session.lastAt, session.firstVisitAt,
            session.pageviewCount, session.entry?.keys.page, session.entry?.keys.acquisition, session.entry?.keys.place,
            session.entry?.keys.system, session.entry?.adClickIDs, session.views)
        let id = database.lastInsertRowID
        buffer.visitors[index].session.id = id
        buffer.visitors[index].session.isInserted = true
        return id
    }

    /// Has the rows of a visitor and its session tell of the pageviews that were written.
    private func update(_ visitor: PageviewBuffer.Visitor) throws(SQLiteError) {
        let session = visitor.session
        if !session.isInserted { try update(session, by: visitor.waitingCount) }
        try database.run(
            """
            UPDATE visitors SET latest_session_id = ?, latest_pageview_id = ?, pageview_count = pageview_count + ?,
                session_count = session_count + ?, first_session_id = coalesce(first_session_id, ?)
            WHERE id = ?
            """, session.id, visitor.latestPageviewID, visitor.waitingCount, session.entry != nil, session.id,
            visitor.id)
    }

    private func update(_ session: PageviewBuffer.Session, by count: Int) throws(SQLiteError) {
        if let (keys, adClickIDs) = session.entry {
            try database.run(
                """
                UPDATE sessions SET started_at = min(started_at, ?), last_at = max(last_at, ?), pageview_count = ?,
                    page_id = ?, acquisition_id = ?, place_id = ?, system_id = ?, ad_click_ids = ?, trail = ?,
                    first_visit_at = coalesce(first_visit_at, started_at)
                WHERE id = ?
                """, session.startedAt, session.lastAt, count, keys.page, keys.acquisition, keys.place, keys.system,
                adClickIDs, session.views, session.id)
            return
        }
        let (part, rest) = (session.pageviewCount - count).quotientAndRemainder(dividingBy: Trail.capacity)
        let isFull = rest == 0
        if isFull {
            try database.run("INSERT INTO trails SELECT id, ?, trail FROM sessions WHERE id = ?", part, session.id)
        }
        try database.run(
            """
            UPDATE sessions SET started_at = min(started_at, ?), last_at = max(last_at, ?),
                pageview_count = pageview_count + ?, trail = CAST(iif(?, x'', trail) || ? AS BLOB)
            WHERE id = ?
            """, session.startedAt, session.lastAt, count, isFull, session.views, session.id)
    }
}
