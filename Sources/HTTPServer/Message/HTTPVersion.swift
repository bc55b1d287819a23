/// The protocol version of a request (RFC 9112 section 2.3). A minor version above 1 counts as 1.1.
@frozen
public enum HTTPVersion: UInt8, Sendable {
    case http10, http11

    /// The version as it stands in a request line, `HTTP/1.1`.
    public var name: String { self == .http11 ? "HTTP/1.1" : "HTTP/1.0" }
}
