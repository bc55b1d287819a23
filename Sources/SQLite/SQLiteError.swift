import CSQLite
import Glibc

/// A result code of SQLite's, primary or extended (<https://www.sqlite.org/rescode.html>).
@frozen
public struct ResultCode: RawRepresentable, Equatable, Hashable, Sendable {
    /// The number that the C interface uses.
    public let rawValue: Int32

    /// The code with the number `rawValue`.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// A generic error: bad SQL, a missing table, a column that does not exist.
    public static let error = ResultCode(rawValue: SQLITE_ERROR)
    /// Another connection holds a lock that is needed.
    public static let busy = ResultCode(rawValue: SQLITE_BUSY)
    /// A statement of the same connection stands in the way.
    public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
    /// The database may not be written.
    public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
    /// ``Connection/interrupt()`` stopped the statement.
    public static let interrupt = ResultCode(rawValue: SQLITE_INTERRUPT)
    /// The file's contents are damaged.
    public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
    /// The disk is full.
    public static let full = ResultCode(rawValue: SQLITE_FULL)
    /// The file could not be opened.
    public static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
    /// A constraint was violated; the extended code says which.
    public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
    /// The library was used wrongly.
    public static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
    /// A parameter that the SQL does not have, or one left without a value.
    public static let range = ResultCode(rawValue: SQLITE_RANGE)
    /// The file is no database.
    public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)

    /// Extended: a UNIQUE constraint.
    public static let constraintUnique = ResultCode(rawValue: SQLITE_CONSTRAINT | (8 << 8))
    /// Extended: a PRIMARY KEY constraint.
    public static let constraintPrimaryKey = ResultCode(rawValue: SQLITE_CONSTRAINT | (6 << 8))
    /// Extended: a FOREIGN KEY constraint.
    public static let constraintForeignKey = ResultCode(rawValue: SQLITE_CONSTRAINT | (3 << 8))
    /// Extended: a NOT NULL constraint.
    public static let constraintNotNull = ResultCode(rawValue: SQLITE_CONSTRAINT | (5 << 8))
    /// Extended: a CHECK constraint.
    public static let constraintCheck = ResultCode(rawValue: SQLITE_CONSTRAINT | (1 << 8))
}

/// What SQLite answered instead of success.
public struct SQLiteError: Error, Equatable, CustomStringConvertible {
    /// The primary result code, which says what to do about it.
    public let code: ResultCode
    /// The extended result code, which says more of the cause; equal to `code` where there is no more to say.
    public let extendedCode: ResultCode
    /// SQLite's own words, in English, and the system's where it could not open a file.
    public let message: String
    /// The SQL that was run, where there was some (values are never part of it).
    public let sql: String?

    init(_ resultCode: Int32, message: String, sql: String? = nil) {
        code = ResultCode(rawValue: resultCode & 0xff)
        extendedCode = ResultCode(rawValue: resultCode)
        self.message = message
        self.sql = sql
    }

    /// A failure that the library's caller found, as far as it is one of the kinds that SQLite has.
    public init(_ code: ResultCode, message: String) {
        self.init(code.rawValue, message: message)
    }

    /// The last failure of `database`, to be made before anything else is asked of it.
    init(_ resultCode: Int32, of database: OpaquePointer?, sql: String? = nil) {
        // The connection's message is about its last call; it fits only if that call is the one that failed.
        let isLast = database != nil && sqlite3_extended_errcode(database) == resultCode
        let text = isLast ? sqlite3_errmsg(database) : sqlite3_errstr(resultCode)
        var message = text.map { String(cString: $0) } ?? "unknown error"
        if resultCode & 0xff == SQLITE_CANTOPEN, let database {
            // "unable to open database file" leaves out why.
            let cause = sqlite3_system_errno(database)
            if cause != 0 { message += ": \(String(cString: strerror(cause)))" }
        }
        self.init(resultCode, message: message, sql: sql)
    }

    /// One line for a log.
    public var description: String {
        let place = sql.map { " in: \($0)" } ?? ""
        return "SQLite error \(extendedCode.rawValue): \(message)\(place)"
    }
}
