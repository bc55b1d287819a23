/// A request, complete with its body. It owns its bytes: the head as it was sent in one array, the body in another;
/// everything else is ranges in them, and becomes a `String` only when asked for. A class, because a request is passed on many
/// times and kept whole.
public final class HTTPRequest: Sendable {
    /// The request method.
    public let method: HTTPMethod
    /// The protocol version.
    public let version: HTTPVersion
    /// The body, with any chunked coding undone. Empty if there was none. Grows while the parser reads it, who has the request for
    /// itself till then.
    @exclusivity(unchecked) public internal(set) nonisolated(unsafe) var body: [UInt8]
    /// Where the connection comes from.
    public let peer: SocketAddress
    /// Whether the client asked to keep the connection (RFC 9112 section 9.3).
    public let isKeepAlive: Bool
    /// The request line and the fields, each with its CRLF.
    let head: [UInt8]
    @usableFromInline let layout: HeadLayout

    init(
        method: HTTPMethod, version: HTTPVersion, head: [UInt8], layout: HeadLayout, isKeepAlive: Bool,
        peer: SocketAddress, body: [UInt8] = []
    ) {
        self.method = method
        self.version = version
        self.head = head
        self.layout = layout
        self.isKeepAlive = isKeepAlive
        self.peer = peer
        self.body = body
    }

    /// Makes a request without a connection, for a test or a benchmark. Nothing is checked: a target that the server
    /// would refuse is taken as a path.
    public convenience init(
        method: HTTPMethod, target: String, fields: [HTTPField] = [], body: [UInt8] = [],
        peer: SocketAddress = .loopback
    ) {
        var head = Array(method.name.utf8)
        head.append(UInt8(ascii: " "))
        let start = head.count
        head.append(contentsOf: target.utf8)
        let end = head.count
        head.append(contentsOf: " HTTP/1.1\r\n".utf8)
        let fieldsStart = head.count
        for field in fields {
            head.append(contentsOf: field.name.utf8)
            head.append(contentsOf: ": ".utf8)
            head.append(contentsOf: field.value.utf8)
            head.append(contentsOf: "\r\n".utf8)
        }
        head.append(contentsOf: "\r\n".utf8)
        var layout = HeadLayout(target: start..<end)
        head.withUnsafeBufferPointer { bytes in
            if (try? layout.locatePath(in: bytes, method: method)) == nil {
                layout = HeadLayout(target: start..<end)
            }
        }
        layout.fieldsStart = UInt32(fieldsStart)
        head.withUnsafeBufferPointer { bytes in
            var position = fieldsStart
            while let field = bytes.nextField(at: &position) {
                if !field.name.isEmpty { layout.note(name: UnsafeBufferPointer(rebasing: bytes[field.name])) }
            }
        }
        self.init(
            method: method, version: .http11, head: head, layout: layout, isKeepAlive: true, peer: peer,
            body: body)
    }

    /// The bytes of memory that the request's content takes.
    public var byteCount: Int { head.capacity + body.capacity }

    /// The host, and the port if one is told, that the request is for: those in a target of the absolute form, which replaces
    /// the field (RFC 9112 section 3.2.2), else the value of `Host`; nil if there is neither.
    public var authority: String? {
        guard let target = head.withUnsafeBufferPointer({ layout.authority(in: $0) }) else { return field("host") }
        return String(decoding: head[target], as: UTF8.self)
    }

    /// The request target as it was sent (RFC 9112 section 3.2).
    public var target: String { string(layout.targetStart, layout.targetEnd) }

    /// The target's path, still percent-encoded: `/` if an absolute-form target has none, `*` for the asterisk form, the
    /// authority for `CONNECT`.
    public var path: String { string(layout.pathStart, layout.pathEnd) }

    /// The bytes of `path`.
    public var pathBytes: ArraySlice<UInt8> { head[Int(layout.pathStart)..<Int(layout.pathEnd)] }

    /// The bytes of `path` with everything decoded that need not be encoded (RFC 3986 section 6.2.2.2), so that paths that mean
    /// the same are the same up to what is really encoded.
    public var normalizedPathBytes: ArraySlice<UInt8> { PercentCoding.normalizePath(pathBytes) }

    /// What follows the target's first `?`, still percent-encoded, or nil if there is no `?`.
    public var query: String? { queryBytes.map { String(decoding: $0, as: UTF8.self) } }

    /// The bytes of `query`.
    public var queryBytes: ArraySlice<UInt8>? {
        guard layout.hasQuery else { return nil }
        return head[Int(layout.queryStart)..<Int(layout.targetEnd)]
    }

    /// The query's items, decoded, in order; none if there is no query.
    public var queryItems: QueryItems { QueryItems(queryBytes ?? []) }

    private func string(_ start: UInt32, _ end: UInt32) -> String {
        String(decoding: head[Int(start)..<Int(end)], as: UTF8.self)
    }
}
