import CivilTime
import Glibc

/// The one clock of a world: the machine's, the machine's moved by an offset, or a frozen instant.
public enum WorldClock: Sendable, Equatable {
    /// Runs with the machine's clock, `milliseconds` ahead of it.
    case running(offset: Int64)
    /// Stands still.
    case frozen(Instant)

    /// The machine's own time.
    public static let system = WorldClock.running(offset: 0)

    /// The world's time.
    public var now: Instant {
        switch self {
        case .running(let offset): Instant(milliseconds: Self.systemMilliseconds) + offset
        case .frozen(let instant): instant
        }
    }

    private static var systemMilliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
