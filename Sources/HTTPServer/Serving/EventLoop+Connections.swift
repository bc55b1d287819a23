import Glibc

extension EventLoop {
    /// How many connections over the limit are kept until they have been told so. More are told without waiting for them.
    private static let turnedAwayAtOnce = 256

    /// Accepts what waits, in bounded portions.
    func acceptConnections(_ listener: ListeningSocket, atMost count: Int = 64) {
        for _ in 0..<count {
            guard let (descriptor, peer) = listener.accept() else {
                switch errno {
                case EAGAIN: return
                // What befell a connection that was waiting; the next one may be sound.
                case EINTR, ECONNABORTED, EPROTO: continue
                // Out of descriptors or memory: trying again at once would only burn the processor.
                default: return pauseListening()
                }
            }
            add(descriptor, peer)
        }
    }

    private func add(_ descriptor: Int32, _ peer: SocketAddress) {
        let isAdmitted = connectionCountOfAll.enter()
        guard isAdmitted || turnedAwayCount < Self.turnedAwayAtOnce else { return turnAway(descriptor, peer) }
        generation = generation == .max ? 1 : generation + 1
        let token = UInt64(generation) << 32 | UInt64(descriptor)
        guard set.add(descriptor, token: token) else {
            if isAdmitted { connectionCountOfAll.leave() }
            _ = Glibc.close(descriptor)
            return
        }
        let connection = Connection(
            descriptor: descriptor, token: token, peer: peer, isAdmitted: isAdmitted, loop: self)
        while connections.count <= descriptor { connections.append(nil) }
        connections[Int(descriptor)] = connection
        connectionCount += 1
        startTimer()
        if !isAdmitted {
            turnedAwayCount += 1
            connection.refuse(.tooManyConnections, head: UnsafeBufferPointer(start: nil, count: 0))
            connection.settle()
        }
    }

    /// Tells a connection that it is one too many, and closes it. A client that sends its request only then may miss it.
    private func turnAway(_ descriptor: Int32, _ peer: SocketAddress) {
        onRefusal?(RefusedRequest(refusal: .tooManyConnections, method: nil, path: nil, peer: peer))
        // What has arrived and is not read would make the close a reset, which overtakes the answer.
        _ = recv(descriptor, input.baseAddress, input.count, 0)
        refusal(.tooManyConnections, nil).append(to: output, date: date.line, exchange: Exchange())
        _ = send(descriptor, output.bytes.baseAddress, output.bytes.count, Int32(MSG_NOSIGNAL))
        output.removeBytes()
        _ = Glibc.close(descriptor)
    }

    /// The connection that a token was given to, unless it is closed since.
    func connection(_ token: UInt64) -> Connection? {
        let descriptor = Int(token & 0xffff_ffff)
        guard descriptor < connections.count, let connection = connections[descriptor], connection.token == token
        else { return nil }
        return connection
    }

    /// Called by a connection that is about to close its descriptor.
    func forget(_ connection: Connection) {
        connections[Int(connection.descriptor)] = nil
        connectionCount -= 1
        if connection.isAdmitted {
            connectionCountOfAll.leave()
        } else {
            turnedAwayCount -= 1
        }
        finishIfDone()
    }

    private func pauseListening() {
        isListeningPaused = true
        for listener in listeners { set.remove(listener.descriptor) }
        startTimer()
    }

    func resumeListening() {
        guard isListeningPaused else { return }
        isListeningPaused = false
        for listener in listeners { _ = set.add(listener.descriptor, token: UInt64(listener.descriptor)) }
    }
}
