import Glibc

extension Connection {
    /// Begins to deliver a response in a way that is not HTTP's. `settle`, which follows, goes on with it.
    func deliverOddly(_ response: HTTPResponse, _ exchange: Exchange, mustLinger: Bool) {
        phase = .delivering
        self.exchange = exchange
        self.mustLinger = mustLinger
        lingerBudget = loop.limits.lingerBytes
        oddDelivery = OddDelivery(
            response, exchange: exchange, date: loop.date.line, now: loop.now, limit: loop.timeouts.delivery)
    }

    /// Does what can be done now. Returns true when the response is delivered and the connection may go on.
    func continueOddDelivery() -> Bool {
        guard let delivery = oddDelivery, unsent.isEmpty, !delivery.isWaiting else { return false }
        if !delivery.isAtEnd {
            loop.output.append(Array(delivery.takePiece()))
            flush()
            guard phase != .closed else { return false }
            if !delivery.isAtEnd {
                delivery.isWaiting = true
                loop.postDeliveryDue(to: token, after: delivery.interval)
                return false
            }
            guard unsent.isEmpty else { return false }
        }
        return end(delivery)
    }

    private func end(_ delivery: OddDelivery) -> Bool {
        switch delivery.ending {
        case .goOn:
            phase = exchange.isKeepAlive ? .reading : .closing
        case .close:
            phase = .closing
            mustLinger = true
        case .reset:
            // RST instead of FIN (socket(7), SO_LINGER).
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
            close()
            return false
        case .hold:
            if loop.isStopping { close() }
            return false
        }
        oddDelivery = nil
        isMuted = false
        hasProgressed = true
        return phase == .reading
    }

    /// Takes that the time of the next piece has come.
    func deliveryIsDue() {
        guard phase == .delivering, let delivery = oddDelivery else { return }
        delivery.isWaiting = false
        settle()
    }

    /// Whether no answer will ever come.
    var isStalled: Bool { phase == .delivering && oddDelivery?.ending == .hold && unsent.isEmpty }
}
