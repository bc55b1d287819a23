/// What requests of a journal are asked for.
public struct JournalQuery: Sendable, Equatable {
    /// Which requests.
    public var match = RequestMatch()
    /// Only those that led nowhere.
    public var isUnmatchedOnly = false
    /// Only those after the one with this id.
    public var after: Int?
    /// At most so many: the first after ``after`` if that is given, so that one page follows the other; else the latest.
    public var limit = 1000

    /// The latest thousand.
    public init(_ match: RequestMatch = RequestMatch()) {
        self.match = match
    }
}

/// Requests of a journal.
public struct JournalPage: Sendable, Equatable {
    /// The requests, oldest first.
    public let requests: [RecordedRequest]
    /// How many there are that were asked for, also beyond the limit.
    public let total: Int
    /// How many requests were forgotten for want of room.
    public let dropped: Int
}

extension DataFastEmulator {
    /// Requests that a world has served. Those that the server itself refused, such as 400 for what is no HTTP, came to no world.
    public func requests(_ query: JournalQuery = JournalQuery(), world: String = "default") throws -> JournalPage {
        let found = try find(query, world: world)
        return JournalPage(
            requests: found.entries.map(RecordedRequest.init), total: found.total, dropped: found.dropped)
    }

    /// The same requests as a HAR file (HTTP Archive 1.2), secrets hidden.
    public func exportRequests(_ query: JournalQuery = JournalQuery(), world: String = "default") throws -> [UInt8] {
        HTTPArchive.bytes(of: try find(query, world: world).entries)
    }

    private func find(
        _ query: JournalQuery, world: String
    ) throws -> (entries: ArraySlice<JournalEntry>, total: Int, dropped: Int) {
        try query.match.check()
        let (entries, counts) = try worlds.world(world).journal.entries()
        let found = entries.filter { entry in
            entry.number > query.after ?? 0 && (!query.isUnmatchedOnly || entry.facts.isUnmatched)
                && query.match.matches(entry)
        }
        let limit = max(0, query.limit)
        return (query.after == nil ? found.suffix(limit) : found.prefix(limit), found.count, counts.dropped)
    }

    /// Forgets the requests that a world has served, and says how many those were.
    @discardableResult
    public func deleteRequests(world: String = "default") throws -> Int {
        try worlds.world(world).journal.clear(restart: false)
    }

    /// Checks what a world has served; waits for it as long as the verification says.
    public func verify(_ verification: Verification, world: String = "default") async throws -> VerificationOutcome {
        let world = try worlds.world(world)
        return try await withCheckedThrowingContinuation { continuation in
            do throws(ControlError) {
                try world.verify(verification) { continuation.resume(returning: $0) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
