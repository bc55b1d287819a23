import CSQLite

/// A value that can stand for a parameter (`?`) of a statement.
public protocol SQLiteBindable {
    /// Binds the value to the parameter at `index` (from 1) of `statement` and returns SQLite's result code.
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Int64: SQLiteBindable {
    /// Binds an INTEGER.
    @inlinable
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self)
    }
}

extension Int: SQLiteBindable {
    /// Binds an INTEGER.
    @inlinable
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Bool: SQLiteBindable {
    /// Binds the INTEGER 0 or 1.
    @inlinable
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }
}

extension Double: SQLiteBindable {
    /// Binds a REAL; not-a-number becomes NULL, as SQLite has none.
    @inlinable
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_double(statement, index, self)
    }
}

extension String: SQLiteBindable {
    /// Binds a TEXT of the string's UTF-8, U+0000 included.
    @inlinable
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { utf8 in
            guard let base = utf8.baseAddress else { return csqlite_bind_text(statement, index, "", 0) }
            return base.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
                csqlite_bind_text(statement, index, $0, UInt64(utf8.count))
            }
        }
    }
}

extension Array: SQLiteBindable where Element == UInt8 {
    /// Binds a BLOB; an empty array is an empty blob, not NULL.
    @inlinable
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            // SQLite takes a null pointer for NULL, whatever the count.
            guard let base = bytes.baseAddress, !bytes.isEmpty else {
                return sqlite3_bind_zeroblob(statement, index, 0)
            }
            return csqlite_bind_blob(statement, index, base, UInt64(bytes.count))
        }
    }
}

extension Optional: SQLiteBindable where Wrapped: SQLiteBindable {
    /// Binds the value, or NULL for `nil`.
    @inlinable
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .some(let value): value.bind(to: statement, at: index)
        case .none: sqlite3_bind_null(statement, index)
        }
    }
}
