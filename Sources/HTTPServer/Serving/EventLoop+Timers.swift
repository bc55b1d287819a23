import Glibc

extension EventLoop {
    /// The time limits in nanoseconds.
    struct Timeouts {
        let idle, header, body, write, delivery, linger: UInt64
        /// How often deadlines are looked at: a request costs no more than writing one down.
        let sweep: UInt64

        init(_ limits: HTTPLimits) {
            idle = limits.idleTimeout.nanoseconds
            header = limits.headerTimeout.nanoseconds
            body = limits.bodyTimeout.nanoseconds
            write = limits.writeTimeout.nanoseconds
            delivery = limits.deliveryTimeout.nanoseconds
            linger = limits.lingerTimeout.nanoseconds
            let shortest = [idle, header, body, write, delivery, linger].min() ?? 0
            sweep = min(max(shortest / 4, 5_000_000), 250_000_000)
        }
    }

    func deadline(_ kind: Connection.DeadlineKind) -> UInt64 {
        let time: UInt64
        switch kind {
        case .idle: time = timeouts.idle
        case .header: time = timeouts.header
        case .body: time = timeouts.body
        case .write: time = timeouts.write
        case .linger: time = timeouts.linger
        case .delivery, .none: return .max
        }
        return now + time
    }

    /// Nanoseconds of the monotonic clock, to the nanosecond.
    static var monotonicTime: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    func updateClock() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        now = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        date.update(second: time.tv_sec)
    }

    func startTimer() {
        guard !isTimerRunning else { return }
        isTimerRunning = true
        set.setTimer(nanoseconds: timeouts.sweep)
    }

    /// Ends what has taken too long. The timer runs only while there is something to time.
    func sweep() {
        resumeListening()
        let isOver = now >= stopDeadline
        for connection in connections {
            guard let connection else { continue }
            if isOver {
                connection.close()
            } else if now >= connection.deadline {
                connection.timeOut()
            }
        }
        if connectionCount == 0, !isListeningPaused {
            isTimerRunning = false
            set.setTimer(nanoseconds: 0)
        }
    }
}

extension Duration {
    /// The duration in whole nanoseconds, none if it is negative, at most some 290 years.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(min(seconds, 9_000_000_000)) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
