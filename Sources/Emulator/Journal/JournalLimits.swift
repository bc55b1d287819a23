/// How much a world remembers of its requests.
public struct JournalLimits: Sendable, Equatable {
    /// The most requests; 0 remembers none.
    public var entries: Int
    /// The most bytes of requests and answers, what the bookkeeping takes included.
    public var bytes: Int

    /// Ten thousand requests, 16 MiB.
    public init(entries: Int = 10_000, bytes: Int = 16 * 1024 * 1024) {
        self.entries = entries
        self.bytes = bytes
    }
}
