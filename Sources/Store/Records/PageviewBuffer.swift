import CivilTime

/// Pageviews that are recorded but not yet written, and what is known of their visitors.
///
/// Most of what a pageview costs is a transaction of its own and reading back what was just written. So a store takes
/// pageviews in, and writes them together when the buffer is full or anybody asks for the database (``Store/connection``).
struct PageviewBuffer {
    /// So many pageviews are written at once. More would make the one request that has to wait for it wait for too long.
    static let capacity = 256
    /// So many visitors are known at once.
    static let visitorCapacity = 16_384

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
        var latestPageviewID: Int64?
        /// The latest.
        var session: Session
        /// How many pageviews wait.
        var waitingCount = 0
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
        /// What the waiting pageviews add to the session's trail; empty when the row says it all.
        var views: [UInt8] = []
        /// Whether the row was written with the pageviews that waited.
        var isInserted = false
        /// The first pageview, while it waits.
        var entry: (keys: Keys, adClickIDs: String?)?

        /// Whether the next pageview begins a new trail, so that those that wait must be written first.
        var isTrailFull: Bool { !views.isEmpty && pageviewCount % Trail.capacity == 0 }
    }

    private struct VisitorKey: Hashable {
        let websiteID: Int64
        let uuid: VisitorID
    }

    var visitors: [Visitor] = []
    /// In the order in which they came.
    var waiting: [Pageview] = []
    /// The visitors they are of, each once.
    var changed: [Int] = []
    private var places: [VisitorKey: Int] = [:]

    /// Whether nothing waits and nobody is known.
    var isEmpty: Bool { visitors.isEmpty }
    /// Whether pageviews should be written before another one comes.
    var isFull: Bool { waiting.count >= Self.capacity }

    /// Where the visitor of a visit is; nil when not known.
    func place(of visit: Visit) -> Int? {
        places[VisitorKey(websiteID: visit.websiteID, uuid: visit.visitor)]
    }

    /// Takes a visitor in, instead of what was known before; returns where.
    mutating func insert(_ visitor: Visitor) -> Int {
        visitors.append(visitor)
        places[VisitorKey(websiteID: visitor.websiteID, uuid: visitor.uuid)] = visitors.count - 1
        return visitors.count - 1
    }

    /// Takes a pageview in, of a visitor whose session it belongs to.
    mutating func append(_ visit: Visit, keys: Keys, visitor: Int) {
        waiting.append(Pageview(visitor: visitor, time: visit.time, keys: keys, viewport: visit.viewport))
        visitors[visitor].session.append(visit, keys: keys)
        if visitors[visitor].waitingCount == 0 { changed.append(visitor) }
        visitors[visitor].waitingCount += 1
    }

    /// Notes that all pageviews are written.
    mutating func settle() {
        for visitor in changed {
            visitors[visitor].waitingCount = 0
            visitors[visitor].session.settle()
        }
        changed.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
    }

    /// Drops everything.
    mutating func removeAll() {
        self = PageviewBuffer()
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

    /// Notes that the row says it all.
    fileprivate mutating func settle() {
        views.removeAll(keepingCapacity: true)
        entry = nil
        isInserted = false
    }

    fileprivate mutating func append(_ visit: Visit, keys: PageviewBuffer.Keys) {
        if pageviewCount == 0 { entry = (keys, visit.adClickIDs) }
        // A clock that was set back moves the start, not the end.
        startedAt = min(startedAt, visit.time)
        lastAt = max(lastAt, visit.time)
        pageviewCount += 1
        Trail.append(time: visit.time, page: keys.page, to: &views)
    }
}
