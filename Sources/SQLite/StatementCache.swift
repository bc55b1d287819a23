/// A connection's prepared statements.
///
/// SQL written as a literal is found by its address, which is the fastest key there is, and stays: a program has only so
/// many literals. Generated SQL is found by its text, and of those the ones longest unused make room for new ones.
@usableFromInline
struct StatementCache {
    /// How many generated statements are kept.
    static let generatedCapacity = 128

    @usableFromInline var literals: [UnsafePointer<UInt8>: Statement] = [:]
    private var generated: [String: Statement] = [:]
    private var uses: UInt64 = 0

    mutating func statement(generated sql: String, on database: OpaquePointer) throws(SQLiteError) -> Statement {
        uses += 1
        if let known = generated[sql], !known.isBusy {
            known.lastUse = uses
            return known
        }
        let new = try Self.prepare(sql, on: database)
        guard generated[sql] == nil else { return new }
        if generated.count >= Self.generatedCapacity,
            let oldest = generated.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            generated[oldest.key] = nil
        }
        new.lastUse = uses
        generated[sql] = new
        return new
    }

    @usableFromInline @inline(never)
    mutating func prepareLiteral(_ sql: StaticString, on database: OpaquePointer) throws(SQLiteError) -> Statement {
        let text = UnsafeBufferPointer(start: sql.utf8Start, count: sql.utf8CodeUnitCount)
        let new = try Statement(text, on: database)
        // A busy one stays in its place: the new one serves this use alone.
        if literals[sql.utf8Start] == nil { literals[sql.utf8Start] = new }
        return new
    }

    private static func prepare(_ sql: String, on database: OpaquePointer) throws(SQLiteError) -> Statement {
        var sql = sql
        // `withUTF8` rethrows any error, so a typed one goes out by way of a Result.
        return try sql.withUTF8 { text in
            Result { () throws(SQLiteError) in try Statement(text, on: database) }
        }.get()
    }
}
