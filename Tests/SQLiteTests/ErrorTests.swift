import SQLite
import Testing

@Suite struct ErrorTests {
    let database: Connection

    init() throws {
        database = try Connection()
        try database.execute(
            """
            CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE CHECK (name <> ''));
            CREATE TABLE note (item INTEGER NOT NULL REFERENCES item (id));
            INSERT INTO item VALUES (1, 'a');
            """)
    }

    private func error(_ body: () throws(SQLiteError) -> Void) -> SQLiteError? {
        do throws(SQLiteError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func badSQLSaysWhatAndWhere() throws {
        let error = error { () throws(SQLiteError) in try database.run("SELECT missing FROM item") }
        #expect(error?.code == .error)
        #expect(error?.message == "no such column: missing")
        #expect(error?.sql == "SELECT missing FROM item")
        #expect(error?.description == "SQLite error 1: no such column: missing in: SELECT missing FROM item")
    }

    @Test func constraintsAreToldApart() throws {
        func extendedCode(_ sql: String) -> ResultCode? {
            let error = error { () throws(SQLiteError) in try database.run(generated: sql) }
            #expect(error?.code == .constraint)
            return error?.extendedCode
        }
        #expect(extendedCode("INSERT INTO item VALUES (2, 'a')") == .constraintUnique)
        #expect(extendedCode("INSERT INTO item VALUES (1, 'b')") == .constraintPrimaryKey)
        #expect(extendedCode("INSERT INTO item VALUES (3, '')") == .constraintCheck)
        #expect(extendedCode("INSERT INTO note VALUES (NULL)") == .constraintNotNull)
        #expect(extendedCode("INSERT INTO note VALUES (9)") == .constraintForeignKey)
    }

    @Test func foreignKeysAreEnforcedOnlyWhenAskedFor() throws {
        let lax = try Connection(foreignKeys: false)
        try lax.execute("CREATE TABLE a (id PRIMARY KEY); CREATE TABLE b (a REFERENCES a)")
        #expect(try lax.run("INSERT INTO b VALUES (1)") == 1)
    }

    @Test func aStatementWorksAgainAfterAnError() throws {
        func insert(_ id: Int, _ name: String) throws(SQLiteError) {
            try database.run("INSERT INTO item VALUES (?, ?)", id, name)
        }
        #expect(error { () throws(SQLiteError) in try insert(1, "x") }?.extendedCode == .constraintPrimaryKey)
        try insert(2, "x")
        #expect(error { () throws(SQLiteError) in try insert(3, "x") }?.extendedCode == .constraintUnique)
        try insert(3, "y")
        #expect(try database.all("SELECT name FROM item ORDER BY id") { $0.text(0) } == ["a", "x", "y"])
    }

    @Test func anErrorOfTheBodyEndsTheQuery() throws {
        let own = error { () throws(SQLiteError) in try database.run("SELECT missing") }
        for _ in 0..<2 {
            let thrown = error { () throws(SQLiteError) in
                try database.query("SELECT id FROM item") { (_) throws(SQLiteError) in if let own { throw own } }
            }
            #expect(thrown != nil && thrown == own)
        }
        // A statement left standing on a row would keep the table from being dropped.
        try database.execute("DROP TABLE note; DROP TABLE item")
    }

    @Test func everyParameterNeedsExactlyOneValue() throws {
        let few = error { () throws(SQLiteError) in try database.run("SELECT ?, ?", 1) }
        #expect(few?.code == .range && few?.message == "1 values for 2 parameters")
        let many = error { () throws(SQLiteError) in try database.run("SELECT ?", 1, 2) }
        #expect(many?.code == .range && many?.message == "2 values for 1 parameters")
        let none = error { () throws(SQLiteError) in try database.run(generated: "SELECT ?") }
        #expect(none?.code == .range)
    }

    @Test(arguments: ["", " ", "-- nothing", "SELECT 1; SELECT 2"])
    func aQueryIsOneStatement(_ sql: String) throws {
        #expect(error { () throws(SQLiteError) in try database.run(generated: sql) }?.code == .misuse)
        #expect(try database.all(generated: "SELECT 1;\n ") { $0.int(0) } == [1])
    }

    @Test func aStringInDoubleQuotesIsNoLiteral() throws {
        #expect(error { () throws(SQLiteError) in try database.run("SELECT \"missing\" FROM item") }?.code == .error)
        let index = error { () throws(SQLiteError) in try database.execute("CREATE INDEX i ON item (\"missing\")") }
        #expect(index?.code == .error)
    }

    @Test func theConnectionIsDefensiveAndDistrustsTheSchema() throws {
        try database.execute("PRAGMA writable_schema = ON")
        #expect(error { () throws(SQLiteError) in try database.run("DELETE FROM sqlite_schema") } != nil)
        #expect(try database.first("PRAGMA trusted_schema") { $0.int(0) } == 0)
    }

    @Test func interruptStopsARunningStatement() throws {
        let interrupted = error { () throws(SQLiteError) in
            try database.query(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 1000000"
            ) { row in if row.int(0) == 10 { database.interrupt() } }
        }
        #expect(interrupted?.code == .interrupt)
        #expect(try database.first("SELECT 1") { $0.int(0) } == 1)
    }
}
