import HTTPServer

extension DataFastEmulator {
    /// The body of an answer that the HTTP server gives by itself, in the API's error envelope: for
    /// ``HTTPServerConfiguration/refusalBody``.
    public static func refusalBody(status: Int) -> (contentType: String, body: [UInt8]) {
        let message =
            switch status {
            case 413: "Request body too large"
            case 500: "Internal server error"
            default: "\(ReasonPhrase.phrase(for: status))"
            }
        return (Envelope.contentType, Envelope.errorBody(status: status, message: message))
    }
}
