import CivilTime
import SQLite

/// Writing what the buffer holds.
///
/// A visitor's row and that of its latest session tell of the visitor's pageviews up to the one that the visitor's row names
/// as the latest, and may tell of later ones only when the buffer is emptied. What the rows of pageviews do not say
/// (a session's client, its ad clicks) is written with a session's first pageview.
extension Store {
    /// Writes the rows of the pageviews that wait; whether rows of their visitors do not tell of them yet.
    @discardableResult
    func writePageviews() throws(SQLiteError) -> Bool {
        guard !buffer.waiting.isEmpty else { return false }
        var index = 0
        var begun: [Int] = []
        var key = try database.first("SELECT max(id) FROM pageviews") { row in row.int64(0) } ?? 0
        for insertion in Self.insertions {
            while buffer.waiting.count - index >= insertion.rows {
                var values: [Int64?] = []
                values.reserveCapacity(insertion.rows * Self.valuesOfRow)
                for pageview in buffer.waiting[index..<index + insertion.rows] {
                    key += 1
                    try appendRow(of: pageview, to: &values, &begun)
                    buffer.visitors[pageview.visitor].latestPageviewID = key
                }
                try database.query(generated: insertion.sql, each: values) { _ in }
                // Each pageview names the one before: the keys must be those that they were told.
                guard database.lastInsertRowID == key else {
                    throw SQLiteError(.full, message: "no keys are left for pageviews")
                }
                index += insertion.rows
            }
        }
        for visitor in begun { try update(visitor) }
        let areRowsBehind = buffer.waiting.contains { buffer.visitors[$0.visitor].uncountedPageviews > 0 }
        buffer.waiting.removeAll(keepingCapacity: true)
        return areRowsBehind
    }

    /// The statements that write many pageviews, fewer and one: one for many takes half the time that as many would.
    private static let insertions = [32, 16, 8, 4, 2, 1].map { (rows: $0, sql: insertion(rows: $0)) }
    private static let valuesOfRow = 11

    /// The key is left to SQLite, which appends the row then; one that it is given it would have to look up. What was written before a
    /// failure is not taken back by the statement, which would have to keep what it changes, but by the transaction.
    private static func insertion(rows: Int) -> String {
        """
        INSERT OR FAIL INTO pageviews (website_id, visitor_id, session_id, previous_id, time, page_id, acquisition_id, place_id,
            system_id, viewport_width, viewport_height)
        VALUES \(repeatElement("(?,?,?,?,?,?,?,?,?,?,?)", count: rows).joined(separator: ","))
        """
    }

    /// Appends what a pageview's row holds but for its key. The rows of a new visitor and a new session are written before.
    ///
    /// - Parameter begun: gets the visitor whose session begins.
    private func appendRow(
        of pageview: PageviewBuffer.Pageview, to values: inout [Int64?], _ begun: inout [Int]
    ) throws(SQLiteError) {
        let place = pageview.visitor
        let websiteID = buffer.visitors[place].websiteID
        if buffer.visitors[place].session.entry != nil { begun.append(place) }
        let visitorID = if let id = buffer.visitors[place].id { id } else { try insertVisitor(place) }
        let sessionID =
            if let id = buffer.visitors[place].session.id { id } else { try insertSession(of: visitorID, place) }
        values.append(websiteID)
        values.append(visitorID)
        values.append(sessionID)
        values.append(buffer.visitors[place].latestPageviewID)
        values.append(pageview.time.milliseconds)
        values.append(pageview.keys.page)
        values.append(pageview.keys.acquisition)
        values.append(pageview.keys.place)
        values.append(pageview.keys.system)
        values.append(pageview.viewport.map { Int64($0.width) })
        values.append(pageview.viewport.map { Int64($0.height) })
    }

    private func insertVisitor(_ place: Int) throws(SQLiteError) -> Int64 {
        let visitor = buffer.visitors[place]
        try database.run("INSERT INTO visitors (website_id, uuid) VALUES (?, ?)", visitor.websiteID, visitor.uuid)
        let id = database.lastInsertRowID
        buffer.visitors[place].id = id
        return id
    }

    private func insertSession(of visitorID: Int64, _ place: Int) throws(SQLiteError) -> Int64 {
        let session = buffer.visitors[place].session
        let views = session.views.prefix(Trail.capacity * Trail.entrySize)
        let count = views.count / Trail.entrySize
        try database.run(
            """
            INSERT INTO sessions (website_id, visitor_id, client_id, started_at, last_at, first_visit_at, pageview_count,
                page_id, acquisition_id, place_id, system_id, ad_click_ids, trail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, buffer.visitors[place].websiteID, visitorID, session.clientID, session.startedAt, session.lastAt,
            session.firstVisitAt, count, session.entry?.keys.page, session.entry?.keys.acquisition,
            session.entry?.keys.place, session.entry?.keys.system, session.entry?.adClickIDs, Array(views))
        let id = database.lastInsertRowID
        try extend(session, id: id, after: count, by: session.views.dropFirst(views.count))
        buffer.visitors[place].session.id = id
        buffer.visitors[place].session.settle()
        return id
    }

    /// Has the rows of a visitor and its session tell of the pageviews that were written.
    func update(_ place: Int) throws(SQLiteError) {
        let visitor = buffer.visitors[place]
        guard visitor.uncountedPageviews > 0 else { return }
        if visitor.session.uncountedPageviews > 0 {
            try update(visitor.session)
            buffer.visitors[place].session.settle()
        }
        try database.run(
            """
            UPDATE visitors SET latest_session_id = ?, latest_pageview_id = ?, pageview_count = pageview_count + ?,
                session_count = session_count + ?, first_session_id = coalesce(first_session_id, ?)
            WHERE id = ?
            """, visitor.session.id, visitor.latestPageviewID, visitor.uncountedPageviews, visitor.isSessionUncounted,
            visitor.session.id, visitor.id)
        buffer.visitors[place].uncountedPageviews = 0
        buffer.visitors[place].isSessionUncounted = false
    }

    private func update(_ session: PageviewBuffer.Session) throws(SQLiteError) {
        guard let id = session.id else { return }
        if let (keys, adClickIDs) = session.entry {
            try database.run(
                """
                UPDATE sessions SET page_id = ?, acquisition_id = ?, place_id = ?, system_id = ?, ad_click_ids = ?,
                    trail = x'', first_visit_at = coalesce(first_visit_at, started_at)
                WHERE id = ?
                """, keys.page, keys.acquisition, keys.place, keys.system, adClickIDs, id)
        }
        try extend(
            session, id: id, after: session.pageviewCount - session.uncountedPageviews, by: session.views[...])
    }

    /// Adds to the trail of a session's row, which counts so many pageviews, and to all that goes with it.
    private func extend(
        _ session: PageviewBuffer.Session, id: Int64, after count: Int, by views: ArraySlice<UInt8>
    ) throws(SQLiteError) {
        var (count, views) = (count, views)
        while !views.isEmpty {
            let (part, used) = count.quotientAndRemainder(dividingBy: Trail.capacity)
            let isFull = count > 0 && used == 0
            if isFull {
                try database.run("INSERT INTO trails SELECT id, ?, trail FROM sessions WHERE id = ?", part, id)
            }
            let added = views.prefix((Trail.capacity - used) * Trail.entrySize)
            try database.run(
                """
                UPDATE sessions SET started_at = min(started_at, ?), last_at = max(last_at, ?),
                    pageview_count = pageview_count + ?, trail = CAST(iif(?, x'', trail) || ? AS BLOB)
                WHERE id = ?
                """, session.startedAt, session.lastAt, added.count / Trail.entrySize, isFull, Array(added), id)
            count += added.count / Trail.entrySize
            views = views.dropFirst(added.count)
        }
    }
}
