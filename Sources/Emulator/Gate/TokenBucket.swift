import CivilTime

/// One token's bucket: how much of its ``RateLimit`` is gone, and as of when.
///
/// Counted in milliseconds × capacity: a request costs `period` of them and a millisecond gives back `capacity`,
/// which keeps every rate exact in integers.
struct TokenBucket: Sendable {
    private var missing: Int64 = 0
    private var asOf = Instant(milliseconds: 0)

    /// What a request found.
    struct Outcome: Equatable {
        let isAllowed: Bool
        /// Whole requests left after this one.
        let remaining: Int
        /// When the bucket will be full.
        let resetAt: Instant
    }

    /// Takes one request out of the bucket if it holds one.
    mutating func take(_ limit: RateLimit, at now: Instant) -> Outcome {
        let capacity = Int64(limit.capacity)
        let full = limit.period * capacity
        // Neither a clock set back nor one set far ahead may count for more than one whole period.
        let elapsed = min(max(0, now - asOf), limit.period)
        missing = min(max(0, missing - elapsed * capacity), full)
        asOf = now
        let isAllowed = missing + limit.period <= full
        if isAllowed { missing += limit.period }
        return Outcome(
            isAllowed: isAllowed, remaining: Int((full - missing) / limit.period),
            resetAt: now + (missing + capacity - 1) / capacity)
    }
}
