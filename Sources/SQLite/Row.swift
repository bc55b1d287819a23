import CSQLite

/// The row that a statement stands on. Valid only inside the closure that receives it.
///
/// Columns count from 0. A column is converted as SQLite converts (<https://www.sqlite.org/c3ref/column_blob.html>): NULL reads
/// as 0, 0.0, "" or no bytes, and so does a column that the row does not have; the `…OrNil` reads tell NULL apart.
@frozen
public struct Row {
    @usableFromInline let statement: OpaquePointer

    @inlinable
    init(statement: OpaquePointer) { self.statement = statement }

    /// How many columns the row has.
    @inlinable
    public var count: Int { Int(sqlite3_column_count(statement)) }

    /// Whether the column is NULL.
    @inlinable
    public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
    }

    /// The column as an INTEGER.
    @inlinable
    public func int64(_ column: Int) -> Int64 {
        sqlite3_column_int64(statement, Int32(truncatingIfNeeded: column))
    }

    /// The column as an INTEGER.
    @inlinable
    public func int(_ column: Int) -> Int { Int(truncatingIfNeeded: int64(column)) }

    /// The column as a truth value: any INTEGER but 0 is true.
    @inlinable
    public func bool(_ column: Int) -> Bool { int64(column) != 0 }

    /// The column as a REAL.
    @inlinable
    public func double(_ column: Int) -> Double {
        sqlite3_column_double(statement, Int32(truncatingIfNeeded: column))
    }

    /// The column as TEXT; bytes that are not UTF-8 are replaced by U+FFFD.
    @inlinable
    public func text(_ column: Int) -> String {
        withText(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The column as a BLOB.
    @inlinable
    public func blob(_ column: Int) -> [UInt8] {
        withBlob(column) { [UInt8]($0) }
    }

    /// The column as an INTEGER, or nil for NULL.
    @inlinable
    public func int64OrNil(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

    /// The column as an INTEGER, or nil for NULL.
    @inlinable
    public func intOrNil(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

    /// The column as a truth value, or nil for NULL.
    @inlinable
    public func boolOrNil(_ column: Int) -> Bool? { isNull(column) ? nil : bool(column) }

    /// The column as a REAL, or nil for NULL.
    @inlinable
    public func doubleOrNil(_ column: Int) -> Double? { isNull(column) ? nil : double(column) }

    /// The column as TEXT, or nil for NULL.
    @inlinable
    public func textOrNil(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// The column as a BLOB, or nil for NULL.
    @inlinable
    public func blobOrNil(_ column: Int) -> [UInt8]? { isNull(column) ? nil : blob(column) }

    /// The UTF-8 of the column's text, in place: nothing is copied. The buffer is valid only inside `body`.
    @inlinable
    public func withText<T>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        let index = Int32(truncatingIfNeeded: column)
        // The pointer first, the count after: asking for the text may convert the value and change its length.
        let base = sqlite3_column_text(statement, index)
        return body(
            UnsafeBufferPointer(start: base, count: base == nil ? 0 : Int(sqlite3_column_bytes(statement, index))))
    }

    /// The column's bytes, in place: nothing is copied. The buffer is valid only inside `body`.
    @inlinable
    public func withBlob<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
        let index = Int32(truncatingIfNeeded: column)
        let base = sqlite3_column_blob(statement, index)
        return body(
            UnsafeRawBufferPointer(start: base, count: base == nil ? 0 : Int(sqlite3_column_bytes(statement, index))))
    }

    /// The column in its own storage class.
    public func value(_ column: Int) -> SQLiteValue {
        switch sqlite3_column_type(statement, Int32(truncatingIfNeeded: column)) {
        case SQLITE_INTEGER: .integer(int64(column))
        case SQLITE_FLOAT: .real(double(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }
}
