import CivilTime
import SQLite

extension Instant: SQLiteBindable {
    /// Binds milliseconds since 1970.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        milliseconds.bind(to: statement, at: index)
    }
}

extension Row {
    /// The column as an instant.
    func instant(_ column: Int) -> Instant { Instant(milliseconds: int64(column)) }

    /// The column as an instant, or nil for NULL.
    func instantOrNil(_ column: Int) -> Instant? { isNull(column) ? nil : instant(column) }
}
