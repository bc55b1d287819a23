import CivilTime
import SQLite

/// Pageviews, which make visitors and sessions.
///
/// Source: tracking, section 2.2.
extension Store {
    /// Records a pageview. It may wait in the buffer: in a file it is there for good when ``settle()`` returns.
    package func recordPageview(_ visit: Visit) throws(SQLiteError) {
        if mayBeBehind { try catchUp() }
        try take(visit)
    }

    /// Whether there are pageviews that would not outlive the process, as they must.
    package var isUnsettled: Bool { isDurable && !buffer.waiting.isEmpty && !database.isInTransaction }

    /// Has the file hold every pageview that was recorded. For many it takes little longer than for one.
    package func settle() throws(SQLiteError) {
        guard isUnsettled else { return }
        try together { () throws(SQLiteError) in try writeWaiting() }
    }

    /// Writes everything that the buffer holds, all or, if that fails, nothing.
    func flush() throws(SQLiteError) {
        guard !buffer.changed.isEmpty else { return }
        try together { () throws(SQLiteError) in
            try writePageviews()
            for visitor in buffer.changed { try update(visitor) }
            buffer.settle()
            try noteThatRowsAreBehind(false)
        }
    }

    /// Runs `body` so that all it writes is kept, or nothing. In the latter case what the buffer knew is lost: what of it the rows
    /// of pageviews tell is read from these before anything else is done.
    private func together(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
        let areAnyAtStake = isUnsettled
        do throws(SQLiteError) {
            try database.transaction(body)
        } catch {
            if areAnyAtStake { losses += 1 }
            forgetCaches()
            mayBeBehind = true
            throw error
        }
    }

    /// Writes the rows of the pageviews that wait; a file that is read again without those that follow is told so.
    private func writeWaiting() throws(SQLiteError) {
        if try writePageviews(), isDurable { try noteThatRowsAreBehind(true) }
    }

    private func take(_ visit: Visit) throws(SQLiteError) {
        if buffer.isFull { try together { () throws(SQLiteError) in try writeWaiting() } }
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
        try together { () throws(SQLiteError) in
            try writeWaiting()
            try update(place)
        }
        if !isContinued { buffer.replace(place, by: try visitor(of: visit)) }
        return place
    }

    private func makeRoom() throws(SQLiteError) {
        guard let superfluous = buffer.superfluous else { return }
        try together { () throws(SQLiteError) in
            try writeWaiting()
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
}
