import CLinux
import Glibc

/// A set of descriptors to be told about, with a way to be woken from another thread and a timer. The one place that
/// knows epoll, eventfd and timerfd.
struct EpollSet: Sendable {
    /// What a descriptor is watched for, or is found to be.
    struct Readiness: OptionSet, Sendable {
        let rawValue: UInt32

        static let readable = Readiness(rawValue: EPOLLIN.rawValue)
        static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
        /// An error, or both directions shut down. Reported whether watched for or not.
        static let failed = Readiness(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
    }

    /// The token that a wake-up is reported with.
    static let wakeToken = UInt64.max
    /// The token that the timer is reported with.
    static let timerToken = UInt64.max - 1

    /// Readable when `wait` has something to report.
    let descriptor: Int32
    private let wakeDescriptor: Int32
    private let timerDescriptor: Int32

    init() throws(HTTPServerError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeDescriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        timerDescriptor = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC | TFD_NONBLOCK))
        guard descriptor >= 0, wakeDescriptor >= 0, timerDescriptor >= 0,
            add(wakeDescriptor, token: Self.wakeToken), add(timerDescriptor, token: Self.timerToken)
        else {
            let error = HTTPServerError.system(operation: "make an epoll set", errno: errno)
            close()
            throw error
        }
    }

    /// Closes the set. What is in it is not closed.
    func close() {
        for descriptor in [descriptor, wakeDescriptor, timerDescriptor] where descriptor >= 0 {
            _ = Glibc.close(descriptor)
        }
    }

    /// Watches a descriptor for being readable; it leaves the set when it is closed.
    func add(_ descriptor: Int32, token: UInt64) -> Bool {
        control(EPOLL_CTL_ADD, descriptor, .readable, token)
    }

    func change(_ descriptor: Int32, to readiness: Readiness, token: UInt64) {
        _ = control(EPOLL_CTL_MOD, descriptor, readiness, token)
    }

    func remove(_ descriptor: Int32) {
        _ = control(EPOLL_CTL_DEL, descriptor, [], 0)
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ readiness: Readiness, _ token: UInt64) -> Bool {
        var event = epoll_event(events: readiness.rawValue, data: epoll_data_t(u64: token))
        return epoll_ctl(self.descriptor, operation, descriptor, &event) == 0
    }

    /// Waits until something is ready, and returns how many of `events` were filled in.
    func wait(milliseconds: Int32, _ events: UnsafeMutableBufferPointer<epoll_event>) -> Int {
        max(0, Int(epoll_wait(descriptor, events.baseAddress, Int32(events.count), milliseconds)))
    }

    /// Has `wakeToken` reported. May be called from any thread as long as the set is open.
    func wake() {
        var one: UInt64 = 1
        _ = write(wakeDescriptor, &one, 8)
    }

    func clearWake() { clear(wakeDescriptor) }

    /// Has `timerToken` reported at this interval, or never again if it is zero.
    func setTimer(nanoseconds: UInt64) {
        let interval = timespec(
            tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        var setting = itimerspec(it_interval: interval, it_value: interval)
        timerfd_settime(timerDescriptor, 0, &setting, nil)
    }

    func clearTimer() { clear(timerDescriptor) }

    private func clear(_ descriptor: Int32) {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
