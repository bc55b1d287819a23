import HTTPServer

/// A route beside the API: health, tracking, the emulator's own.
struct SideRoute {
    /// What a route does with a request.
    enum Work {
        case response(HTTPResponse)
        /// Needs the world.
        case world(@Sendable (WorldState) -> HTTPResponse)
    }

    let methods: [HTTPMethod]
    /// Whether pages of any origin may call it.
    let isOpenToPages: Bool
    let work: (HTTPRequest) -> Work

    private init(
        _ methods: [HTTPMethod], isOpenToPages: Bool = false, _ work: @escaping (HTTPRequest) -> Work
    ) {
        self.methods = methods
        self.isOpenToPages = isOpenToPages
        self.work = work
    }

    /// The route of a path; nil where there is none.
    init?(path: String) {
        switch path {
        case "/healthz": self = .init([.get]) { _ in .response(Self.healthy) }
        case "/": self = .init([.get]) { _ in .response(Self.index) }
        case "/__emulator/echo": self = .init([.get, .post]) { .response(Self.echo($0)) }
        default: return nil
        }
    }

    /// The answer to a method that the route lacks: `OPTIONS` is told which it has.
    func refusal(of method: HTTPMethod) -> HTTPResponse {
        let allow = HTTPField(name: "Allow", value: methods.map(\.name).joined(separator: ", "))
        if method == .options { return HTTPResponse(status: 204, fields: [allow]) }
        var response = Envelope.error(status: 405, message: "Method not allowed")
        response.fields.append(allow)
        return response
    }

    private static let healthy = Envelope.plain { writer in writer.member("status", "ok") }

    private static let index = Envelope.plain { writer in
        writer.member("name", "datafast-emulator")
        writer.member("version", EmulatorVersion.current)
        writer.member("api", "/api/v1")
        writer.member("events", "/api/events")
        writer.member("script", "/js/script.js")
        writer.member("health", "/healthz")
        writer.member("echo", "/__emulator/echo")
    }

    private static func echo(_ request: HTTPRequest) -> HTTPResponse {
        HTTPResponse(
            status: 200, contentType: request.field("content-type") ?? "application/octet-stream", body: request.body)
    }
}
