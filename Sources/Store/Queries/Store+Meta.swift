import SQLite

/// Facts of the database itself.
extension Store {
    /// How many times the database was opened before; counts this one.
    package func nextGeneration() throws(SQLiteError) -> Int64 {
        try transaction { () throws(SQLiteError) in
            let generation =
                try connection.first("SELECT value FROM meta WHERE key = 'generation'") { row in row.int64(0) } ?? 0
            try connection.run(
                "INSERT OR REPLACE INTO meta (key, value) VALUES ('generation', ?)", generation + 1)
            return generation
        }
    }

    /// Whether a seed was ever planted: a database opened again is not seeded anew.
    package func isSeeded() throws(SQLiteError) -> Bool {
        try seedName() != nil
    }

    /// The name of the seed that was planted; nil when none was.
    package func seedName() throws(SQLiteError) -> String? {
        try connection.first("SELECT value FROM meta WHERE key = 'seed'") { row in row.text(0) }
    }

    /// Remembers the name of the seed that was planted.
    package func markSeeded(_ name: String) throws(SQLiteError) {
        try connection.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('seed', ?)", name)
    }
}
