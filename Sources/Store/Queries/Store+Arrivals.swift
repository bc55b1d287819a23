import SQLite

extension Store {
    /// The key of the goal or payment that comes now.
    ///
    /// Both have keys of one sequence, so that of one moment it can be told which came first.
    func nextArrival() throws(SQLiteError) -> Int64 {
        let next =
            if let latestArrival { latestArrival + 1 } else { try storedArrival() + 1 }
        latestArrival = next
        return next
    }

    /// The key of the latest that is there.
    private func storedArrival() throws(SQLiteError) -> Int64 {
        try connection.first(
            "SELECT max((SELECT coalesce(max(id), 0) FROM goals), (SELECT coalesce(max(id), 0) FROM payments))"
        ) { $0.int64(0) } ?? 0
    }
}
