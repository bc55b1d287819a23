import CSQLite

extension Connection {
    /// Runs `body` in a transaction that commits when it returns and is rolled back when it throws. Inside another
    /// transaction it is a savepoint: rolled back alone, committed with the outer one.
    public func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try begin()
        do throws(SQLiteError) {
            let result = try body()
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// The same for a body that throws errors of its own, which come out as they are.
    @_disfavoredOverload
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try begin()
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private func begin() throws(SQLiteError) {
        if transactionDepth == 0 {
            // Immediate: a lock that cannot be had is told at once, not at the first write.
            try run("BEGIN IMMEDIATE")
        } else {
            try run("SAVEPOINT nested")
        }
        transactionDepth += 1
    }

    private func commit() throws(SQLiteError) {
        if transactionDepth == 1 { try run("COMMIT") } else { try run("RELEASE nested") }
        transactionDepth -= 1
    }

    private func rollBack() {
        transactionDepth -= 1
        // Some failures (a full disk, an interrupt) have rolled everything back already.
        guard isInTransaction else { return }
        // What is thrown is the reason for rolling back; should that fail too, the connection says so at its next use.
        if transactionDepth == 0 {
            _ = try? run("ROLLBACK")
        } else {
            _ = try? run("ROLLBACK TO nested")
            _ = try? run("RELEASE nested")
        }
    }
}
