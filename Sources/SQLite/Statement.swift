import CSQLite

/// A prepared statement, kept for its next use. ``Connection`` lends it for the length of one query.
@usableFromInline
final class Statement {
    @usableFromInline let handle: OpaquePointer
    @usableFromInline let parameterCount: Int32
    /// Whether a query is running it: a second one of the same SQL, inside the first one's closure, needs its own.
    @usableFromInline var isBusy = false
    /// When it was last asked for, in uses of the cache (see ``StatementCache``).
    var lastUse: UInt64 = 0

    /// Compiles the one statement that `sql` holds.
    init(_ sql: UnsafeBufferPointer<UInt8>, on database: OpaquePointer) throws(SQLiteError) {
        func text() -> String { String(decoding: sql, as: UTF8.self) }
        guard let count = Int32(exactly: sql.count), let base = sql.baseAddress, count > 0 else {
            throw SQLiteError(SQLITE_MISUSE, message: "no SQL, or too much", sql: text())
        }
        var handle: OpaquePointer?
        var tail: UnsafePointer<CChar>?
        let start = UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let result = sqlite3_prepare_v3(database, start, count, flags, &handle, &tail)
        guard result == SQLITE_OK else { throw SQLiteError(result, of: database, sql: text()) }
        guard let handle else { throw SQLiteError(SQLITE_MISUSE, message: "no statement", sql: text()) }
        let rest = sql[(tail.map { $0 - start } ?? sql.count)...]
        guard rest.allSatisfy({ $0 == 0x20 || (0x09...0x0d).contains($0) }) else {
            sqlite3_finalize(handle)
            throw SQLiteError(SQLITE_MISUSE, message: "more than one statement", sql: text())
        }
        self.handle = handle
        parameterCount = sqlite3_bind_parameter_count(handle)
    }

    deinit { sqlite3_finalize(handle) }

    /// Moves to the next row; false when there is none.
    @inlinable
    func step() throws(SQLiteError) -> Bool {
        let result = sqlite3_step(handle)
        if result == SQLITE_ROW { return true }
        if result == SQLITE_DONE { return false }
        throw failure(result)
    }

    /// Checks what binding answered, and that every parameter got a value: an old one never stays.
    @inlinable
    func checkBinding(_ result: Int32, count: Int32) throws(SQLiteError) {
        if result != SQLITE_OK || count != parameterCount { throw bindingFailure(result, count: count) }
    }

    /// Ends a use that failed. The failure has been reported already, so what resetting answers (the same) is dropped.
    @inlinable
    func abandon() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isBusy = false
    }

    /// Ends a use. Outside a transaction this is where a statement left before its last row commits, which may fail.
    @inlinable
    func finish() throws(SQLiteError) {
        let result = sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isBusy = false
        if result != SQLITE_OK { throw failure(result) }
    }

    @usableFromInline @inline(never)
    func failure(_ result: Int32) -> SQLiteError {
        SQLiteError(result, of: sqlite3_db_handle(handle), sql: sql)
    }

    @usableFromInline @inline(never)
    func bindingFailure(_ result: Int32, count: Int32) -> SQLiteError {
        guard count == parameterCount else {
            return SQLiteError(SQLITE_RANGE, message: "\(count) values for \(parameterCount) parameters", sql: sql)
        }
        return failure(result)
    }

    private var sql: String? { sqlite3_sql(handle).map { String(cString: $0) } }
}
