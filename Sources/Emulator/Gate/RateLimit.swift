/// How many requests a token may make.
///
/// Source: contract README, *Rate limit*: 60 a minute, token bucket refilled continuously.
public struct RateLimit: Sendable, Equatable {
    /// Requests a full bucket holds.
    public var capacity: Int
    /// Milliseconds in which an empty bucket fills.
    public var period: Int64

    /// The documented limit.
    public static let documented = RateLimit(capacity: 60, period: 60_000)

    /// `capacity` requests every `period` milliseconds.
    public init(capacity: Int, period: Int64) {
        self.capacity = capacity
        self.period = period
    }

    /// The unit in which `reset` is told: documented are seconds, live servers were seen sending milliseconds.
    public enum ResetUnit: String, Sendable, CaseIterable {
        case seconds, milliseconds
    }
}
