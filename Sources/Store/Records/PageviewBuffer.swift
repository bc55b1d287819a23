import CivilTime

/// Pageviews that are recorded but not yet written, and visitors whose rows do not yet tell of those that are.
///
/// Most of what a pageview costs is a transaction of its own, reading back what was just written, and two rows that
/// change again with the visitor's next pageview. So a store takes pageviews in and writes their rows together when there
/// are enough; the rows of a visitor and its session follow when room is needed for other visitors, or when anybody asks
/// for the database (``Store/connection``).
struct PageviewBuffer {
    /// So many pageviews are written at once. More would make the one request that has to wait for it wait for too long.
    static let capacity = 256
    /// So many visitors are known at once.
    static let visitorCapacity = 8192
    /// For so many visitors room is made at once.
    static let roomCount = 256

    /// A pageview that waits to be written.
    struct Pageview {
        /// Where its visitor is.
        let visitor: Int
        let time: Instant
        let keys: Keys
        let viewport: Viewport?
    }

    /// The keys of the rows that a pageview shares with others.
    struct Keys {
        let page, acquisition, place, system: Int64
    }

    /// A visitor, as with all pageviews written.
    struct Visitor {
        let websiteID: Int64
        let uuid: VisitorID
        /// The key of the visitor's row; nil until it is written.
        var id: Int64?
        /// The key of the visitor's latest pageview that is written.
        var latestPageviewID: Int64?
        /// The latest.
        var session: Session
        /// How many pageviews the visitor's row does not count yet.
        var uncountedPageviews = 0
        /// Whether the visitor's row does not count the session yet.
        var isSessionUncounted = false
        /// Whether the visitor is among the changed.
        var isListed = false
    }

    /// A session, as with all pageviews written.
    struct Session {
        /// The key of the session's row; nil until it is written.
        var id: Int64?
        let clientID: String?
        /// No later than this.
        var startedAt: Instant
        var lastAt: Instant
        /// Start of the visitor's first session with a pageview.
        let firstVisitAt: Instant?
        var pageviewCount: Int
        /// How many pageviews the session's row does not count yet.
        var uncountedPageviews = 0
        /// What they add to the session's trail.
        var views: [UInt8] = []
        /// The first pageview, if it is one of them.
        var entry: (keys: Keys, adClickIDs: String?)?

        /// Whether the row should tell of the pageviews before another one comes.
        var isLong: Bool { uncountedPageviews >= PageviewBuffer.capacity }

        /// Notes that the row says it all.
        mutating func settle() {
            uncountedPageviews = 0
            views.removeAll(keepingCapacity: true)
            entry = nil
        }
    }

    private struct VisitorKey: Hashable {
        let websiteID: Int64
        let uuid: VisitorID

        /// A visitor's id is random: hardly any is one of two websites.
        func hash(into hasher: inout Hasher) { hasher.combine(uuid) }

        init(_ visitor: Visitor) {
            websiteID = visitor.websiteID
            uuid = visitor.uuid
        }

        init(_ visit: Visit) {
            websiteID = visit.websiteID
            uuid = visit.visitor
        }
    }

    var visitors: [Visitor] = []
    /// In the order in which they came.
    var waiting: [Pageview] = []
    /// The visitors that a pageview came of since all was written, each once.
    private(set) var changed: [Int] = []
    private var places: [VisitorKey: Int] = [:]
    /// Places whose visitors were forgotten.
    private var room = 0..<0

    /// Whether nothing waits and nobody is known.
    var isEmpty: Bool { visitors.isEmpty }
    /// Whether pageviews should be written before another one comes.
    var isFull: Bool { waiting.count >= Self.capacity }
    /// The visitors that should be forgotten before another one comes, those known for longest; nil while there is room.
    var superfluous: Range<Int>? {
        guard visitors.count >= Self.visitorCapacity, room.isEmpty else { return nil }
        let start = room.upperBound % Self.visitorCapacity
        return start..<start + Self.roomCount
    }

    /// Where the visitor of a visit is; nil when not known.
    func place(of visit: Visit) -> Int? { places[VisitorKey(visit)] }

    /// Takes a visitor in; returns where.
    mutating func insert(_ visitor: Visitor) -> Int {
        let place: Int
        if room.isEmpty {
            place = visitors.count
            visitors.append(visitor)
        } else {
            place = room.lowerBound
            room = place + 1..<room.upperBound
            visitors[place] = visitor
        }
        places[VisitorKey(visitor)] = place
        return place
    }

    /// Puts what is known of a visitor in place of what was.
    mutating func replace(_ place: Int, by visitor: Visitor) {
        let isListed = visitors[place].isListed
        visitors[place] = visitor
        visitors[place].isListed = isListed
    }

    /// Forgets these visitors, whose rows say it all.
    mutating func forget(_ range: Range<Int>) {
        for visitor in visitors[range] { places[VisitorKey(visitor)] = nil }
        changed.removeAll { range.contains($0) }
        room = range
    }

    /// Takes a pageview in, of a visitor whose session it belongs to.
    mutating func append(_ visit: Visit, keys: Keys, visitor: Int) {
        waiting.append(Pageview(visitor: visitor, time: visit.time, keys: keys, viewport: visit.viewport))
        visitors[visitor].append(time: visit.time, keys: keys, adClickIDs: visit.adClickIDs)
        guard !visitors[visitor].isListed else { return }
        visitors[visitor].isListed = true
        changed.append(visitor)
    }

    /// Notes that the rows of all visitors say it all.
    mutating func settle() {
        for visitor in changed { visitors[visitor].isListed = false }
        changed.removeAll(keepingCapacity: true)
    }

    /// Drops everything.
    mutating func removeAll() {
        self = PageviewBuffer()
    }
}

extension PageviewBuffer.Visitor {
    /// Takes in what a pageview changes.
    mutating func append(time: Instant, keys: PageviewBuffer.Keys, adClickIDs: String?) {
        if session.pageviewCount == 0 { isSessionUncounted = true }
        uncountedPageviews += 1
        session.append(time: time, keys: keys, adClickIDs: adClickIDs)
    }
}

extension PageviewBuffer.Session {
    /// A pause longer than this ends a session, in milliseconds.
    private static var pause: Int64 { 30 * 60 * 1000 }

    /// Whether an event belongs to a session that ended, so far, at `lastAt` and has this client's id.
    static func isContinued(by visit: Visit, lastAt: Instant, clientID: String?) -> Bool {
        visit.time - lastAt <= pause && (visit.clientSessionID == nil || visit.clientSessionID == clientID)
    }

    func isContinued(by visit: Visit) -> Bool {
        Self.isContinued(by: visit, lastAt: lastAt, clientID: clientID)
    }

    fileprivate mutating func append(time: Instant, keys: PageviewBuffer.Keys, adClickIDs: String?) {
        if pageviewCount == 0 { entry = (keys, adClickIDs) }
        // A clock that was set back moves the start, not the end.
        startedAt = min(startedAt, time)
        lastAt = max(lastAt, time)
        pageviewCount += 1
        uncountedPageviews += 1
        Trail.append(time: time, page: keys.page, to: &views)
    }
}
