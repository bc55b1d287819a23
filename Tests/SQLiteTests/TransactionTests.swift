import SQLite
import Testing

@Suite struct TransactionTests {
    struct Refusal: Error, Equatable {}

    let database: Connection

    init() throws {
        database = try Connection()
        try database.execute(
            """
            CREATE TABLE item (id INTEGER PRIMARY KEY);
            CREATE TABLE note (item INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED);
            """)
    }

    private func insert(_ id: Int) throws(SQLiteError) { try database.run("INSERT INTO item VALUES (?)", id) }
    private func ids() throws -> [Int] { try database.all("SELECT id FROM item ORDER BY id") { $0.int(0) } }

    @Test func whatReturnsIsCommitted() throws {
        let answer = try database.transaction { () throws(SQLiteError) in
            #expect(database.isInTransaction)
            try insert(1)
            return 5
        }
        #expect(answer == 5)
        #expect(!database.isInTransaction)
        #expect(try ids() == [1])
    }

    @Test func whatThrowsIsRolledBack() throws {
        #expect(throws: Refusal()) {
            try database.transaction {
                try insert(1)
                throw Refusal()
            }
        }
        #expect(throws: SQLiteError.self) {
            try database.transaction { () throws(SQLiteError) in
                try insert(2)
                try insert(2)
            }
        }
        #expect(!database.isInTransaction)
        #expect(try ids() == [])
    }

    @Test func anInnerOneIsRolledBackAlone() throws {
        try database.transaction { () throws(SQLiteError) in
            try insert(1)
            try database.transaction { () throws(SQLiteError) in try insert(2) }
            _ = try? database.transaction {
                try insert(3)
                try database.transaction { () throws(SQLiteError) in try insert(4) }
                throw Refusal()
            }
            try insert(5)
        }
        #expect(try ids() == [1, 2, 5])
    }

    @Test func theOuterOneTakesTheInnerWithIt() throws {
        _ = try? database.transaction {
            try database.transaction { () throws(SQLiteError) in try insert(2) }
            throw Refusal()
        }
        #expect(try ids() == [])
    }

    @Test func aCommitThatFailsRollsBack() throws {
        #expect(throws: SQLiteError.self) {
            try database.transaction { () throws(SQLiteError) in
                try insert(1)
                try database.run("INSERT INTO note VALUES (9)")
            }
        }
        #expect(!database.isInTransaction)
        #expect(try ids() == [])
        try database.transaction { () throws(SQLiteError) in try insert(2) }
        #expect(try ids() == [2])
    }

    @Test func aTransactionThatSQLiteEndedItselfIsNotEndedTwice() throws {
        #expect(throws: SQLiteError.self) {
            try database.transaction { () throws(SQLiteError) in
                try insert(1)
                try database.run("INSERT OR ROLLBACK INTO item VALUES (1)")
            }
        }
        try database.transaction { () throws(SQLiteError) in try insert(3) }
        #expect(try ids() == [3])
    }
}
