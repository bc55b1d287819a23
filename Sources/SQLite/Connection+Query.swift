import CSQLite

// Each query runs one statement from the cache and always leaves it reset, also when an error is thrown. Values take the
// place of the parameters (`?`) in order, one for each.
//
// A literal is compiled at its first use, and looked up by its address from then on. SQL put together at run time (from names
// of a closed set, never from a user's text) has forms of its own, labelled `generated`, that take a list of values.

extension Connection {
    /// Runs a statement and calls `body` for each row.
    @inlinable
    public func query<each Value: SQLiteBindable>(
        _ sql: StaticString, _ values: repeat each Value, body: (Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let statement = try statement(sql)
        do throws(SQLiteError) {
            try bind(repeat each values, to: statement)
            let row = Row(statement: statement.handle)
            while try statement.step() { try body(row) }
        } catch {
            statement.abandon()
            throw error
        }
        try statement.finish()
    }

    /// Runs a statement and returns what `body` makes of its first row, or nil when there is none.
    @inlinable
    public func first<Result, each Value: SQLiteBindable>(
        _ sql: StaticString, _ values: repeat each Value, body: (Row) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> Result? {
        let statement = try statement(sql)
        let result: Result?
        do throws(SQLiteError) {
            try bind(repeat each values, to: statement)
            result = try statement.step() ? try body(Row(statement: statement.handle)) : nil
        } catch {
            statement.abandon()
            throw error
        }
        try statement.finish()
        return result
    }

    /// Runs a statement and returns what `body` makes of each row, in order.
    @inlinable
    public func all<Result, each Value: SQLiteBindable>(
        _ sql: StaticString, _ values: repeat each Value, body: (Row) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> [Result] {
        var results: [Result] = []
        try query(sql, repeat each values) { (row) throws(SQLiteError) in results.append(try body(row)) }
        return results
    }

    /// Runs a statement to its end and returns how many rows it changed (of an INSERT, UPDATE or DELETE; after another
    /// statement the number means nothing).
    @inlinable @discardableResult
    public func run<each Value: SQLiteBindable>(
        _ sql: StaticString, _ values: repeat each Value
    ) throws(SQLiteError) -> Int {
        try query(sql, repeat each values) { _ in }
        return changes
    }

    /// Runs generated SQL and calls `body` for each row.
    public func query(
        generated sql: String, _ values: [SQLiteValue] = [], body: (Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        try query(generated: sql, each: values, body: body)
    }

    /// The same with values that all have one type.
    @inlinable
    public func query<Value: SQLiteBindable>(
        generated sql: String, each values: [Value], body: (Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let statement = try statement(generated: sql)
        do throws(SQLiteError) {
            var index: Int32 = 0
            var result = SQLITE_OK
            for value in values {
                index += 1
                if result == SQLITE_OK { result = value.bind(to: statement.handle, at: index) }
            }
            try statement.checkBinding(result, count: index)
            let row = Row(statement: statement.handle)
            while try statement.step() { try body(row) }
        } catch {
            statement.abandon()
            throw error
        }
        try statement.finish()
    }

    /// Runs generated SQL and returns what `body` makes of each row, in order.
    public func all<Result>(
        generated sql: String, _ values: [SQLiteValue] = [], body: (Row) throws(SQLiteError) -> Result
    ) throws(SQLiteError) -> [Result] {
        var results: [Result] = []
        try query(generated: sql, values) { (row) throws(SQLiteError) in results.append(try body(row)) }
        return results
    }

    /// Runs generated SQL to its end and returns how many rows it changed.
    @discardableResult
    public func run(generated sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) -> Int {
        try query(generated: sql, values) { _ in }
        return changes
    }

    @usableFromInline
    func statement(generated sql: String) throws(SQLiteError) -> Statement {
        let statement = try cache.statement(generated: sql, on: handle)
        statement.isBusy = true
        return statement
    }

    @inlinable @inline(__always)
    func statement(_ sql: StaticString) throws(SQLiteError) -> Statement {
        let known = cache.literals[sql.utf8Start]
        let statement =
            if let known, !known.isBusy { known } else { try cache.prepareLiteral(sql, on: handle) }
        statement.isBusy = true
        return statement
    }

    @inlinable @inline(__always)
    func bind<each Value: SQLiteBindable>(
        _ values: repeat each Value, to statement: Statement
    ) throws(SQLiteError) {
        var index: Int32 = 0
        var result = SQLITE_OK
        for value in repeat each values {
            index += 1
            if result == SQLITE_OK { result = value.bind(to: statement.handle, at: index) }
        }
        try statement.checkBinding(result, count: index)
    }
}
