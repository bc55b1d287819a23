import CSQLite

/// A connection to one database, in memory or in a file.
///
/// It is opened without SQLite's own mutex and is not `Sendable`: whoever owns it lets one thread at a time use it. Only
/// ``interrupt()`` may be called meanwhile from another thread.
public final class Connection {
    /// Where the database lives.
    public enum Location: Equatable, Sendable {
        /// In memory, private to the connection and gone with it.
        case memory
        /// In the file at this path, made if missing, which the connection keeps to itself (see ``Connection``).
        case file(String)
    }

    @usableFromInline let handle: OpaquePointer
    @usableFromInline var cache = StatementCache()
    /// How many `transaction` calls are running, one inside the other.
    var transactionDepth = 0

    /// Opens the database.
    ///
    /// A file is locked for this connection alone until it closes, and written ahead (WAL) with `synchronous=NORMAL`: a killed
    /// process loses nothing that was committed. A string in double quotes is a name and never a literal; a schema that a file
    /// brought along is not trusted.
    ///
    /// - Parameters:
    ///   - location: in memory or in a file.
    ///   - foreignKeys: whether foreign keys are enforced.
    /// - Throws: `.busy` when another connection holds the file, `.cannotOpen`, `.notADatabase`, `.corrupt`.
    public init(_ location: Location = .memory, foreignKeys: Bool = true) throws(SQLiteError) {
        let path = if case .file(let path) = location { path } else { ":memory:" }
        Self.tuneLibrary
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var handle: OpaquePointer?
        let result = sqlite3_open_v2(path, &handle, flags, nil)
        guard result == SQLITE_OK, let handle else {
            let error = SQLiteError(result, of: handle)
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
        try configure(location, foreignKeys: foreignKeys)
    }

    deinit {
        // Statements are finalized by the cache after this; version 2 of closing waits for them.
        sqlite3_close_v2(handle)
    }

    /// Runs once in the process. Measured: a tenth less time for a query. Where someone else used SQLite before, it is refused
    /// and everything works as well, only slower.
    private static let tuneLibrary: Void = {
        _ = csqlite_stop_counting_memory()
    }()

    private func configure(_ location: Location, foreignKeys: Bool) throws(SQLiteError) {
        let flags = [
            (SQLITE_DBCONFIG_DQS_DDL, false), (SQLITE_DBCONFIG_DQS_DML, false), (SQLITE_DBCONFIG_DEFENSIVE, true),
            (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false), (SQLITE_DBCONFIG_ENABLE_FKEY, foreignKeys),
        ]
        for (flag, on) in flags {
            try check(csqlite_db_config_flag(handle, flag, on ? 1 : 0))
        }
        // Debian overwrites deleted content with zeros by default, for which a test double has no use.
        try execute("PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY")
        guard case .file = location else { return }
        // The lock mode comes first: an exclusive connection's WAL then needs no shared memory. The cache size is in KiB.
        // Gathering the WAL in the file waits for the disk: at 4000 pages, 16 MB, instead of at 1000 it does a quarter as often.
        try execute(
            """
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA cache_size = -65536;
            """)
    }

    /// Runs a script of any number of statements, such as a schema; rows are dropped.
    ///
    /// - Throws: the first failure; the statements before it have taken effect, unless they are in a transaction.
    public func execute(_ script: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, script, nil, nil, nil), sql: script)
    }

    /// Stops the statements that are running, which then throw `.interrupt`. May be called from another thread, as long as
    /// the connection is sure to stay open meanwhile.
    public func interrupt() { sqlite3_interrupt(handle) }

    /// The row id of the last row inserted by this connection, 0 before the first.
    public var lastInsertRowID: Int64 { sqlite3_last_insert_rowid(handle) }

    /// How many rows the last INSERT, UPDATE or DELETE changed.
    @inlinable
    public var changes: Int { Int(sqlite3_changes64(handle)) }

    /// Throws what `result` stands for unless it is success.
    func check(_ result: Int32, sql: String? = nil) throws(SQLiteError) {
        guard result == SQLITE_OK else { throw SQLiteError(result, of: handle, sql: sql) }
    }
}
