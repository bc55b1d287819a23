import SQLite
import Testing

@Suite struct QueryTests {
    let database: Connection

    init() throws {
        database = try Connection()
        try database.execute(
            """
            CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE, price REAL, data BLOB);
            CREATE TABLE note (item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE, body TEXT);
            """)
    }

    @Test func everyTypeComesBackAsItWent() throws {
        try database.run("INSERT INTO item VALUES (?, ?, ?, ?)", 7, "Zoë 🐝", 2.5, [1, 0, 255] as [UInt8])
        let found: Bool? = try database.first("SELECT id, name, price, data FROM item WHERE id = ?", Int64(7)) { row in
            #expect(row.count == 4)
            #expect(row.int64(0) == 7)
            #expect(row.int(0) == 7)
            #expect(row.bool(0))
            #expect(row.text(1) == "Zoë 🐝")
            #expect(row.double(2) == 2.5)
            #expect(row.blob(3) == [1, 0, 255])
            #expect(row.withText(1) { [UInt8]($0) } == [UInt8]("Zoë 🐝".utf8))
            #expect(row.withBlob(3) { $0.count } == 3)
            #expect(row.value(0) == 7)
            #expect(row.value(1) == "Zoë 🐝")
            #expect(row.value(2) == .real(2.5))
            #expect(row.value(3) == .blob([1, 0, 255]))
            return true
        }
        #expect(found == true)
    }

    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
    func integersKeepAllSixtyFourBits(_ number: Int64) throws {
        #expect(try database.first("SELECT ?", number) { $0.int64(0) } == number)
        #expect(try database.first("SELECT ?", Int(number)) { $0.int(0) } == Int(number))
    }

    @Test func nullIsToldApartFromNothing() throws {
        let none: String? = nil
        try database.query("SELECT ?, '', x'', 0, 0.0", none) { row in
            #expect(row.isNull(0) && row.value(0) == nil)
            #expect(row.textOrNil(0) == nil && row.text(0) == "")
            #expect(row.int64OrNil(0) == nil && row.intOrNil(0) == nil && row.int64(0) == 0)
            #expect(row.doubleOrNil(0) == nil && row.boolOrNil(0) == nil && row.blobOrNil(0) == nil)
            #expect(row.textOrNil(1) == "" && row.blobOrNil(2) == [])
            #expect(row.intOrNil(3) == 0 && row.boolOrNil(3) == false && row.doubleOrNil(4) == 0)
        }
    }

    @Test func anEmptyBlobAndAnEmptyTextAreNotNull() throws {
        let types = try database.first("SELECT typeof(?), typeof(?), typeof(?)", [] as [UInt8], "", true) { row in
            [row.text(0), row.text(1), row.text(2)]
        }
        #expect(types == ["blob", "text", "integer"])
    }

    @Test func textMayHoldNUL() throws {
        try database.run("INSERT INTO item (id, name) VALUES (1, ?)", "a\0b")
        #expect(try database.first("SELECT name FROM item") { $0.text(0) } == "a\0b")
        #expect(try database.first("SELECT id FROM item WHERE name = ?", "a\0b") { $0.int(0) } == 1)
        #expect(try database.first("SELECT id FROM item WHERE name = ?", "a") { $0.int(0) } == nil)
    }

    @Test func bytesThatAreNotUTF8AreRepaired() throws {
        #expect(try database.first("SELECT CAST(x'61ff' AS TEXT)") { $0.text(0) } == "a\u{FFFD}")
    }

    @Test func aColumnOutOfRangeIsNull() throws {
        try database.query("SELECT 1") { row in
            #expect(row.isNull(1) && row.isNull(-1) && row.int(5) == 0 && row.text(.max) == "")
        }
    }

    @Test func rowsComeInOrderAndChangesAreCounted() throws {
        for id in 1...3 { try database.run("INSERT INTO item (id) VALUES (?)", id) }
        #expect(database.lastInsertRowID == 3)
        #expect(try database.all("SELECT id FROM item ORDER BY id DESC") { $0.int(0) } == [3, 2, 1])
        #expect(try database.run("UPDATE item SET price = 1 WHERE id > ?", 1) == 2)
        #expect(try database.run("DELETE FROM item") == 3)
        #expect(try database.first("SELECT id FROM item") { $0.int(0) } == nil)
    }

    @Test func anInsertMayReturnItsRow() throws {
        let id = try database.first("INSERT INTO item (name) VALUES ('a') RETURNING id") { $0.int64(0) }
        #expect(id == 1)
        #expect(try database.first("SELECT count(*) FROM item") { $0.int(0) } == 1)
    }

    @Test func generatedSQLTakesAListOfValues() throws {
        for column in ["id", "name"] {
            try database.run(generated: "INSERT INTO item (\(column)) VALUES (?)", [5])
        }
        let rows = try database.all(
            generated: "SELECT id, name FROM item WHERE id IN (?, ?) OR name = ?", [5, nil, "5"]
        ) { row in [row.value(0), row.value(1)] }
        #expect(rows == [[5, nil], [6, "5"]])
        #expect(try database.all(generated: "SELECT ?, ?", [.real(0.5), .blob([9])]) { $0.value(1) } == [.blob([9])])
    }

    @Test func moreGeneratedStatementsThanTheCacheHoldsAllWork() throws {
        for round in 0..<2 {
            for number in 0..<300 {
                #expect(
                    try database.all(generated: "SELECT \(number) + ?", [1]) { $0.int(0) } == [number + 1], "\(round)")
            }
        }
    }

    @Test func aQueryInsideTheSameQueryHasItsOwnStatement() throws {
        func countDown(_ number: Int) throws(SQLiteError) -> [Int] {
            guard number > 0 else { return [] }
            var found: [Int] = []
            try database.query("SELECT ? UNION ALL SELECT 0", number) { (row) throws(SQLiteError) in
                found.append(row.int(0))
                if row.int(0) > 0 { found += try countDown(number - 1) }
            }
            return found
        }
        #expect(try countDown(3) == [3, 2, 1, 0, 0, 0])
        var pairs: [[Int]] = []
        try database.query(generated: "SELECT 1 UNION SELECT 2") { (outer) throws(SQLiteError) in
            try database.query(generated: "SELECT 1 UNION SELECT 2") { pairs.append([outer.int(0), $0.int(0)]) }
        }
        #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
    }
}
