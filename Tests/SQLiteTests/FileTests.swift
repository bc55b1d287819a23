import Glibc
import SQLite
import Testing

/// A folder for one test, removed at its end.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/sqlite-tests-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    }

    deinit {
        for name in ["a", "b"].flatMap({ [$0, $0 + "-wal", $0 + "-shm", $0 + "-journal"] }) {
            unlink("\(path)/\(name)")
        }
        rmdir(path)
    }

    func write(_ bytes: [UInt8], to name: String) {
        let file = fopen("\(path)/\(name)", "w")!
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    func size(of name: String) -> Int? {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? Int(status.st_size) : nil
    }

    func read(_ name: String) -> [UInt8] {
        let file = fopen("\(path)/\(name)", "r")!
        defer { fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: size(of: name)!) { $1 = fread($0.baseAddress, 1, $0.count, file) }
    }
}

@Suite struct FileTests {
    let folder = TemporaryFolder()
    var file: String { folder.path + "/a" }

    @Test func aFileKeepsWhatWasWritten() throws {
        do {
            let database = try Connection(.file(file))
            try database.execute("CREATE TABLE item (id)")
            try database.run("INSERT INTO item VALUES (?)", 1)
        }
        let again = try Connection(.file(file))
        #expect(try again.first("SELECT id FROM item") { $0.int(0) } == 1)
    }

    @Test func aFileIsTunedForOneOwner() throws {
        let database = try Connection(.file(file))
        func pragma(_ name: String) throws -> [SQLiteValue] {
            try database.all(generated: "PRAGMA \(name)") { $0.value(0) }
        }
        #expect(try pragma("journal_mode") == ["wal"])
        #expect(try pragma("locking_mode") == ["exclusive"])
        #expect(try pragma("synchronous") == [1])
        #expect(try pragma("cache_size") == [-65536])
        #expect(try pragma("temp_store") == [2])
        #expect(try pragma("foreign_keys") == [1])
        try database.execute("CREATE TABLE item (id)")
        // Only an exclusive connection does without shared memory.
        #expect(folder.size(of: "a-shm") == nil)
        #expect(folder.size(of: "a-wal") != nil)
    }

    @Test func aSecondOwnerIsRefused() throws {
        let first = try Connection(.file(file))
        try first.execute("CREATE TABLE item (id)")
        let error = #expect(throws: SQLiteError.self) { _ = try Connection(.file(file)) }
        #expect(error?.code == .busy)
    }

    @Test func aFileThatCannotBeOpenedSaysSo() throws {
        let error = #expect(throws: SQLiteError.self) { _ = try Connection(.file(folder.path + "/missing/a")) }
        #expect(error?.code == .cannotOpen)
        #expect(error?.message == "unable to open database file: No such file or directory")
    }

    @Test func aFileThatIsNoDatabaseSaysSo() throws {
        folder.write([UInt8](repeating: 0x41, count: 5000), to: "a")
        let error = #expect(throws: SQLiteError.self) { _ = try Connection(.file(file)) }
        #expect(error?.code == .notADatabase)
    }

    @Test func aDamagedFileSaysSo() throws {
        do {
            let database = try Connection(.file(file))
            try database.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT)")
            for id in 1...2000 { try database.run("INSERT INTO item VALUES (?, 'some text to fill a page')", id) }
        }
        var bytes = folder.read("a")
        for index in 4096..<bytes.count { bytes[index] = 0xA5 }
        folder.write(bytes, to: "a")
        let database = try Connection(.file(file))
        let reading = #expect(throws: SQLiteError.self) { try database.query("SELECT * FROM item") { _ in } }
        #expect(reading?.code == .corrupt)
        let checking = #expect(throws: SQLiteError.self) { try database.checkIntegrity() }
        #expect(checking?.code == .corrupt)
    }

    @Test func aCheckpointEmptiesTheLog() throws {
        let database = try Connection(.file(file))
        try database.execute("CREATE TABLE item (id)")
        #expect(folder.size(of: "a-wal") != 0)
        try database.checkpoint()
        #expect(folder.size(of: "a-wal") == 0)
        #expect(folder.size(of: "a") == 8192)
    }

    @Test func vacuumIntoWritesACopy() throws {
        let database = try Connection()
        try database.execute("CREATE TABLE item (id); INSERT INTO item VALUES (4)")
        try database.vacuumInto(file)
        let copy = try Connection(.file(file))
        #expect(try copy.first("SELECT id FROM item") { $0.int(0) } == 4)
        #expect(throws: SQLiteError.self) { try database.vacuumInto(file) }
    }
}
