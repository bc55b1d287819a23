import Glibc

extension EventLoop {
    /// How many connections over the limit are told so before the rest is just closed.
    private static let turnedAwayAtOnce = 256

    /// Accepts what waits, in bounded portions.
    func acceptConnections(_ listener: ListeningSocket) {
        for _ in 0..<64 {
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
        guard connectionCount < maxConnections + Self.turnedAwayAtOnce else {
            _ = Glibc.close(descriptor)
            return
        }
        generation = generation == .max ? 1 : generation + 1
        let token = UInt64(generation) << 32 | UInt64(descriptor)
        guard set.add(descriptor, token: token) else {
            _ = Glibc.close(descriptor)
            return
        }
        let connection = Connection(descriptor: descriptor, token: token, peer: peer, loop: self)
        while connections.count <= descriptor { connections.append(nil) }
        connections[Int(descriptor)] = connection
        connectionCount += 1
        startTimer()
        if connectionCount > maxConnections {
            connection.refuse(.tooManyConnections, head: UnsafeBufferPointer(start: nil, count: 0))
            connection.settle()
        }
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
