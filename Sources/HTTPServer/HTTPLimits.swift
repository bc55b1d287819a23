/// The sizes and times beyond which the server stops being patient.
public struct HTTPLimits: Sendable {
    /// The longest request target in bytes; past it 414.
    public var maxTargetBytes = 8 * 1024
    /// The largest field section in bytes, and the largest trailer section; past it 431.
    public var maxHeaderBytes = 32 * 1024
    /// The most fields in a request; past it 431.
    public var maxFieldCount = 100
    /// The largest body in bytes, after any chunked coding is undone; past it 413.
    public var maxBodyBytes = 1024 * 1024
    /// The largest body of an upload, if that is more than ``maxBodyBytes``.
    public var maxUploadBytes = 256 * 1024 * 1024
    /// Whether a request, of which the body is yet to come, is an upload. Asked, on an event loop, only of requests whose
    /// body is or may become larger than ``maxBodyBytes``.
    public var isUpload: @Sendable (HTTPRequest) -> Bool = { _ in false }
    /// The bytes of answers that one connection may have waiting before the next pipelined request is left alone.
    public var maxBufferedOutput = 1024 * 1024
    /// The most connections at once, over all loops; past it 503.
    public var maxConnections = 10_000
    /// From a request's first byte to the end of its fields; past it 408.
    public var headerTimeout: Duration = .seconds(10)
    /// From the end of a request's fields to the end of its body; past it 408.
    public var bodyTimeout: Duration = .seconds(30)
    /// How long a connection may wait for its next (or first) request; past it the connection is closed without a word.
    public var idleTimeout: Duration = .seconds(75)
    /// How long a client may take no byte of an answer; past it the connection is closed.
    public var writeTimeout: Duration = .seconds(30)
    /// How long an answer may take that is not delivered as HTTP has it (``HTTPDelivery``); past it the connection is closed.
    public var deliveryTimeout: Duration = .seconds(300)
    /// How long a connection may be silent after its last answer. What arrives meanwhile is dropped, so that a client that is
    /// still sending gets to read the answer instead of a reset (RFC 9112 section 9.6); however busy it is, the connection
    /// ends after this time and ``bodyTimeout`` together.
    public var lingerTimeout: Duration = .seconds(2)
    /// How many bytes are dropped so.
    public var lingerBytes = 1 << 30
    /// How long requests under way may take when the server stops (``HTTPServer/stop(grace:)``).
    public var stopTimeout: Duration = .seconds(10)

    /// The defaults.
    public init() {}

    /// The sizes as they can be reckoned with: not negative, and with room above for what is added to them.
    var reckonable: HTTPLimits {
        var limits = self
        limits.maxTargetBytes = min(max(0, maxTargetBytes), 1 << 30)
        limits.maxHeaderBytes = min(max(0, maxHeaderBytes), 1 << 30)
        limits.maxBodyBytes = min(max(0, maxBodyBytes), 1 << 40)
        limits.maxUploadBytes = min(max(limits.maxBodyBytes, maxUploadBytes), 1 << 40)
        limits.maxConnections = min(max(0, maxConnections), 1 << 30)
        limits.maxBufferedOutput = max(1, maxBufferedOutput)
        limits.lingerBytes = max(0, lingerBytes)
        return limits
    }
}
