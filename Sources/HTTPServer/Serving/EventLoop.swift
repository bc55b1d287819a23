import CLinux
import Dispatch
import Glibc
import Locks

/// A serial queue, an epoll set with listening sockets and connections, and all that happens on them. One Dispatch source
/// watches the set's own descriptor. Everything but `post` runs on the queue, which is what makes this type `Sendable`.
final class EventLoop: @unchecked Sendable {
    /// What other threads may tell a loop.
    enum Message: Sendable {
        case reply(token: UInt64, number: UInt32, HTTPResponse?)
        /// The time of the next piece of an odd delivery has come.
        case deliveryDue(token: UInt64)
        /// Stop, and let requests that are under way take this many nanoseconds.
        case stop(grace: UInt64)
    }

    private struct Mailbox {
        var messages: [Message] = []
        var isClosed = false
    }

    let set: EpollSet
    let handler: any HTTPHandler
    let limits: HTTPLimits
    /// Where a read puts its bytes. They are used up, or copied, before the next read.
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 * 1024)
    let output = OutputBuffer()
    @exclusivity(unchecked) var date = DateField()
    var isStopping = false
    private var isFinished = false
    var listeners: [ListeningSocket]
    /// Whether new connections are left waiting because the process is out of descriptors.
    var isListeningPaused = false
    /// Connections by their descriptor.
    @exclusivity(unchecked) var connections: [Connection?] = []
    var connectionCount = 0
    /// How many of them are one too many, and have only to be told so.
    var turnedAwayCount = 0
    /// The connections that all loops serve, which the limit is for.
    let connectionCountOfAll: ConnectionCount
    var generation: UInt32 = 0
    /// Nanoseconds of the monotonic clock, taken when the epoll set reports something.
    var now: UInt64 = 0
    var isTimerRunning = false
    var stopDeadline = UInt64.max
    let timeouts: Timeouts
    /// The server's own answer for this reason, to this request as far as it is known.
    let refusal: @Sendable (RequestRefusal, _ request: HTTPRequest?) -> HTTPResponse
    let onRefusal: (@Sendable (RefusedRequest) -> Void)?
    private let backlog: Int
    private let events = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 256)
    private let mailbox = Locked(Mailbox())
    private let queue: DispatchQueue
    private var source: (any DispatchSourceRead)?
    /// The connections that were served, and where in the output their answers are.
    @exclusivity(unchecked) private var served: [(connection: Connection, answers: Range<Int>)] = []
    /// Whether the handler is to be asked to settle before anything is sent.
    var areAnswersUnsettled = false
    /// How often settling had failed when the handler was asked last.
    private var settlingFailures: Int
    /// Whether it failed for answers of those that were served.
    private var haveServedFailed = false
    /// When the first of them was, in nanoseconds of the monotonic clock.
    private var servedSince: UInt64 = 0
    /// Until so many connections are served, or so many nanoseconds have passed, no answers are sent: each sending may have to wake
    /// the client, and before it the handler settles, which it does for many at the cost of one. Waiting longer would have a client
    /// wait while it could work.
    private static let servedAtOnce = (connections: 64, time: UInt64(1_000_000))
    /// Whether the time has passed is asked after so many connections.
    private static let servedBetweenLooks = 8

    /// Makes a loop; it serves once `start` is called.
    init(
        number: Int, listeners: [ListeningSocket], configuration: HTTPServerConfiguration,
        connectionCount: ConnectionCount, handler: any HTTPHandler
    ) throws(HTTPServerError) {
        set = try EpollSet()
        self.listeners = listeners
        self.handler = handler
        limits = configuration.limits.reckonable
        connectionCountOfAll = connectionCount
        timeouts = Timeouts(limits)
        refusal = configuration.refusal
        onRefusal = configuration.onRefusal
        settlingFailures = handler.settle()
        backlog = Int(max(0, configuration.backlog))
        queue = DispatchQueue(label: "http.loop.\(number)")
        updateClock()
        for listener in listeners { _ = set.add(listener.descriptor, token: UInt64(listener.descriptor)) }
    }

    deinit {
        input.deallocate()
        events.deallocate()
        if source == nil { set.close() }
    }

    /// Begins to serve. `whenStopped` is called when the loop has stopped and all is closed; until then it keeps itself
    /// alive.
    func start(whenStopped: @escaping @Sendable () -> Void) {
        let source = DispatchSource.makeReadSource(fileDescriptor: set.descriptor, queue: queue)
        source.setEventHandler { [unowned self] in serve() }
        source.setCancelHandler { [self] in
            set.close()
            whenStopped()
        }
        self.source = source
        source.activate()
    }

    /// Serves as long as there is something to do. The wait of a millisecond keeps a busy loop out of Dispatch, which costs
    /// more than the epoll set itself.
    private func serve() {
        while !isFinished {
            let count = set.wait(milliseconds: 1, events)
            guard count > 0 else { return }
            updateClock()
            for event in events[..<count] { handle(event) }
            settleServed()
        }
    }

    private func handle(_ event: epoll_event) {
        switch event.data.u64 {
        case EpollSet.wakeToken:
            set.clearWake()
            // A reply must not overtake an answer before it.
            settleServed()
            takeMessages()
        case EpollSet.timerToken:
            set.clearTimer()
            settleServed()
            sweep()
        case let token where token >> 32 == 0:
            if let listener = listeners.first(where: { UInt64($0.descriptor) == token }) { acceptConnections(listener) }
        case let token:
            guard let connection = connection(token) else { return }
            connection.handle(EpollSet.Readiness(rawValue: event.events))
            served.append((connection, output.setAside()))
            if isTimeToSettle() || output.count >= limits.maxBufferedOutput { settleServed() }
        }
    }

    private func isTimeToSettle() -> Bool {
        if served.count == 1 { servedSince = Self.monotonicTime }
        guard served.count % Self.servedBetweenLooks == 0 else { return false }
        return served.count == Self.servedAtOnce.connections
            || Self.monotonicTime - servedSince > Self.servedAtOnce.time
    }

    /// Sends the answers of those served, one right after the other: the first one wakes a client that waits for many, and it
    /// finds the others already there.
    private func settleServed() {
        guard settleAnswers() else { return failServed() }
        for (connection, answers) in served {
            if !answers.isEmpty { connection.flush(output[answers]) }
            connection.settle()
        }
        output.removeAll()
        served.removeAll(keepingCapacity: true)
    }

    /// Has the handler settle what it has answered, if it has; whether what was not sent yet may be.
    func settleAnswers() -> Bool {
        guard areAnswersUnsettled else { return !haveServedFailed }
        areAnswersUnsettled = false
        let failures = handler.settle()
        guard failures != settlingFailures else { return !haveServedFailed }
        settlingFailures = failures
        haveServedFailed = !served.isEmpty
        return false
    }

    private func failServed() {
        haveServedFailed = false
        output.removeAll()
        for (connection, answers) in served {
            if answers.isEmpty, connection.oddDelivery == nil { connection.settle() } else { connection.fail() }
        }
        served.removeAll(keepingCapacity: true)
    }

    // MARK: Messages from other threads

    /// Has the loop take a message. From any thread; after the loop has stopped, in vain.
    func post(_ message: Message) {
        mailbox.withLock { mailbox in
            guard !mailbox.isClosed else { return }
            mailbox.messages.append(message)
            if mailbox.messages.count == 1 { set.wake() }
        }
    }

    private func takeMessages() {
        let messages = mailbox.withLock { mailbox in
            let messages = mailbox.messages
            mailbox.messages = []
            return messages
        }
        for message in messages {
            switch message {
            case .reply(let token, let number, let response): connection(token)?.complete(number: number, response)
            case .deliveryDue(let token): connection(token)?.deliveryIsDue()
            case .stop(let grace): stop(grace: grace)
            }
        }
    }

    /// A reply that finds its way back to the connection, should it still be there.
    func reply(to token: UInt64, number: UInt32) -> HTTPReply {
        HTTPReply { [self] response in post(.reply(token: token, number: number, response)) }
    }

    /// Has `deliveryDue` posted to a connection in so many nanoseconds. Not on the loop's own queue: a busy loop never leaves it.
    func postDeliveryDue(to token: UInt64, after nanoseconds: UInt64) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(Int(clamping: nanoseconds))) { [weak self] in
            self?.post(.deliveryDue(token: token))
        }
    }

    // MARK: Stopping

    private func stop(grace: UInt64) {
        if !isStopping {
            stopListening(isUrgent: grace == 0)
            isStopping = true
            for connection in connections { connection?.closeIfIdle() }
        }
        stopDeadline = min(stopDeadline, now + grace)
        if grace == 0 {
            for connection in connections { connection?.close() }
        }
        startTimer()
        finishIfDone()
    }

    /// Closes the listening sockets. What waits to be accepted is accepted before, as the kernel would reset it: its client
    /// has been connected and may have sent its request. More than the backlog was not there when the stop came.
    private func stopListening(isUrgent: Bool) {
        for listener in listeners {
            if !isUrgent { acceptConnections(listener, atMost: backlog + 1) }
            listener.close()
        }
        listeners = []
    }

    /// Ends the loop when it is stopping and its last connection is gone.
    func finishIfDone() {
        guard isStopping, connectionCount == 0, !isFinished else { return }
        isFinished = true
        mailbox.withLock { $0.isClosed = true }
        source?.cancel()
    }
}
