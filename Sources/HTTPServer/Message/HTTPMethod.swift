/// A request method (RFC 9110 section 9). Methods are case-sensitive tokens; those without a case of their own are `other`.
@frozen
public enum HTTPMethod: Hashable, Sendable {
    case get, head, post, put, patch, delete, options, connect, trace
    /// Any other token, as it was sent.
    case other(String)

    /// The method with this name, which is taken as it is: `get` in lower case is not `GET`.
    public init(_ name: String) {
        var name = name
        self = name.withUTF8 { HTTPMethod(bytes: $0) }
    }

    init(bytes: UnsafeBufferPointer<UInt8>) {
        for method in Self.known where bytes.equals(method.staticName) {
            self = method
            return
        }
        self = .other(String(decoding: bytes, as: UTF8.self))
    }

    /// The method's name as it stands in a request line.
    public var name: String {
        if case .other(let name) = self { return name }
        return "\(staticName)"
    }

    private static let known: [HTTPMethod] = [.get, .post, .put, .delete, .patch, .head, .options, .connect, .trace]

    private var staticName: StaticString {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .connect: "CONNECT"
        case .trace: "TRACE"
        case .other: ""
        }
    }
}
