import HTTPServer

extension DataFastEmulator {
    /// The answer that the HTTP server gives by itself, in the API's error envelope, to a request as far as it is known: for
    /// ``HTTPServerConfiguration/refusal``. Of a route that pages call it has the fields that let them read it.
    public static func refusal(_ refusal: RequestRefusal, to request: HTTPRequest?) -> HTTPResponse {
        var response = Envelope.error(status: refusal.status, message: refusal.reason)
        if let path = request?.normalizedPathBytes,
            let route = SideRoute.route(of: Worlds.worldInPath(path)?.rest ?? path)
        {
            response.fields = route.fields
        }
        return response
    }
}
