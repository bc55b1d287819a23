import CivilTime
import SQLite

extension Store {
    /// Stores a batch: every row is as if each event had been recorded when it happened, one after the other.
    ///
    /// What becomes of visitors and sessions is worked out in memory, so that each row is written once.
    package func record(_ batch: TrafficBatch) throws(SQLiteError) {
        try transaction { () throws(SQLiteError) in
            audiences.removeAll()
            var writer = TrafficWriter(batch, in: self)
            try writer.write()
        }
    }
}

/// Writes a ``TrafficBatch``.
private struct TrafficWriter {
    private let batch: TrafficBatch
    private let store: Store
    private let connection: Connection
    private var visitors: [VisitorRow]
    private var sessions: [SessionRow]
    /// In the order of their keys.
    private var visitorOrder: [Int] = []
    private var sessionOrder: [Int] = []
    private var visitorKey: Int64 = 0
    private var sessionKey: Int64 = 0
    /// The keys of the batch's values; 0 of those that no row has named yet.
    private var pages: [Int64]
    private var acquisitions: [Int64]
    private var places: [Int64]
    private var systems: [Int64]

    private struct VisitorRow {
        /// 0 until the visitor comes.
        var key: Int64 = 0
        var firstSession: Int64 = 0
        var latestSession: Int64 = 0
        var latestPageview: Int64?
        var sessionCount = 0
        var pageviewCount = 0
        var firstVisitAt = Instant(milliseconds: 0)
    }

    private struct SessionRow {
        var key: Int64 = 0
        var pageviewCount = 0
        var goalCount = 0
        var startedAt = Instant(milliseconds: 0)
        var lastAt = Instant(milliseconds: 0)
        var acquisition: Int64 = 0
        var page: Int64 = 0
        var trail: [UInt8] = []
    }

    init(_ batch: TrafficBatch, in store: Store) {
        self.batch = batch
        self.store = store
        connection = store.database
        visitors = Array(repeating: VisitorRow(), count: batch.visitors.count)
        sessions = Array(repeating: SessionRow(), count: batch.sessions.count)
        pages = Array(repeating: 0, count: batch.pages.count)
        acquisitions = Array(repeating: 0, count: batch.acquisitions.count)
        places = Array(repeating: 0, count: batch.places.count)
        systems = Array(repeating: 0, count: batch.systems.count)
    }

    mutating func write() throws(SQLiteError) {
        visitorKey = try connection.first("SELECT coalesce(max(id), 0) FROM visitors") { $0.int64(0) } ?? 0
        sessionKey = try connection.first("SELECT coalesce(max(id), 0) FROM sessions") { $0.int64(0) } ?? 0
        // Sorting is stable: events of one moment stay in the order of the batch.
        let events = batch.events.sorted { $0.time < $1.time }
        for event in events { try write(event) }
        for session in sessionOrder { try writeSession(session) }
        for visitor in visitorOrder { try writeVisitor(visitor) }
        for event in events {
            guard case .identification(let index) = event.kind else { continue }
            try identify(batch.identities[Int(index)], event)
        }
    }

    private mutating func write(_ event: TrafficBatch.Event) throws(SQLiteError) {
        let session = Int(event.session)
        switch event.kind {
        case .pageview(let page, let acquisition):
            try writePageview(event, page: Int(page), acquisition: Int(acquisition))
        case .goal(let index):
            sessions[session].lastAt = event.time
            try writeGoal(batch.goals[Int(index)], event, session: sessions[session].key)
        case .serverGoal(let index):
            let visitor = Int(batch.sessions[session].visitor)
            try writeGoal(batch.goals[Int(index)], event, session: visitors[visitor].latestSession)
        case .exitClick(let index):
            sessions[session].lastAt = event.time
            let click = batch.exitClicks[Int(index)]
            let visitor = Int(batch.sessions[session].visitor)
            try store.insertExitClick(
                url: click.url, text: click.text, websiteID: batch.visitors[visitor].websiteID,
                visitorID: visitors[visitor].key, sessionID: sessions[session].key, time: event.time)
        case .payment(let index):
            var payment = batch.payments[Int(index)]
            payment.visitorID = visitors[Int(batch.sessions[session].visitor)].key
            try store.recordPayment(payment)
        case .identification:
            // It names the visitor's row, which is written later.
            break
        }
    }

    private mutating func writePageview(
        _ event: TrafficBatch.Event, page: Int, acquisition: Int
    ) throws(SQLiteError) {
        let index = Int(event.session)
        let session = batch.sessions[index]
        let visitor = Int(session.visitor)
        if visitors[visitor].key == 0 {
            visitorKey += 1
            visitors[visitor].key = visitorKey
            visitorOrder.append(visitor)
        }
        let isFirst = sessions[index].key == 0
        if isFirst { begin(session: index, of: visitor, at: event.time) }
        let pageKey = try pageKey(page)
        let acquisitionKey = try acquisitionKey(acquisition)
        let place = try placeKey(Int(session.place))
        let system = try systemKey(Int(session.system))
        if isFirst {
            sessions[index].page = pageKey
            sessions[index].acquisition = acquisitionKey
        }
        try connection.run(
            """
            INSERT INTO pageviews (website_id, visitor_id, session_id, previous_id, time, page_id, acquisition_id,
                place_id, system_id, viewport_width, viewport_height)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, batch.visitors[visitor].websiteID, visitors[visitor].key, sessions[index].key,
            visitors[visitor].latestPageview, event.time, pageKey, acquisitionKey, place, system,
            session.viewport?.width, session.viewport?.height)
        visitors[visitor].latestPageview = connection.lastInsertRowID
        visitors[visitor].pageviewCount += 1
        try extend(session: index, at: event.time, page: pageKey)
    }

    private mutating func begin(session index: Int, of visitor: Int, at time: Instant) {
        sessionKey += 1
        sessions[index].key = sessionKey
        sessions[index].startedAt = time
        sessionOrder.append(index)
        if visitors[visitor].sessionCount == 0 {
            visitors[visitor].firstSession = sessionKey
            visitors[visitor].firstVisitAt = time
        }
        visitors[visitor].latestSession = sessionKey
        visitors[visitor].sessionCount += 1
    }

    private mutating func extend(session index: Int, at time: Instant, page: Int64) throws(SQLiteError) {
        let count = sessions[index].pageviewCount
        if count > 0, count % Trail.capacity == 0 {
            try connection.run(
                "INSERT INTO trails VALUES (?, ?, ?)", sessions[index].key, count / Trail.capacity,
                sessions[index].trail)
            sessions[index].trail.removeAll()
        }
        Trail.append(time: time, page: page, to: &sessions[index].trail)
        sessions[index].pageviewCount = count + 1
        sessions[index].lastAt = time
    }

    private mutating func writeGoal(
        _ goal: TrafficBatch.PageGoal, _ event: TrafficBatch.Event, session: Int64
    ) throws(SQLiteError) {
        let visitor = Int(batch.sessions[Int(event.session)].visitor)
        var page: Int64?
        if !goal.goal.isServer { page = try pageKey(Int(goal.page)) }
        try store.insertRow(
            goal.goal, websiteID: batch.visitors[visitor].websiteID, visitorID: visitors[visitor].key,
            sessionID: session, time: event.time, page: page)
        guard goal.goal.isCustom, let index = sessionIndex(ofKey: session) else { return }
        sessions[index].goalCount += 1
    }

    /// The session with this key, which the batch began.
    private func sessionIndex(ofKey key: Int64) -> Int? {
        guard let first = sessionOrder.first else { return nil }
        let place = Int(key - sessions[first].key)
        return sessionOrder.indices.contains(place) ? sessionOrder[place] : nil
    }
}

// MARK: - Rows that are written once all is known

extension TrafficWriter {
    private func writeSession(_ index: Int) throws(SQLiteError) {
        let row = sessions[index]
        let session = batch.sessions[index]
        let visitor = Int(session.visitor)
        try connection.run(
            """
            INSERT INTO sessions (id, website_id, visitor_id, pageview_count, goal_count, started_at, last_at, place_id,
                system_id, acquisition_id, page_id, first_visit_at, trail, client_id, ad_click_ids)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, row.key, batch.visitors[visitor].websiteID, visitors[visitor].key, row.pageviewCount, row.goalCount,
            row.startedAt, row.lastAt, places[Int(session.place)], systems[Int(session.system)], row.acquisition,
            row.page, visitors[visitor].firstVisitAt, row.trail, session.clientID, session.adClickIDs)
    }

    private func writeVisitor(_ index: Int) throws(SQLiteError) {
        let row = visitors[index]
        try connection.run(
            """
            INSERT INTO visitors (id, website_id, uuid, first_session_id, latest_session_id, latest_pageview_id,
                session_count, pageview_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, row.key, batch.visitors[index].websiteID, batch.visitors[index].id, row.firstSession,
            row.latestSession, row.latestPageview, row.sessionCount, row.pageviewCount)
    }

    private func identify(_ identity: TrafficBatch.Identity, _ event: TrafficBatch.Event) throws(SQLiteError) {
        let visitor = Int(batch.sessions[Int(event.session)].visitor)
        _ = try store.identify(
            userID: identity.userID, metadata: identity.metadata, websiteID: batch.visitors[visitor].websiteID,
            visitorID: visitors[visitor].key, time: event.time, objectID: identity.objectID)
    }
}

// MARK: - Keys

// Rows of values get their keys when they are first named, as they do when events come one by one.
extension TrafficWriter {
    private mutating func pageKey(_ index: Int) throws(SQLiteError) -> Int64 {
        if pages[index] == 0 { pages[index] = try store.pageKey(Shared(batch.pages[index])) }
        return pages[index]
    }

    private mutating func acquisitionKey(_ index: Int) throws(SQLiteError) -> Int64 {
        if acquisitions[index] == 0 {
            acquisitions[index] = try store.acquisitionKey(Shared(batch.acquisitions[index]))
        }
        return acquisitions[index]
    }

    private mutating func placeKey(_ index: Int) throws(SQLiteError) -> Int64 {
        if places[index] == 0 { places[index] = try store.placeKey(Shared(batch.places[index])) }
        return places[index]
    }

    private mutating func systemKey(_ index: Int) throws(SQLiteError) -> Int64 {
        if systems[index] == 0 { systems[index] = try store.systemKey(Shared(batch.systems[index])) }
        return systems[index]
    }
}
