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

    /// Writes everything that the buffer holds, all or, if that fails, nothing.
    func flush() throws(SQLiteError) {
        guard !buffer.changed.isEmpty else { return }
        try writeTogether { () throws(SQLiteError) in
            for visitor in buffer.changed { try update(visitor) }
            buffer.settle()
        }
    }

    /// Writes the pageviews that wait, and what `more` does.
    private func writeTogether(_ more: () throws(SQLiteError) -> Void = {}) throws(SQLiteError) {
        do throws(SQLiteError) {
            try database.transaction { () throws(SQLiteError) in
                try writePageviews()
                try more()
            }
        } catch {
            forgetCaches()
            throw error
        }
    }

    private func take(_ visit: Visit) throws(SQLiteError) {
        if buffer.isFull { try writeTogether() }
        let keys = PageviewBuffer.Keys(
            page: try pageKey(visit.page), acquisition: try acquisitionKey(visit.acquisition),
            place: try placeKey(visit.place), system: try systemKey(visit.system))
        buffer.append(visit, keys: keys, visitor: try place(of: visit))
    }

    /// Where the buffer knows the visitor, with the session that the visit belongs to and few views to be written.
    private func place(of visit: Visit) throws(SQLiteError) -> Int {
        guard let place = buffer.place(of: visit) else {
            try makeRoom()
            return buffer.insert(try visitor(of: visit))
        }
        let isContinued = buffer.visitors[place].session.isContinued(by: visit)
        if isContinued, !buffer.visitors[place].session.isLong { return place }
        try writeTogether { () throws(SQLiteError) in try update(place) }
        if !isContinued { buffer.replace(place, by: try visitor(of: visit)) }
        return place
    }

    private func makeRoom() throws(SQLiteError) {
        guard let superfluous = buffer.superfluous else { return }
        try writeTogether { () throws(SQLiteError) in
            for visitor in superfluous { try update(visitor) }
        }
        buffer.forget(superfluous)
    }

    /// What the rows say of the visitor, with the session that the visit belongs to.
    private func visitor(of visit: Visit) throws(SQLiteError) -> PageviewBuffer.Visitor {
        let known = try visitor(visit.visitor, websiteID: visit.websiteID, in: database)
        if known?.firstSessionID == nil { countArrival(of: known, visit: visit) }
        return PageviewBuffer.Visitor(
            websiteID: visit.websiteID, uuid: visit.visitor, id: known?.id,
            latestPageviewID: known?.latestPageviewID, session: Self.session(of: known, for: visit))
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

    private func writePageviews() throws(SQLiteError) {
        var index = 0
        if buffer.waiting.count >= Self.rowsAtOnce {
            var key = try database.first("SELECT max(id) FROM pageviews") { row in row.int64(0) } ?? 0
            while buffer.waiting.count - index >= Self.rowsAtOnce {
                var values: [SQLiteValue] = []
                values.reserveCapacity(Self.rowsAtOnce * 12)
                for pageview in buffer.waiting[index..<index + Self.rowsAtOnce] {
                    key += 1
                    values.append(.integer(key))
                    try appendRow(of: pageview, to: &values)
                    buffer.visitors[pageview.visitor].latestPageviewID = key
                }
                try database.run(generated: Self.insertionOfMany, values)
                index += Self.rowsAtOnce
            }
        }
        for index in index..<buffer.waiting.count {
            let pageview = buffer.waiting[index]
            var values: [SQLiteValue] = [.null]
            try appendRow(of: pageview, to: &values)
            try database.run(generated: Self.insertionOfOne, values)
            buffer.visitors[pageview.visitor].latestPageviewID = database.lastInsertRowID
        }
        buffer.waiting.removeAll(keepingCapacity: true)
    }

    /// So many pageviews are written with one statement, which takes half the time that as many would.
    private static let rowsAtOnce = 32
    private static let insertionOfOne = insertion(rows: 1)
    private static let insertionOfMany = insertion(rows: rowsAtOnce)

    private static func insertion(rows: Int) -> String {
        """
        INSERT INTO pageviews (id, website_id, visitor_id, session_id, previous_id, time, page_id, acquisition_id,
            place_id, system_id, viewport_width, viewport_height)
        VALUES \(repeatElement("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", count: rows).joined(separator: ", "))
        """
    }

    /// Appends what a pageview's row holds but for its key. The rows of a new visitor and a new session are written before.
    private func appendRow(of pageview: PageviewBuffer.Pageview, to values: inout [SQLiteValue]) throws(SQLiteError) {
        let place = pageview.visitor
        let websiteID = buffer.visitors[place].websiteID
        let visitorID = if let id = buffer.visitors[place].id { id } else { try insertVisitor(place) }
        let sessionID =
            if let id = buffer.visitors[place].session.id { id } else { try insertSession(of: visitorID, place) }
        values.append(.integer(websiteID))
        values.append(.integer(visitorID))
        values.append(.integer(sessionID))
        values.append(SQLiteValue(buffer.visitors[place].latestPageviewID))
        values.append(.integer(pageview.time.milliseconds))
        values.append(.integer(pageview.keys.page))
        values.append(.integer(pageview.keys.acquisition))
        values.append(.integer(pageview.keys.place))
        values.append(.integer(pageview.keys.system))
        values.append(SQLiteValue(pageview.viewport.map { Int64($0.width) }))
        values.append(SQLiteValue(pageview.viewport.map { Int64($0.height) }))
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
    private func update(_ place: Int) throws(SQLiteError) {
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

extension SQLiteValue {
    fileprivate init(_ number: Int64?) {
        self = number.map(SQLiteValue.integer) ?? .null
    }
}
