import Glibc

extension Connection {
    /// Writes a response into the output: the one way for an answer from a handler to its client.
    func deliver(_ response: HTTPResponse, _ exchange: Exchange) {
        var exchange = exchange
        let clientCloses = !exchange.isKeepAlive
        if response.closesConnection || loop.isStopping { exchange.isKeepAlive = false }
        guard response.delivery.isNormal else {
            return deliverOddly(response, exchange, mustLinger: !clientCloses)
        }
        response.append(to: loop.output, date: loop.date.line, exchange: exchange)
        hasProgressed = true
        if !exchange.isKeepAlive {
            phase = .closing
            mustLinger = !clientCloses
        }
    }

    /// Answers a request that is not served, and ends the connection.
    ///
    /// - Parameter head: what has arrived of the request's head, if that is not yet complete.
    func refuse(_ refusal: RequestRefusal, head: UnsafeBufferPointer<UInt8>) {
        loop.onRefusal?(parser.refused(refusal, head: head))
        let exchange = Exchange(isHead: parser.isHeadRequest, isKeepAlive: false)
        deliver(loop.refusal(refusal, parser.request), exchange)
        mustLinger = true
    }

    /// Sends what the output holds, and keeps what the socket does not take.
    func flush() {
        let output = loop.output
        guard !output.bytes.isEmpty else { return }
        guard loop.settleAnswers() else { return fail() }
        flush(output.bytes)
        output.removeBytes()
    }

    /// Answers 500 in place of what was answered and is not sent yet, and ends the connection.
    func fail() {
        loop.output.removeBytes()
        guard phase != .closed else { return }
        oddDelivery = nil
        phase = .closing
        mustLinger = true
        let answer = loop.refusal(.internalError, nil).bytes(date: loop.date.line, exchange: Exchange())
        answer.withUnsafeBufferPointer { flush($0) }
        settle()
    }

    /// Sends these bytes, and keeps what the socket does not take.
    func flush(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard phase != .closed else { return }
        guard unsent.isEmpty else {
            unsent.append(contentsOf: bytes)
            return
        }
        guard let sent = send(bytes), sent < bytes.count else { return }
        unsent.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[sent...]))
    }

    /// Goes on sending what the socket would not take before.
    func sendUnsent() {
        guard phase != .closed, !unsent.isEmpty else { return }
        let sent = unsent.withUnsafeBufferPointer { send(UnsafeBufferPointer(rebasing: $0[unsentStart...])) }
        guard let sent else { return }
        if sent > 0 { hasProgressed = true }
        unsentStart += sent
        if unsentStart == unsent.count {
            unsent = []
            unsentStart = 0
        }
    }

    /// How much the socket took, or nil if the connection failed and is closed now.
    private func send(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let sent = Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        if sent >= 0 { return sent }
        if errno == EAGAIN || errno == EINTR { return 0 }
        close()
        return nil
    }
}
