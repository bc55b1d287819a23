/// Why a request is not served: the status that says so. After one the connection is closed, since where the next
/// request begins is no longer known, or no longer worth knowing.
package struct RequestRefusal: Error, Equatable {
    /// The status code of the answer.
    package let status: Int

    static let badRequest = RequestRefusal(status: 400)
    static let requestTimeout = RequestRefusal(status: 408)
    static let contentTooLarge = RequestRefusal(status: 413)
    static let targetTooLong = RequestRefusal(status: 414)
    static let expectationFailed = RequestRefusal(status: 417)
    static let fieldsTooLarge = RequestRefusal(status: 431)
    static let codingNotImplemented = RequestRefusal(status: 501)
    static let serviceUnavailable = RequestRefusal(status: 503)
    static let versionNotSupported = RequestRefusal(status: 505)
}
