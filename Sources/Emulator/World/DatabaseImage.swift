import Locks
import SQLite
import Store

/// A world's database at one moment, from which others are copied; it never changes.
///
/// It stays a database in memory: copying its pages takes half the time that the bytes of a file would take.
/// Unchecked, since the compiler cannot see that ``connection`` is used under the lock alone.
final class DatabaseImage: @unchecked Sendable {
    private let connection: Connection
    /// Of something that has a size: ThreadSanitizer would take the place of nothing for that of its neighbour.
    private let lock = Locked(0)

    /// What a store holds now.
    init(copying store: Store) throws(SQLiteError) {
        connection = try store.copy()
    }

    /// A store of its own in memory that begins as this, and converts money by these rates.
    func makeStore(_ rates: CurrencyRates) throws(SQLiteError) -> Store {
        try used { connection throws(SQLiteError) in try Store(copying: connection, dollars: rates.dollars) }
    }

    /// Puts this in place of all that a store holds.
    func replaceContents(of store: Store) throws(SQLiteError) {
        try used { connection throws(SQLiteError) in try store.replaceContents(by: connection) }
    }

    /// The bytes of a SQLite file.
    func file() throws(SQLiteError) -> [UInt8] {
        try used { connection throws(SQLiteError) in try connection.serialize() }
    }

    private func used<Result>(_ work: (Connection) throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        var outcome: Swift.Result<Result, SQLiteError>?
        lock.withLock { _ in
            outcome = Swift.Result { () throws(SQLiteError) in try work(connection) }
        }
        return try outcome!.get()
    }
}
