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
    /// The answer that the server gives by itself, with this status: to a request that it refuses, for a reply that was
    /// dropped (500), and for a connection too many (503). `request` is the refused one when its head was read, as it is
    /// when its body is at fault; without all of its body. Called on an event loop.
    public var refusal: @Sendable (_ status: Int, _ request: HTTPRequest?) -> HTTPResponse = { status, _ in
        HTTPResponse(
            status: status, contentType: "text/plain", body: Array("\(ReasonPhrase.phrase(for: status))\n".utf8))
    }

    /// The defaults: a free port of 127.0.0.1, one loop.
    public init() {}
}
