import CivilTime
import SQLite
import Store
import Testing

@testable import Emulator

/// A batch leaves the rows that the same events leave one by one.
@Suite struct TrafficBatchTests {
    private static let noon = SeedWorld.noon

    /// A world with the demo's accounts and nobody on its websites.
    private static func world() throws -> WorldState {
        try SeedWorld.plant(Seed.demoAccounts(noon))
    }

    /// Every row of every table, as text.
    private static func rows(_ state: WorldState) throws -> [String: [String]] {
        let connection = try state.store.connection
        let tables = try connection.all(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ) { $0.text(0) }
        var rows: [String: [String]] = [:]
        for table in tables {
            rows[table] = try connection.all(generated: "SELECT * FROM \(table)") { row in
                (0..<row.count).map { "\(row.value($0))" }.joined(separator: "|")
            }.sorted()
        }
        return rows
    }

    private static func expectAlike(_ batch: TrafficBatch, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let (atOnce, oneByOne) = (try world(), try world())
        try atOnce.store.record(batch)
        try oneByOne.store.transaction {
            for event in batch.events.sorted(by: { $0.time < $1.time }) { try oneByOne.play(event, of: batch) }
            // Seeds and batches send no mail.
            try oneByOne.store.connection.run("DELETE FROM alert_logs")
        }
        let (left, right) = (try rows(atOnce), try rows(oneByOne))
        #expect(left.keys.sorted() == right.keys.sorted(), sourceLocation: sourceLocation)
        for table in left.keys.sorted() {
            let difference = zip(left[table, default: []], right[table, default: []]).first { $0 != $1 }
            #expect(difference == nil, "\(table)", sourceLocation: sourceLocation)
            #expect(left[table]?.count == right[table]?.count, "\(table)", sourceLocation: sourceLocation)
        }
        for table in ["visitors", "sessions", "pageviews", "goals", "pages"] {
            #expect(left[table]?.isEmpty == false, "\(table)", sourceLocation: sourceLocation)
        }
    }

    @Test func aDemoOfManyLives() throws {
        let state = try Self.world()
        var generator = DemoGenerator(
            websites: state.directory.websites, random: RandomSource(seed: 5), now: Self.noon
        ) { state.newObjectID(at: $0) }
        generator.generate(.pageviews(6000))
        let batch = generator.batch
        #expect(batch.events.count > 6000)
        // All that can happen has happened.
        #expect(!batch.exitClicks.isEmpty && !batch.payments.isEmpty && !batch.identities.isEmpty)
        #expect(batch.goals.contains { $0.goal.isServer } && batch.goals.contains { !$0.goal.isServer })
        #expect(batch.sessions.contains { $0.adClickIDs != nil })
        try Self.expectAlike(batch)
    }

    /// What the generator makes seldom or never: visits longer than a row's trail, events of one moment, lifecycle names.
    @Test func aLongVisitAndASecondOne() throws {
        let website = try #require(try Self.world().directory.websites.first).id
        var batch = TrafficBatch()
        batch.visitors = [1, 2].map { .init(websiteID: website, id: VisitorID(high: 0x4000, low: 1 << 63 | $0)) }
        batch.pages = ["/", "/a", "/b"].map { Page(hostname: "example.com", path: $0) }
        batch.acquisitions = [Acquisition(referrerName: "Google"), Acquisition(referrerName: "Direct/None")]
        batch.places = [Place(country: "FR"), Place()]
        batch.systems = [System(), System(browser: "Chrome")]
        for visitor: Int32 in [0, 1, 0] {
            batch.sessions.append(
                .init(
                    visitor: visitor, clientID: "s\(batch.sessions.count)", place: visitor, system: visitor,
                    viewport: nil, adClickIDs: nil))
        }
        func add(_ kind: TrafficBatch.Kind, _ session: Int32, second: Int64) {
            batch.events.append(.init(time: Self.noon - 7_200_000 + second * 1000, session: session, kind: kind))
        }
        for view: Int32 in 0..<100 {
            add(.pageview(page: view % 3, acquisition: view == 0 ? 0 : 1), 0, second: Int64(view / 2))
            if view < 33 { add(.pageview(page: 1, acquisition: 0), 1, second: Int64(view)) }
        }
        batch.goals = [
            .init(goal: Goal(objectID: "a", name: "signup", isServer: false, isCustom: true), page: 2),
            .init(goal: Goal(objectID: "b", name: "payment", isServer: true, isCustom: false), page: 0),
            .init(goal: Goal(objectID: "c", name: "activated", isServer: true, isCustom: true), page: 0),
        ]
        add(.goal(0), 0, second: 60)
        add(.serverGoal(1), 0, second: 70)
        add(.pageview(page: 2, acquisition: 1), 2, second: 3000)
        // By then the visitor is in another session than the event's.
        add(.serverGoal(2), 0, second: 4000)
        try Self.expectAlike(batch)
    }
}
