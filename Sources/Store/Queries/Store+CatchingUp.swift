import CivilTime
import SQLite

/// What a process leaves behind that ends without writing all it knows: pageviews of which the rows of visitors and sessions
/// do not tell. A file says so itself, so that whoever opens it next makes up for it.
extension Store {
    /// Notes in the database whether there are pageviews of which not all rows tell.
    func noteThatRowsAreBehind(_ areBehind: Bool) throws(SQLiteError) {
        guard try areBehind != areRowsBehind() else { return }
        if areBehind {
            try database.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('rows_are_behind', 1)")
        } else {
            try database.run("DELETE FROM meta WHERE key = 'rows_are_behind'")
        }
        saysRowsAreBehind = areBehind
    }

    /// Whether the database says so.
    func areRowsBehind() throws(SQLiteError) -> Bool {
        if let saysRowsAreBehind { return saysRowsAreBehind }
        let areBehind = try database.first("SELECT 1 FROM meta WHERE key = 'rows_are_behind'") { _ in true } ?? false
        saysRowsAreBehind = areBehind
        return areBehind
    }

    /// Has the rows of visitors and sessions tell of all pageviews. To be called while the buffer is empty.
    func catchUp() throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            defer { buffer.removeAll() }
            var places: [Int64: Int] = [:]
            try database.query(
                """
                SELECT p.id, p.visitor_id, p.session_id, p.time, p.page_id, p.acquisition_id, p.place_id, p.system_id
                FROM pageviews p CROSS JOIN visitors v ON v.id = p.visitor_id
                WHERE p.id > coalesce(v.latest_pageview_id, 0) ORDER BY p.id
                """
            ) { (row) throws(SQLiteError) in
                let keys = PageviewBuffer.Keys(
                    page: row.int64(4), acquisition: row.int64(5), place: row.int64(6), system: row.int64(7))
                let place: Int
                if let known = places[row.int64(1)] {
                    place = known
                } else {
                    guard let visitor = try visitor(key: row.int64(1), session: row.int64(2)) else { return }
                    place = buffer.visitors.count
                    buffer.visitors.append(visitor)
                    places[row.int64(1)] = place
                }
                buffer.visitors[place].append(time: row.instant(3), keys: keys, adClickIDs: nil)
                buffer.visitors[place].latestPageviewID = row.int64(0)
            }
            for place in buffer.visitors.indices { try update(place) }
            try noteThatRowsAreBehind(false)
        }
        mayBeBehind = false
    }

    /// A visitor with a session, as their rows have them.
    private func visitor(key: Int64, session: Int64) throws(SQLiteError) -> PageviewBuffer.Visitor? {
        try database.first(
            """
            SELECT v.website_id, v.uuid, s.started_at, s.last_at, s.pageview_count
            FROM visitors v JOIN sessions s ON s.id = ? WHERE v.id = ?
            """, session, key
        ) { row in
            PageviewBuffer.Visitor(
                websiteID: row.int64(0), uuid: VisitorID(row, 1), id: key,
                session: PageviewBuffer.Session(
                    id: session, clientID: nil, startedAt: row.instant(2), lastAt: row.instant(3), firstVisitAt: nil,
                    pageviewCount: row.int(4)))
        }
    }
}
