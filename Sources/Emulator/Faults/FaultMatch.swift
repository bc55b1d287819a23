import DataFastAPI
import HTTPServer

/// Which requests a fault is for: those of which all that is given here is true.
public struct FaultMatch: Sendable, Equatable {
    /// A field that the request must have, with a value that matches.
    public struct Header: Sendable, Equatable {
        /// The field's name, in any case.
        public var name: String
        /// What one of the field's values must match.
        public var value: WildcardPattern

        /// The field of this name with a value that matches.
        public init(name: String, value: WildcardPattern) {
            self.name = name
            self.value = value
        }
    }

    /// What the journal calls the request: an operation of the API by its id, `recordEvent`, `recordCrawl`, `getScript` or `getOptions`.
    public var operation: String?
    /// The request method. What pages ask before they may call must be named, by `OPTIONS` here or by its operation.
    public var method: HTTPMethod?
    /// The path as it was sent, from `/api/v1` on: without a world's `/w/NAME` and without the query.
    public var path: WildcardPattern?
    /// The token or key of `Authorization: Bearer …`.
    public var token: WildcardPattern?
    /// Fields of the request, all of which must be there.
    public var headers: [Header] = []

    /// Every request.
    public init() {}

    func matches(_ subject: FaultSubject) -> Bool {
        if let operation, operation != subject.name { return false }
        if let method, method != subject.request.method { return false }
        // What a page asks before it may call is no call yet.
        if operation == nil, method == nil, subject.request.method == .options { return false }
        if let path, !path.matches(subject.path) { return false }
        if let token, !matches(token: token, subject.request) { return false }
        return headers.allSatisfy { header in
            subject.request.fields.contains { field in
                field.name.lowercased() == header.name.lowercased() && header.value.matches(Array(field.value.utf8))
            }
        }
    }

    private func matches(token: WildcardPattern, _ request: HTTPRequest) -> Bool {
        guard let header = request.fieldBytes("authorization"), let secret = Gate.bearerToken(header) else {
            return false
        }
        return token.matches(Array(secret.utf8))
    }
}

/// A request as faults see it.
struct FaultSubject: Sendable {
    let request: HTTPRequest
    /// The path within the world.
    let path: ArraySlice<UInt8>
    /// What the journal calls it; nil for what leads nowhere.
    var name: String?
    /// The fields that every answer to it has, also one that a fault puts in place of the true one.
    var fields: [HTTPField] = []

    /// The operation of the API that the request leads to.
    var operation: OperationID? { name.flatMap(OperationID.init) }
}
