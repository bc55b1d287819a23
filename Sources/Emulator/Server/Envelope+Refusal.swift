import HTTPServer

extension DataFastEmulator {
    /// The answer that the HTTP server gives by itself, in the API's error envelope, to a request as far as it is known: for
    /// ``HTTPServerConfiguration/refusal``. Of a route that pages call it has the fields that let them read it.
    public static func refusal(status: Int, to request: HTTPRequest?) -> HTTPResponse {
        let message =
            switch status {
            case 413: "Request body too large"
            case 500: "Internal server error"
            default: "\(ReasonPhrase.phrase(for: status))"
            }
        var response = Envelope.error(status: status, message: message)
        if let path = request?.pathBytes, let route = SideRoute.route(of: Worlds.worldInPath(path)?.rest ?? path) {
            response.fields = route.fields
        }
        return response
    }
}
