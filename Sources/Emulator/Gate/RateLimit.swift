/// How many requests a token may make.
///
/// Source: contract README, *Rate limit*: 60 a minute, token bucket refilled continuously.
public struct RateLimit: Sendable, Equatable {
    /// Requests a full bucket holds, at least one.
    public let capacity: Int
    /// Milliseconds in which an empty bucket fills, at least one.
    public let period: Int64

    /// The documented limit.
    public static let documented = RateLimit(capacity: 60, period: 60_000)

    /// `capacity` requests every `period` milliseconds, both brought between 1 and a thousand million: their product
    /// then fits into 64 bits.
    public init(capacity: Int, period: Int64) {
        self.capacity = min(max(capacity, 1), 1_000_000_000)
        self.period = min(max(period, 1), 1_000_000_000)
    }

    /// The unit in which `reset` is told: documented are seconds, live servers were seen sending milliseconds.
    public enum ResetUnit: String, Sendable, CaseIterable {
        case seconds, milliseconds
    }
}
