extension Migration {
    /// A session counts nowhere until it has a pageview, nor do its goals and exit clicks: such sessions are few, and
    /// reports of events need all of them.
    static let uncountedSessions = Migration(
        name: "uncounted sessions",
        script: "CREATE INDEX sessions_uncounted ON sessions (website_id, pageview_count) WHERE pageview_count = 0")
}
