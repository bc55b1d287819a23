import SQLite

/// Whole databases, taken and given.
extension Store {
    /// Schemas differ between versions only by their migrations, so this number says what a file can be.
    package static var schemaVersion: Int { Migration.all.count }

    /// A copy of everything, in memory.
    package func copy() throws(SQLiteError) -> Connection {
        let copy = try Connection(.memory)
        try connection.backup(to: copy)
        return copy
    }

    /// Replaces everything by what `source` holds, at once or, if that fails, not at all.
    package func replaceContents(by source: Connection) throws(SQLiteError) {
        defer { forgetCaches() }
        try source.backup(to: connection)
    }

    /// Opens the database file in `bytes` in memory, brings its schema up to date and checks that it is one of ours: whole,
    /// of a known version, with exactly our tables, every foreign key leading somewhere.
    ///
    /// - Throws: `.notADatabase` or `.corrupt`, with the reason in words.
    package convenience init(
        importing bytes: [UInt8], dollars: @escaping @Sendable (_ currency: String) -> Double
    ) throws(SQLiteError) {
        guard !bytes.isEmpty else { throw SQLiteError(.notADatabase, message: "the file is empty") }
        let image = try Connection(.memory)
        try image.deserialize(bytes)
        try image.checkIntegrity()
        // An empty database would be migrated to an empty world; nobody means that by an import.
        guard try image.userVersion() > 0 else {
            throw SQLiteError(.notADatabase, message: "a database of another program")
        }
        try self.init(copying: image, dollars: dollars)
        guard try Self.schema(of: connection) == Self.schema(of: Store(dollars: dollars).connection) else {
            throw SQLiteError(.notADatabase, message: "a database of another program: its tables are not this one's")
        }
        if let table = try connection.first("PRAGMA foreign_key_check", body: { $0.text(0) }) {
            throw SQLiteError(.corrupt, message: "a row of \(table) refers to one that is missing")
        }
    }

    private static func schema(of connection: Connection) throws(SQLiteError) -> [String] {
        // Statistics (`sqlite_stat1`) are SQLite's own business; space is all that may differ in a table's text.
        try connection.all(
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
        ) { $0.text(0) }.sorted()
    }
}
