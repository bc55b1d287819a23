import CivilTime
import SQLite

/// Who counts: the rows of a website, in a window, that pass a filter. What is in the sessions' own columns is tested in
/// SQL; everything else was answered beforehand in sets of rows.
struct Selection {
    let websiteID: Int64
    /// Milliseconds since 1970.
    let window: ClosedRange<Int64>?
    /// Whether there is no filter, so that payments of nobody count too.
    let isUnfiltered: Bool
    /// Whether a session's own values are tested.
    let testsSessions: Bool
    /// ` AND …`: the tests of a session's row `s`; empty for none.
    let sql: String
    /// The values of the SQL's parameters.
    let values: [SQLiteValue]
    fileprivate(set) var sessionTests: [RowTest] = []
    /// Among them that the visitor is no bot.
    fileprivate(set) var visitorTests: [RowTest] = []

    init(websiteID: Int64, window: ClosedRange<Instant>? = nil, filter: ReportFilter = ReportFilter()) {
        self.websiteID = websiteID
        self.window = window.map { $0.lowerBound.milliseconds...$0.upperBound.milliseconds }
        isUnfiltered = filter.sessions.isEmpty && filter.visitors.isEmpty
        testsSessions = !filter.sessions.isEmpty
        var sql = ""
        var values: [SQLiteValue] = []
        for condition in filter.sessions {
            guard let test = condition.sql else { continue }
            sql += " AND \(test)"
            values += condition.bindings
        }
        self.sql = sql
        self.values = values
    }

    /// Whether the visitor passes the visitor tests.
    func passes(visitor: Int) -> Bool {
        for test in visitorTests where !test.passes(visitor) { return false }
        return true
    }

    /// Whether the session passes those of the session tests that are not in ``sql``.
    func passes(session: Int64) -> Bool {
        for test in sessionTests where !test.passes(Int(session)) { return false }
        return true
    }

    /// ` AND column BETWEEN ? AND ?`, and its values; nothing without a window.
    func window(of column: StaticString) -> (sql: String, values: [SQLiteValue]) {
        guard let window else { return ("", []) }
        return (" AND \(column) BETWEEN ? AND ?", [.integer(window.lowerBound), .integer(window.upperBound)])
    }
}

extension Store {
    /// Makes a selection ready for use: answers the tests that no column of a session can.
    func selection(
        websiteID: Int64, window: ClosedRange<Instant>?, filter: ReportFilter
    ) throws(SQLiteError) -> Selection {
        var selection = Selection(websiteID: websiteID, window: window, filter: filter)
        var bots = RowSet()
        var hasBots = false
        try connection.query("SELECT id FROM visitors WHERE website_id = ? AND is_bot = 1", websiteID) { row in
            bots.insert(row.int(0))
            hasBots = true
        }
        if hasBots { selection.visitorTests.append(RowTest(rows: bots, isExcluding: true)) }
        for case .completed(let goals, let isNegated) in filter.visitors {
            var rows = RowSet()
            try completions(of: goals, selection) { completion in rows.insert(completion.visitor) }
            selection.visitorTests.append(RowTest(rows: rows, isExcluding: isNegated))
        }
        var walk = try TrailTests(filter, window: selection.window, store: self)
        guard !walk.isEmpty else { return selection }
        try sessionFacts(Selection(websiteID: websiteID), readsViews: walk.needsViews) { facts in walk.look(at: facts) }
        selection.sessionTests += walk.sessionTests
        selection.visitorTests += walk.visitorTests
        return selection
    }
}

/// The tests that take a look at all sessions of a website.
private struct TrailTests {
    private struct PageTest {
        let pages: RowSet
        let isExcluding: Bool
        /// The sessions or visitors that viewed one of the pages.
        var found = RowSet()
    }

    private let window: ClosedRange<Int64>?
    private var hostnames: [PageTest] = []
    private var paths: [PageTest] = []
    private var counts: [(comparison: VisitorCondition.CountComparison, values: [Int])] = []
    /// By visitor: sessions that started up to the end of the window.
    private var sessions: [Int32] = []

    init(_ filter: ReportFilter, window: ClosedRange<Int64>?, store: Store) throws(SQLiteError) {
        self.window = window
        for condition in filter.sessions where condition.subject == .hostname {
            hostnames.append(try Self.test(condition, store))
        }
        for condition in filter.visitors {
            switch condition {
            case .viewed(let comparison, let values):
                paths.append(try Self.test(SessionCondition(.entryPage, comparison, values), store))
            case .visitCount(let comparison, let values): counts.append((comparison, values))
            case .completed: continue
            }
        }
    }

    var isEmpty: Bool { !needsViews && counts.isEmpty }

    var needsViews: Bool { !hostnames.isEmpty || !paths.isEmpty }

    var sessionTests: [RowTest] { hostnames.map { RowTest(rows: $0.found, isExcluding: $0.isExcluding) } }

    var visitorTests: [RowTest] {
        paths.map { RowTest(rows: $0.found, isExcluding: $0.isExcluding) }
            + counts.map { count in
                // Who has no session is in no set, and so must be right by default.
                let isExcluding = count.comparison.passes(0, count.values)
                var rows = RowSet()
                for (visitor, number) in sessions.enumerated()
                where count.comparison.passes(Int(number), count.values) != isExcluding {
                    rows.insert(visitor)
                }
                return RowTest(rows: rows, isExcluding: isExcluding)
            }
    }

    mutating func look(at facts: SessionFacts) {
        if !counts.isEmpty, facts.startedAt <= window?.upperBound ?? .max { countSession(of: facts.visitor) }
        for index in 0..<facts.trail.count {
            let view = facts.trail[index]
            for test in hostnames.indices where hostnames[test].pages.contains(view.page) {
                hostnames[test].found.insert(Int(facts.id))
            }
            guard window?.contains(view.time) ?? true else { continue }
            for test in paths.indices where paths[test].pages.contains(view.page) {
                paths[test].found.insert(facts.visitor)
            }
        }
    }

    private mutating func countSession(of visitor: Int) {
        if visitor >= sessions.count {
            sessions.append(contentsOf: repeatElement(0, count: max(visitor + 1 - sessions.count, sessions.count)))
        }
        sessions[visitor] &+= 1
    }

    private static func test(_ condition: SessionCondition, _ store: Store) throws(SQLiteError) -> PageTest {
        var pages = RowSet()
        try store.connection.query(generated: condition.pages, condition.bindings) { row in pages.insert(row.int(0)) }
        return PageTest(pages: pages, isExcluding: condition.comparison.isNegative)
    }
}
