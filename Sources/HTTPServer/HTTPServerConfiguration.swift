/// How a server listens and what it puts up with.
public struct HTTPServerConfiguration: Sendable {
    /// A numeric IPv4 or IPv6 address (`::` takes IPv4 too), or `localhost` for both loopback addresses.
    public var host = "127.0.0.1"
    /// The TCP port, or 0 for one that is free.
    public var port: UInt16 = 0
    /// The number of event loops. With more than one, each has a listening socket of its own on the same port
    /// (SO_REUSEPORT), and the kernel spreads connections over them.
    public var loops = 1
    /// How many connections may wait to be accepted; the system caps it.
    public var backlog: Int32 = 1024
    /// Sizes and times.
    public var limits = HTTPLimits()
    /// The answer that the server gives by itself: to a request that it refuses, for a reply that was dropped (500), and for a
    /// connection too many (503). `request` is the refused one when its head was read, as it is when its body is at fault;
    /// without all of its body. Called on an event loop.
    public var refusal: @Sendable (RequestRefusal, _ request: HTTPRequest?) -> HTTPResponse = { refusal, _ in
        HTTPResponse(status: refusal.status, contentType: "text/plain", body: Array("\(refusal.reason)\n".utf8))
    }
    /// Told of each request and each connection that the server refuses by itself, which no handler gets to see. Called on
    /// an event loop.
    public var onRefusal: (@Sendable (RefusedRequest) -> Void)?

    /// The defaults: a free port of 127.0.0.1, one loop.
    public init() {}
}
