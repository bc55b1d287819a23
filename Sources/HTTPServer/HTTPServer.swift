import Dispatch
import Locks

/// An HTTP/1.1 server (RFC 9110, RFC 9112) on BSD sockets and Dispatch. It serves from `start` until it is stopped or let go of.
public final class HTTPServer: Sendable {
    private struct State {
        var isStarted = false
        var loops: [EventLoop] = []
        var addresses: [SocketAddress] = []
    }

    private let configuration: HTTPServerConfiguration
    private let handler: any HTTPHandler
    private let state = Locked(State())
    private let running = DispatchGroup()

    /// Makes a server, which listens once it is started.
    public init(configuration: HTTPServerConfiguration = HTTPServerConfiguration(), handler: any HTTPHandler) {
        self.configuration = configuration
        self.handler = handler
    }

    deinit {
        stop(grace: .zero)
    }

    /// The addresses that the server listens on, all with the same port; empty before `start`.
    public var addresses: [SocketAddress] { state.withLock { $0.addresses } }

    /// Starts to listen and serve, and returns the port. A server starts once.
    @discardableResult
    public func start() throws(HTTPServerError) -> UInt16 {
        try state.withLock { state throws(HTTPServerError) in
            guard !state.isStarted else { throw .alreadyStarted }
            let listeners = try openListeners()
            let connectionCount = ConnectionCount(limit: max(1, configuration.limits.reckonable.maxConnections))
            do throws(HTTPServerError) {
                for (number, listeners) in listeners.enumerated() {
                    let loop = try EventLoop(
                        number: number, listeners: listeners, configuration: configuration,
                        connectionCount: connectionCount, handler: handler)
                    state.loops.append(loop)
                }
            } catch {
                for listener in listeners.joined() { listener.close() }
                state.loops = []
                throw error
            }
            state.isStarted = true
            state.addresses = listeners[0].map(\.address)
            for loop in state.loops {
                running.enter()
                loop.start { [running] in running.leave() }
            }
            return state.addresses[0].port
        }
    }

    /// Begins to stop, and returns at once: nothing new is accepted, connections between requests are closed, requests
    /// that have arrived are answered with `Connection: close`. What is left when `grace`, or without it
    /// ``HTTPLimits/stopTimeout``, is over is cut off. A later call can only shorten the time; `.zero` ends everything now.
    public func stop(grace: Duration? = nil) {
        let grace = grace ?? configuration.limits.stopTimeout
        for loop in state.withLock({ $0.loops }) { loop.post(.stop(grace: grace.nanoseconds)) }
    }

    /// Blocks until the server has stopped. Returns at once if it was not started.
    public func wait() {
        running.wait()
    }

    /// One set of listening sockets for each loop, all on the same port.
    private func openListeners() throws(HTTPServerError) -> [[ListeningSocket]] {
        var listeners: [[ListeningSocket]] = []
        do throws(HTTPServerError) {
            // The first ones find out whether the address is free, so they do not share until they have it.
            listeners.append(
                try ListeningSocket.open(
                    host: configuration.host, port: configuration.port, isShared: false,
                    backlog: configuration.backlog))
            if configuration.loops > 1 {
                for listener in listeners[0] { listener.share() }
            }
            for _ in 1..<max(1, configuration.loops) {
                listeners.append(
                    try ListeningSocket.open(
                        host: configuration.host, port: listeners[0][0].address.port, isShared: true,
                        backlog: configuration.backlog))
            }
        } catch {
            for listener in listeners.joined() { listener.close() }
            throw error
        }
        return listeners
    }
}
