extension Migration {
    /// Dropped requests of crawlers are counted by when they came: periods may change afterwards. What was counted by the start
    /// of a period stays at that time. A new table, since SQLite reads the whole schema several times to rename a column.
    static let droppedRequests = Migration(
        name: "dropped requests",
        script: """
            CREATE TABLE dropped_requests (
                user_id TEXT NOT NULL REFERENCES users (id),
                time    INTEGER NOT NULL,
                count   INTEGER NOT NULL,
                PRIMARY KEY (user_id, time)
            ) STRICT, WITHOUT ROWID;
            INSERT INTO dropped_requests SELECT user_id, period, count FROM dropped_bot_requests;
            DROP TABLE dropped_bot_requests;
            """)
}
