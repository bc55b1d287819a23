import CivilTime
import Glibc

/// The one clock of a world: the machine's, the machine's moved by an offset, a faster or slower one, or a frozen instant.
public enum WorldClock: Sendable, Equatable {
    /// Runs with the machine's clock, `milliseconds` ahead of it.
    case running(offset: Int64)
    /// Stands still.
    case frozen(Instant)
    /// Runs `rate` times as fast as the machine's clock, and read `start` when that one read `machine`.
    case scaled(start: Instant, machine: Instant, rate: Double)

    /// The machine's own time.
    public static let system = WorldClock.running(offset: 0)

    /// The world's time.
    public var now: Instant {
        switch self {
        case .running(let offset): return Self.machineTime + offset
        case .frozen(let instant): return instant
        case .scaled(let start, let machine, let rate):
            let elapsed = Double(Self.machineTime - machine) * rate
            // Beyond a hundred thousand years either way nothing can be told anyway.
            return start + Int64(min(max(elapsed, -Self.far), Self.far))
        }
    }

    /// How many of its seconds pass in one of the machine's.
    public var rate: Double {
        switch self {
        case .running: 1
        case .frozen: 0
        case .scaled(_, _, let rate): rate
        }
    }

    /// The machine's time, in UTC.
    static var machineTime: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    private static let far = 3.2e15
}

// MARK: - Changes

extension WorldClock {
    /// What can be done to a world's clock.
    public enum Change: Sendable, Equatable {
        /// Stops it, at an instant or where it is.
        case freeze(at: Instant?)
        /// Moves it so many milliseconds on, or back; it runs or stands still as before.
        case advance(milliseconds: Int64)
        /// Makes it read an instant; it runs or stands still as before.
        case set(Instant)
        /// Lets it run so many milliseconds ahead of the machine's.
        case offset(milliseconds: Int64)
        /// Lets it run so many times as fast as the machine's, from where it is; 0 stops it.
        case scale(Double)
        /// Makes it what it was when the world was made.
        case reset
    }

    /// The clock after a change. What is not within the years 0000 to 9999 becomes the first or last instant of them.
    func changed(_ change: Change, initial: WorldClock) -> WorldClock {
        switch change {
        case .freeze(let instant): .frozen(Self.known(instant ?? now))
        case .advance(let milliseconds): reading(now + milliseconds)
        case .set(let instant): reading(instant)
        case .offset(let milliseconds): .running(offset: milliseconds)
        case .scale(0): .frozen(now)
        case .scale(1): .running(offset: now - Self.machineTime)
        case .scale(let rate): .scaled(start: now, machine: Self.machineTime, rate: rate)
        case .reset: initial
        }
    }

    /// A clock that goes as this one does, and reads `instant` now.
    private func reading(_ instant: Instant) -> WorldClock {
        let instant = Self.known(instant)
        return switch self {
        case .running: .running(offset: instant - Self.machineTime)
        case .frozen: .frozen(instant)
        case .scaled(_, _, let rate): .scaled(start: instant, machine: Self.machineTime, rate: rate)
        }
    }

    private static let first = Instant(iso8601: "0000-01-01T00:00:00Z") ?? Instant(milliseconds: 0)
    private static let last = Instant(iso8601: "9999-12-31T23:59:59.999Z") ?? Instant(milliseconds: .max)

    private static func known(_ instant: Instant) -> Instant { min(max(instant, first), last) }
}
