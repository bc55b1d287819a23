import Glibc

/// A client's connection, from accept to close, on one loop. What it must remember from one event to the next is here;
/// the bytes of a request that arrives whole and of an answer that is sent whole never are.
///
/// Only its loop's queue uses it, and nothing that it calls while it changes a property comes back to that property: what every
/// request changes is not checked for that again at run time.
final class Connection {
    enum Phase {
        /// Requests are read and answered.
        case reading
        /// A request's answer comes later; nothing more is read meanwhile.
        case awaitingReply
        /// An answer is under way that is not sent as answers are; no request is read meanwhile.
        case delivering
        /// The last answer is written; what is unsent of it goes out, then the connection ends.
        case closing
        /// The last answer is sent and our side shut; what still arrives is dropped.
        case lingering
        case closed
    }

    /// What the time that is running is for.
    enum DeadlineKind {
        case idle, header, body, write, delivery, linger, none
    }

    let descriptor: Int32
    let token: UInt64
    /// Whether it is one of the connections that are served, and not one too many.
    let isAdmitted: Bool
    /// It has all its connections closed before it goes.
    unowned(unsafe) let loop: EventLoop
    @exclusivity(unchecked) var parser: RequestParser
    var phase = Phase.reading
    /// What was read and not yet parsed, from `pendingStart` on: part of a request, or requests that wait for an answer.
    @exclusivity(unchecked) var pending: [UInt8] = []
    var pendingStart = 0
    /// What the socket would not take, from `unsentStart` on. While there is any, nothing is read.
    @exclusivity(unchecked) var unsent: [UInt8] = []
    var unsentStart = 0
    /// The request that a later reply is for, and the reply's number.
    var exchange = Exchange()
    var replyNumber: UInt32 = 0
    /// What is left of an answer that is not sent as answers are.
    var oddDelivery: OddDelivery?
    /// Whether the client may be sending still when the last answer goes out, so that closing at once could lose it.
    var mustLinger = false
    var lingerBudget = 0
    /// When lingering ends, whatever the client does.
    private var lingerEnd = UInt64.max
    var watched = EpollSet.Readiness.readable
    /// Whether something arrived while nothing was to be read.
    var isMuted = false
    var deadline = UInt64.max
    var deadlineKind = DeadlineKind.none
    /// Whether there was progress that gives the time that is running a new start.
    var hasProgressed = true

    init(descriptor: Int32, token: UInt64, peer: SocketAddress, isAdmitted: Bool, loop: EventLoop) {
        self.descriptor = descriptor
        self.token = token
        self.isAdmitted = isAdmitted
        self.loop = loop
        parser = RequestParser(limits: loop.limits, peer: peer)
        updateDeadline()
    }

    /// Takes what the epoll set has found. ``settle()`` must follow.
    func handle(_ readiness: EpollSet.Readiness) {
        guard readiness.isDisjoint(with: .failed) else { return close() }
        if readiness.contains(.writable) {
            sendUnsent()
            parsePending()
        }
        if readiness.contains(.readable) {
            switch phase {
            case .reading: readRequests()
            case .lingering: drop()
            case .delivering where isStalled: drop()
            case .awaitingReply, .delivering, .closing: isMuted = true
            case .closed: break
            }
        }
    }

    /// Takes the reply that a request has waited for; nil if it was dropped.
    func complete(number: UInt32, _ response: HTTPResponse?) {
        guard phase == .awaitingReply, number == replyNumber else { return }
        phase = .reading
        isMuted = false
        deliver(response ?? loop.refusal(.internalError, nil), exchange)
        parsePending()
        settle()
    }

    /// Ends the wait that has taken too long.
    func timeOut() {
        switch deadlineKind {
        case .header, .body:
            let refusal = deadlineKind == .header ? RequestRefusal.headTimeout : .bodyTimeout
            pending.withUnsafeBufferPointer { bytes in
                refuse(refusal, head: UnsafeBufferPointer(rebasing: bytes[pendingStart...]))
            }
            settle()
        case .idle, .write, .delivery, .linger, .none:
            close()
        }
    }

    /// Ends the connection if it is between requests, or if its request will never be answered. A request that has arrived
    /// already is still answered.
    func closeIfIdle() {
        if isStalled { return close() }
        guard phase == .reading, deadlineKind == .idle else { return }
        readRequests()
        settle()
        if phase == .reading, deadlineKind == .idle { close() }
    }

    /// Brings everything in line with what the event has changed: bytes sent, the connection ended if its time has come,
    /// the right time running, the right readiness watched for.
    func settle() {
        guard phase != .closed else { return }
        flush()
        while phase == .delivering, continueOddDelivery() {
            parsePending()
            flush()
        }
        if phase == .closing, unsent.isEmpty { hangUp() }
        guard phase != .closed else { return }
        updateDeadline()
        let wanted: EpollSet.Readiness = unsent.isEmpty ? (isMuted ? [] : .readable) : .writable
        if wanted != watched {
            watched = wanted
            loop.set.change(descriptor, to: wanted, token: token)
        }
    }

    private func updateDeadline() {
        let kind = kindOfWait
        guard kind != deadlineKind || hasProgressed else { return }
        deadlineKind = kind
        hasProgressed = false
        switch kind {
        case .delivery: deadline = oddDelivery?.deadline ?? .max
        case .linger: deadline = min(loop.deadline(kind), lingerEnd)
        default: deadline = loop.deadline(kind)
        }
    }

    private var kindOfWait: DeadlineKind {
        if !unsent.isEmpty { return .write }
        switch phase {
        case .reading: return parser.isReadingBody ? .body : hasBegunRequest ? .header : .idle
        case .delivering: return .delivery
        case .lingering: return .linger
        case .awaitingReply, .closing, .closed: return .none
        }
    }

    /// Whether part of a request has arrived. A CR may begin one of the empty lines before it, which are nothing yet: else one
    /// byte now and then, of which nothing comes, would keep a connection for ever.
    private var hasBegunRequest: Bool {
        switch pending.count - pendingStart {
        case 0: false
        case 1: pending[pendingStart] != .carriageReturn
        default: true
        }
    }

    /// Ends our side after the last answer, and lingers if the client may not have had it yet (RFC 9112 section 9.6).
    private func hangUp() {
        guard mustLinger || !pending.isEmpty else { return close() }
        phase = .lingering
        isMuted = false
        pending = []
        lingerBudget = loop.limits.lingerBytes
        lingerEnd = loop.now + loop.timeouts.linger + loop.timeouts.body
        shutdown(descriptor, Int32(SHUT_WR))
    }

    func close() {
        guard phase != .closed else { return }
        phase = .closed
        loop.forget(self)
        _ = Glibc.close(descriptor)
    }
}
