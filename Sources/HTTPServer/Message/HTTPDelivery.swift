/// How a response is brought to its client: as HTTP has it, or in one of the ways in which servers and networks fail.
///
/// Answers to earlier requests of the connection go out whole first. No way other than `normal` may take longer than
/// ``HTTPLimits/deliveryTimeout``. Indirect, so that a response carries one word of it.
public indirect enum HTTPDelivery: Hashable, Sendable {
    /// Whole, with what HTTP asks for.
    case normal
    /// Not at all: the connection is reset (TCP RST) without a byte.
    case reset
    /// Not at all: the connection is closed without a byte.
    case empty
    /// The first `bytes` of the message, head and body counted together, then the connection is closed. A message that
    /// is no longer is whole.
    case closeAfter(bytes: Int)
    /// These bytes in place of the message, then the connection is closed.
    case garbage([UInt8])
    /// The head with `Transfer-Encoding: chunked`, the body's first half as a sound chunk, then a line that is no chunk
    /// size, and the connection is closed. An answer without a body (to `HEAD`, 204, 304) ends after its head.
    case malformedChunk
    /// Whole, but only so many bytes (at least 1) at a time, an interval (at least 1 ms) apart.
    case drip(bytes: Int, interval: Duration)
    /// Not at all: nothing is sent and what arrives is dropped, until the client or the server ends the connection.
    case stall

    /// Whether this is `normal`.
    @inlinable public var isNormal: Bool {
        if case .normal = self { true } else { false }
    }
}
