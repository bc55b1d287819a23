/// Why a request is not served. After a refusal the connection is closed, since where the next request begins is no longer
/// known, or no longer worth knowing.
public struct RequestRefusal: Error, Equatable, Sendable {
    /// The status code of the answer.
    public let status: Int
    /// What is wrong, in a few words for whoever sent the request.
    public let reason: String

    /// A refusal for a reason.
    public init(status: Int, reason: String) {
        self.status = status
        self.reason = reason
    }

    static func badRequest(_ reason: String) -> RequestRefusal { RequestRefusal(status: 400, reason: reason) }

    static let headTimeout = RequestRefusal(status: 408, reason: "Request Timeout: the fields did not arrive in time")
    static let bodyTimeout = RequestRefusal(status: 408, reason: "Request Timeout: the body did not arrive in time")
    static let contentTooLarge = RequestRefusal(status: 413, reason: "Request body too large")
    static let targetTooLong = RequestRefusal(status: 414, reason: "URI Too Long")
    static let expectationFailed = RequestRefusal(status: 417, reason: "Expectation Failed")
    static let fieldsTooLarge = RequestRefusal(status: 431, reason: "Request Header Fields Too Large")
    static let tooManyFields = RequestRefusal(status: 431, reason: "Too many request fields")
    static let internalError = RequestRefusal(status: 500, reason: "Internal server error")
    static let codingNotImplemented = RequestRefusal(status: 501, reason: "Unknown transfer coding")
    static let tooManyConnections = RequestRefusal(status: 503, reason: "Too many connections")
    static let versionNotSupported = RequestRefusal(status: 505, reason: "HTTP Version Not Supported")
}
