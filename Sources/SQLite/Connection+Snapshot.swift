import CSQLite

extension Connection {
    /// The whole database as the bytes of a database file, one that does not ask for a write-ahead log.
    public func serialize() throws(SQLiteError) -> [UInt8] {
        var count: sqlite3_int64 = 0
        guard let bytes = sqlite3_serialize(handle, "main", &count, 0) else {
            // A database that was never written has no pages, and so no bytes.
            if count == 0 { return [] }
            throw SQLiteError(SQLITE_NOMEM, message: "out of memory")
        }
        defer { sqlite3_free(bytes) }
        return Self.withoutWAL([UInt8](UnsafeBufferPointer(start: bytes, count: Int(count))))
    }

    /// Replaces the whole database by the one that `bytes` hold, as ``serialize()`` made them, in memory or in the file.
    ///
    /// - Throws: `.notADatabase` or `.corrupt`, and then the database is as it was. Damage inside a page is not looked for
    ///   (see ``checkIntegrity()``).
    public func deserialize(_ bytes: [UInt8]) throws(SQLiteError) {
        let result = Self.withoutWAL(bytes).withUnsafeBufferPointer { image in
            Result { () throws(SQLiteError) in
                let source = try Connection(.memory)
                if !image.isEmpty { try source.open(image: image) }
                try source.backup(to: self)
            }
        }
        try result.get()
    }

    /// The image without its mark "WAL" (offsets 18 and 19), which the image of a file bears and a database in memory cannot
    /// obey (<https://www.sqlite.org/fileformat2.html#file_format_version_numbers>).
    private static func withoutWAL(_ image: [UInt8]) -> [UInt8] {
        guard image.count > 19, image[18] == 2, image[19] == 2 else { return image }
        var image = image
        image[18] = 1
        image[19] = 1
        return image
    }

    /// Reads the database in place from `image`, which must outlive the connection's last use.
    private func open(image: UnsafeBufferPointer<UInt8>) throws(SQLiteError) {
        let count = sqlite3_int64(image.count)
        // C asks for memory it may write; read-only, it does not.
        let bytes = UnsafeMutablePointer(mutating: image.baseAddress)
        try check(sqlite3_deserialize(handle, "main", bytes, count, count, UInt32(SQLITE_DESERIALIZE_READONLY)))
        // An image shorter than its header says would be copied with zeros for the missing pages.
        let sql: StaticString = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        let size = try first(sql) { $0.int(0) } ?? 0
        guard size <= image.count else { throw SQLiteError(SQLITE_CORRUPT, message: "the image is cut short") }
    }

    /// Copies the whole database over that of `destination`, in one step.
    ///
    /// - Throws: `.error` when a query or transaction of `destination` is running, `.busy` when one of this connection writes;
    ///   `destination` is then as it was.
    public func backup(to destination: Connection) throws(SQLiteError) {
        guard let backup = sqlite3_backup_init(destination.handle, "main", handle, "main") else {
            throw SQLiteError(sqlite3_extended_errcode(destination.handle), of: destination.handle)
        }
        let step = sqlite3_backup_step(backup, -1)
        let finish = sqlite3_backup_finish(backup)
        guard step == SQLITE_DONE else {
            throw SQLiteError(finish == SQLITE_OK ? step : finish, of: destination.handle)
        }
        try destination.check(finish)
    }

    /// Writes a copy of the database, without its free pages, to a new file at `path`.
    ///
    /// - Throws: `.error` when the file is there already and not empty, `.cannotOpen`.
    public func vacuumInto(_ path: String) throws(SQLiteError) {
        try run("VACUUM INTO ?", path)
    }

    /// Moves everything from the write-ahead log into the database file and empties the log; nothing to do in memory.
    public func checkpoint() throws(SQLiteError) {
        try check(sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil))
    }

    /// Reads every page and index.
    ///
    /// - Throws: `.corrupt` with the first finding as its message, or whatever stopped the reading.
    public func checkIntegrity() throws(SQLiteError) {
        let sql: StaticString = "PRAGMA integrity_check(1)"
        let finding = try first(sql) { $0.text(0) } ?? "ok"
        guard finding == "ok" else { throw SQLiteError(SQLITE_CORRUPT, message: finding, sql: "\(sql)") }
    }

    /// The number that the application keeps in the database's header; 0 in a new one.
    public func userVersion() throws(SQLiteError) -> Int32 {
        Int32(truncatingIfNeeded: try first("PRAGMA user_version") { $0.int64(0) } ?? 0)
    }

    /// Sets the number that the application keeps in the database's header.
    public func setUserVersion(_ version: Int32) throws(SQLiteError) {
        try execute("PRAGMA user_version = \(version)")
    }
}
