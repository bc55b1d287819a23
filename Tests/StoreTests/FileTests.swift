import CivilTime
import SQLite
import Testing

@testable import Store

/// Worlds that are kept in files.
struct FileTests {
    @Test func aFileOpenedAgainHoldsEverything() throws {
        try withTemporaryFile { path in
            var image: [UInt8] = []
            do {
                let world = try StoreFixture(.file(path))
                try world.store.recordPageview(world.visit("/a"))
                try world.store.recordGoal(world.goal(), at: world.visit(minute: 1))
                try world.store.insert(
                    WebsiteKey(
                        id: "k", secret: "df_k", websiteID: world.website, createdBy: "u", createdAt: StoreFixture.noon)
                )
                try world.store.insert(
                    AccessToken(
                        id: "t", secret: "dft_t", userID: "u", permissions: ["goals:read", "goals:write"],
                        websiteIDs: ["w"], createdAt: StoreFixture.noon, expiresAt: StoreFixture.noon + 1))
                try world.store.recordPayment(
                    Payment(
                        objectID: "p", websiteID: world.website, visitorID: 1, time: StoreFixture.noon,
                        transactionID: "t", amount: 1.5, currency: "EUR", kind: .new, email: "A@b.c"))
                image = try world.store.connection.serialize()
            }
            let store = try Store(.file(path)) { $0 == "EUR" ? 1.1 : 1 }
            #expect(try store.connection.serialize() == image)
            let accounts = try store.accounts()
            #expect(accounts.users.map(\.id) == ["u"])
            var site = StoreFixture.site("w")
            site.id = 1
            #expect(accounts.websites == [site])
            #expect(accounts.keys.map(\.secret) == ["df_k"])
            #expect(accounts.tokens.map(\.permissions) == [["goals:read", "goals:write"]])
            #expect(accounts.tokens.map(\.expiresAt) == [StoreFixture.noon + 1])
            // And goes on where it was: the same session, the same visitor, the same model.
            var visit = Visit(
                websiteID: 1, visitor: StoreFixture.visitor, time: StoreFixture.noon + 120_000,
                page: Page(hostname: "example.com", path: "/a"), acquisition: Acquisition(referrerName: "Direct/None"),
                place: Place(country: "US"), system: System())
            try store.recordPageview(visit)
            visit.visitor = VisitorID(high: 1, low: 1)
            try store.recordPageview(visit)
            let detail = try #require(try store.visitorDetail(StoreFixture.visitor, websiteID: 1))
            #expect(detail.sessionCount == 1 && detail.pageviewCount == 2 && detail.isCustomer)
            #expect(try store.connection.first("SELECT count(*) FROM pages") { $0.int(0) } == 2)
            let all = try store.audience(websiteID: 1).all
            #expect(all.visitors == 2 && all.customers == 1 && all.payments == 1 && abs(all.dollars - 1.65) < 1e-9)
            #expect(try store.attributedVisitor(websiteID: 1, customerID: nil, email: "a@B.C", transactionID: "") == 1)
            // Of one moment, what comes now is later than what was there.
            let known = try #require(try store.visitor(StoreFixture.visitor, websiteID: 1))
            let goal = Goal(objectID: "h", name: "later", isServer: true, isCustom: true)
            try store.recordGoal(goal, websiteID: 1, visitor: known, time: StoreFixture.noon)
            let again = try #require(try store.visitorDetail(StoreFixture.visitor, websiteID: 1))
            #expect(again.completedGoals.map(\.name) == ["payment", "later", "signup"])
        }
    }

    @Test func aFileIsWrittenAheadAndHeldAlone() throws {
        try withTemporaryFile { path in
            let store = try Store(.file(path)) { _ in 1 }
            #expect(try store.connection.first("PRAGMA journal_mode") { $0.text(0) } == "wal")
            #expect(try store.connection.first("PRAGMA locking_mode") { $0.text(0) } == "exclusive")
            #expect(try store.connection.first("PRAGMA foreign_keys") { $0.int(0) } == 1)
            let error = #expect(throws: SQLiteError.self) { try Store(.file(path)) { _ in 1 } }
            #expect(error?.code == .busy)
        }
    }

    @Test func generationsCountTheOpenings() throws {
        try withTemporaryFile { path in
            for generation in 0..<3 {
                let store = try Store(.file(path)) { _ in 1 }
                #expect(try store.nextGeneration() == Int64(generation))
            }
        }
    }

    @Test func aSeedIsPlantedOnce() throws {
        try withTemporaryFile { path in
            do {
                let store = try Store(.file(path)) { _ in 1 }
                #expect(try !store.isSeeded())
                try store.markSeeded("basic")
                #expect(try store.isSeeded())
            }
            #expect(try Store(.file(path)) { _ in 1 }.isSeeded())
        }
    }

    @Test func anOlderFileTakesTheMissingSteps() throws {
        try withTemporaryFile { path in
            do {
                // A file of the time when there was only the first step.
                let connection = try Connection(.file(path))
                try connection.execute(Migration.all[0].script)
                try connection.setUserVersion(1)
                try connection.run("INSERT INTO meta (key, value) VALUES ('generation', 7)")
            }
            let store = try Store(.file(path)) { _ in 1 }
            #expect(try store.connection.userVersion() == Int32(Migration.all.count))
            #expect(try store.nextGeneration() == 7)
            #expect(try store.connection.first("SELECT count(*) FROM pageviews") { $0.int(0) } == 0)
        }
    }

    /// Drops that were counted by the start of their period stay in it.
    @Test func dropsOfAnOlderFileAreKept() throws {
        try withTemporaryFile { path in
            let may = Instant(iso8601: "2026-05-01T00:00:00Z")!
            let june = Instant(iso8601: "2026-06-01T00:00:00Z")!
            do {
                let connection = try Connection(.file(path))
                for migration in Migration.all[..<4] { try connection.execute(migration.script) }
                try connection.setUserVersion(4)
                try connection.execute(
                    """
                    INSERT INTO users (id, email, created_at, has_access, is_free_trial_active, has_api_access)
                    VALUES ('u', 'u@a.test', 0, 1, 0, 1)
                    """)
                try connection.run("INSERT INTO dropped_bot_requests (user_id, period, count) VALUES ('u', ?, 3)", may)
            }
            let store = try Store(.file(path)) { _ in 1 }
            #expect(try store.droppedBotRequests(userID: "u", in: may..<june) == 3)
            #expect(try store.droppedBotRequests(userID: "u", in: (may + 1)..<june) == 0)
        }
    }

    @Test func aStepThatFailsLeavesTheFileAsItWas() throws {
        try withTemporaryFile { path in
            do {
                let connection = try Connection(.file(path))
                try connection.execute("CREATE TABLE sessions (mine TEXT); INSERT INTO sessions VALUES ('x')")
            }
            #expect(throws: SQLiteError.self) { try Store(.file(path)) { _ in 1 } }
            let connection = try Connection(.file(path))
            #expect(try connection.userVersion() == 0)
            #expect(try connection.all("SELECT name FROM sqlite_schema") { $0.text(0) } == ["sessions"])
        }
    }

    @Test(arguments: [Int32(Migration.all.count) + 1, -1, .max, .min])
    func aFileOfAnotherVersionIsRefused(version: Int32) throws {
        try withTemporaryFile { path in
            do { try Connection(.file(path)).setUserVersion(version) }
            let error = #expect(throws: SQLiteError.self) { try Store(.file(path)) { _ in 1 } }
            #expect(error?.code == .notADatabase)
        }
    }
}
