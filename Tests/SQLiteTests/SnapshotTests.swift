import SQLite
import Testing

@Suite struct SnapshotTests {
    let folder = TemporaryFolder()

    private func database(_ location: Connection.Location = .memory, rows: ClosedRange<Int>) throws -> Connection {
        let database = try Connection(location)
        try database.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT)")
        for id in rows { try database.run("INSERT INTO item VALUES (?, 'a name that takes room')", id) }
        return database
    }

    private func ids(_ database: Connection) throws -> [Int] {
        try database.all("SELECT id FROM item ORDER BY id") { $0.int(0) }
    }

    @Test func bytesRestoreADatabase() throws {
        let bytes = try database(rows: 1...500).serialize()
        let other = try database(rows: 900...901)
        #expect(try ids(other) == [900, 901])
        try other.deserialize(bytes)
        #expect(try ids(other) == Array(1...500))
        try other.run("INSERT INTO item VALUES (501, NULL)")
        #expect(try ids(other).count == 501)
        try other.checkIntegrity()
    }

    @Test func bytesTravelBetweenFilesAndMemory() throws {
        let file = try database(.file(folder.path + "/a"), rows: 1...3)
        let bytes = try file.serialize()
        let memory = try Connection()
        try memory.deserialize(bytes)
        #expect(try ids(memory) == [1, 2, 3])
        try memory.run("DELETE FROM item WHERE id < 3")
        try file.deserialize(try memory.serialize())
        #expect(try ids(file) == [3])
        #expect(try file.first("PRAGMA journal_mode") { $0.text(0) } == "wal")
        try file.run("INSERT INTO item VALUES (4, NULL)")
        #expect(try ids(file) == [3, 4])
        try file.checkIntegrity()
    }

    @Test func anEmptyDatabaseTravelsToo() throws {
        let other = try database(rows: 1...2)
        try other.deserialize(try Connection().serialize())
        #expect(try other.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } == 0)
    }

    @Test func bytesThatAreNoDatabaseChangeNothing() throws {
        let target = try database(rows: 1...2)
        let bytes = try database(rows: 1...500).serialize()
        let bad: [([UInt8], ResultCode)] = [
            (Array("no database at all".utf8), .notADatabase),
            ([UInt8](repeating: 0x41, count: 8192), .notADatabase),
            (Array(bytes.prefix(100)), .corrupt),
            (Array(bytes.prefix(4096)), .corrupt),
            (Array(bytes.dropLast()), .corrupt),
        ]
        for (bytes, code) in bad {
            let error = #expect(throws: SQLiteError.self) { try target.deserialize(bytes) }
            #expect(error?.code == code, "\(bytes.count) bytes: \(String(describing: error))")
            #expect(try ids(target) == [1, 2])
        }
    }

    @Test func aBackupReplacesTheOtherDatabase() throws {
        let source = try database(rows: 1...500)
        let destination = try database(rows: 7...8)
        try source.backup(to: destination)
        #expect(try ids(destination) == Array(1...500))
        try destination.run("DELETE FROM item")
        #expect(try ids(source).count == 500)
    }

    @Test func aBackupIntoABusyDatabaseIsRefused() throws {
        let source = try database(rows: 1...2)
        let destination = try database(rows: 7...8)
        let error = #expect(throws: SQLiteError.self) {
            try destination.query("SELECT id FROM item") { (_) throws(SQLiteError) in try source.backup(to: destination)
            }
        }
        #expect(error?.message == "destination database is in use")
        #expect(try ids(destination) == [7, 8])
    }

    @Test func aBackupInTheMiddleOfWritingIsRefused() throws {
        let source = try database(rows: 1...2)
        let error = #expect(throws: SQLiteError.self) {
            try source.transaction { () throws(SQLiteError) in
                try source.run("DELETE FROM item")
                try source.backup(to: try Connection())
            }
        }
        #expect(error?.code == .busy)
        #expect(try ids(source) == [1, 2])
    }

    @Test func theUserVersionIsKept() throws {
        let database = try database(rows: 1...1)
        #expect(try database.userVersion() == 0)
        try database.setUserVersion(-5)
        #expect(try database.userVersion() == -5)
        let copy = try Connection()
        try copy.deserialize(try database.serialize())
        #expect(try copy.userVersion() == -5)
    }
}
