import CivilTime
import HTTPServer

/// A request and its answer as they were, kept as they are: what is shown of them is made when somebody asks.
final class JournalEntry: Sendable {
    /// What a world knows of a request it has served.
    struct Facts: Sendable {
        let request: HTTPRequest
        /// The request's path within the world.
        let path: ArraySlice<UInt8>
        /// The operation, or the name of a route beside the API; nil for a request that led nowhere.
        let operation: String?
        let response: HTTPResponse
        /// The world's time when it was served.
        let time: Instant
        /// Nanoseconds; none pass while the world's clock stands still.
        let duration: Int64
        let fault: String?

        /// Whether it led nowhere: to an unknown path or world, or to a method that a path does not have.
        var isUnmatched: Bool { operation == nil }
    }

    /// Counts a world's requests, from 1. Set once, by the journal that takes the entry in.
    nonisolated(unsafe) var number = 0
    let facts: Facts
    /// The bytes that the entry holds on to, about.
    let size: Int

    init(_ facts: Facts) {
        self.facts = facts
        size = Self.size(facts)
    }

    private static func size(_ facts: Facts) -> Int {
        var size = 640 + facts.request.byteCount + facts.response.body.capacity
        for field in facts.response.fields { size += 32 + field.name.utf8.count + field.value.utf8.count }
        return size
    }
}
