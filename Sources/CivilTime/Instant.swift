/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (as in JavaScript and POSIX).
@frozen
public struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, negative before it.
    public let milliseconds: Int64

    /// The moment so many milliseconds after 1970-01-01T00:00:00Z.
    @inlinable
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment so many seconds after 1970-01-01T00:00:00Z; those too far to count in milliseconds are the last that can be.
    @inlinable
    public init(seconds: Int64) {
        let (product, isOverflow) = seconds.multipliedReportingOverflow(by: 1000)
        milliseconds = isOverflow ? (seconds < 0 ? .min : .max) : product
    }

    /// The moment at which a clock that shows UTC reads this.
    public init(utc: CivilDateTime) {
        milliseconds = Int64(utc.millisecondsSinceEpoch)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var seconds: Int64 { floorDivide(milliseconds, 1000) }

    /// What a clock that shows UTC reads, within the years 0000 to 9999.
    public var utc: CivilDateTime {
        CivilDateTime(millisecondsSinceEpoch: Int(milliseconds))
    }
}

extension Instant: Comparable {
    /// Whether the left moment is before the right one.
    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

// MARK: - Arithmetic, in milliseconds; what would overflow stops at the limits of 64 bits

extension Instant {
    /// So many milliseconds later.
    @inlinable
    public static func + (instant: Instant, milliseconds: Int64) -> Instant {
        let (sum, isOverflow) = instant.milliseconds.addingReportingOverflow(milliseconds)
        return Instant(milliseconds: isOverflow ? (milliseconds < 0 ? .min : .max) : sum)
    }

    /// So many milliseconds earlier.
    @inlinable
    public static func - (instant: Instant, milliseconds: Int64) -> Instant {
        let (difference, isOverflow) = instant.milliseconds.subtractingReportingOverflow(milliseconds)
        return Instant(milliseconds: isOverflow ? (milliseconds < 0 ? .max : .min) : difference)
    }

    /// The milliseconds from the right moment to the left one.
    @inlinable
    public static func - (left: Instant, right: Instant) -> Int64 {
        (left - right.milliseconds).milliseconds
    }

    /// Moves it so many milliseconds later.
    @inlinable
    public static func += (instant: inout Instant, milliseconds: Int64) {
        instant = instant + milliseconds
    }
}
