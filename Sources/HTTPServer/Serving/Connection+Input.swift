import Glibc

extension Connection {
    /// Reads once, which is enough: if there is more, the epoll set says so again, after the other connections had theirs.
    func readRequests() {
        let count = recv(descriptor, loop.input.baseAddress, loop.input.count, 0)
        guard count > 0 else {
            // At the end of input the client has had every answer: none is pending while reading.
            if count == 0 || errno != EAGAIN && errno != EINTR { close() }
            return
        }
        let arrived = UnsafeBufferPointer(rebasing: loop.input[..<count])
        if pending.isEmpty {
            let parsed = parse(arrived)
            if parsed < count { pending.append(contentsOf: UnsafeBufferPointer(rebasing: arrived[parsed...])) }
        } else {
            pending.removeFirst(pendingStart)
            pendingStart = 0
            pending.append(contentsOf: arrived)
            parsePending()
        }
    }

    /// Goes on with what was left when an answer had to be waited for, or to be sent.
    func parsePending() {
        guard phase == .reading, unsent.isEmpty, !pending.isEmpty else { return }
        let input = pending
        pending = []
        let parsed = input.withUnsafeBufferPointer { bytes in
            parse(UnsafeBufferPointer(rebasing: bytes[pendingStart...]))
        }
        pendingStart += parsed
        if pendingStart < input.count {
            pending = input
        } else {
            pendingStart = 0
        }
    }

    /// Parses and answers requests until the input ends, or an answer must be waited for. Returns how much was parsed.
    private func parse(_ input: UnsafeBufferPointer<UInt8>) -> Int {
        var position = 0
        while phase == .reading, unsent.isEmpty {
            var consumed = 0
            do throws(RequestRefusal) {
                let rest = UnsafeBufferPointer(rebasing: input[position...])
                let request = try parser.next(rest, consumed: &consumed)
                position += consumed
                guard let request else { break }
                answer(request)
            } catch {
                refuse(error, head: UnsafeBufferPointer(rebasing: input[(position + consumed)...]))
            }
            if loop.output.bytes.count >= loop.limits.maxBufferedOutput { flush() }
        }
        if parser.isContinueDue {
            parser.isContinueDue = false
            loop.output.append("HTTP/1.1 100 Continue\r\n\r\n")
        }
        return position
    }

    private func answer(_ request: HTTPRequest) {
        let exchange = Exchange(
            isHead: request.method == .head, version: request.version, isKeepAlive: request.isKeepAlive)
        switch loop.handler.answerUnsettled(request) {
        case .now(let response):
            loop.areAnswersUnsettled = true
            deliver(response, exchange)
        case .later(let start):
            phase = .awaitingReply
            self.exchange = exchange
            replyNumber &+= 1
            start(loop.reply(to: token, number: replyNumber))
        }
    }

    /// Drops what arrives after the last answer, until the client ends its side or has sent too much.
    func drop() {
        let count = recv(descriptor, loop.input.baseAddress, loop.input.count, 0)
        if count > 0 {
            hasProgressed = true
            lingerBudget -= count
            if lingerBudget <= 0 { close() }
        } else if count == 0 || errno != EAGAIN && errno != EINTR {
            close()
        }
    }
}
