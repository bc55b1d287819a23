extension Migration {
    /// Dropped requests of crawlers are counted by when they came: periods may change afterwards. What was counted by the start
    /// of a period stays at that time.
    static let droppedRequests = Migration(
        name: "dropped requests", script: "ALTER TABLE dropped_bot_requests RENAME COLUMN period TO time;")
}
