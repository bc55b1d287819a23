/// A request that the server refuses by itself, with what is known of it.
public struct RefusedRequest: Sendable {
    /// The status and the reason.
    public let refusal: RequestRefusal
    /// The method; nil if the request line was not understood, or not read.
    public let method: HTTPMethod?
    /// The target's path, still percent-encoded; nil as the method is.
    public let path: String?
    /// Where the connection comes from.
    public let peer: SocketAddress
}

extension RequestParser {
    /// What is known of the request that is being refused.
    ///
    /// - Parameter head: what has arrived of the head, if that is not yet complete.
    func refused(_ refusal: RequestRefusal, head: UnsafeBufferPointer<UInt8>) -> RefusedRequest {
        if let request {
            return RefusedRequest(refusal: refusal, method: request.method, path: request.path, peer: peer)
        }
        let layout = facts.layout
        guard layout.fieldsStart > 0, Int(layout.pathEnd) <= head.count else {
            return RefusedRequest(refusal: refusal, method: nil, path: nil, peer: peer)
        }
        let path = String(decoding: head[Int(layout.pathStart)..<Int(layout.pathEnd)], as: UTF8.self)
        return RefusedRequest(refusal: refusal, method: facts.method, path: path, peer: peer)
    }
}
