import HTTPServer

/// A route beside the API: health, tracking, the emulator's own.
final class SideRoute: Sendable {
    /// What a route does with a request.
    enum Work {
        case response(HTTPResponse)
        /// Needs the world.
        case world(@Sendable (WorldState, HTTPRequest) -> HTTPResponse)
    }

    /// What the journal calls it; nil for routes that need no world, which are in no journal.
    private let id: String?
    private let methods: [HTTPMethod]
    /// Whether it is answered from a world.
    var needsWorld: Bool { id != nil }
    /// Whether pages of any origin may call it.
    private let isOpenToPages: Bool
    private let work: @Sendable (HTTPRequest) -> Work

    private init(
        _ methods: [HTTPMethod], id: String? = nil, isOpenToPages: Bool = false,
        _ work: @escaping @Sendable (HTTPRequest) -> Work
    ) {
        self.id = id
        self.methods = methods
        self.isOpenToPages = isOpenToPages
        self.work = work
    }

    /// Each route with its path.
    static let table: KeyValuePairs<StaticString, SideRoute> = [
        "/": SideRoute([.get]) { _ in .response(index) },
        "/healthz": SideRoute([.get]) { _ in .response(healthy) },
        "/readyz": SideRoute([.get]) { _ in .response(ready) },
        "/api/events": SideRoute([.post], id: "recordEvent", isOpenToPages: true) { _ in
            .world { state, request in state.recordEvent(request) }
        },
        "/api/ai-crawls": SideRoute([.post], id: "recordCrawl", isOpenToPages: true) { _ in
            .world { state, request in state.recordCrawl(request) }
        },
        "/js/script.js": script(.standard),
        "/js/script.hash.js": script(.hash),
        "/js/script.cookieless.js": script(.cookieless),
        "/__emulator/openapi.json": SideRoute([.get], isOpenToPages: true) { _ in .response(openAPI) },
        "/__emulator/echo": SideRoute([.get, .post]) { request in .response(echo(request)) },
    ]

    /// What the journal calls requests that are none of the API's operations.
    static let operations = ["recordEvent", "recordCrawl", "getScript", optionsName]

    /// What the journal calls `OPTIONS` of any route: not what the route itself is called, for a page that asks first whether it may
    /// call has not called yet.
    static let optionsName = "getOptions"

    private static func script(_ variant: TrackingScript.Variant) -> SideRoute {
        SideRoute([.get], id: "getScript", isOpenToPages: true) { _ in
            .world { state, request in
                TrackingScript.script(variant, allowsBots: state.settings.allowsBots).response(to: request)
            }
        }
    }

    /// The route of this path within a world.
    static func route(of path: ArraySlice<UInt8>) -> SideRoute? {
        // So few that looking along them is faster than making a key of the path.
        table.first { known, _ in path.count == known.utf8CodeUnitCount && path.starts(withLiteral: known) }?.value
    }

    /// The fields that every answer of the route has.
    var fields: [HTTPField] { isOpenToPages ? CrossOrigin.fields : [] }

    /// Answers a request of any method; `serve` finds the world for work that needs it, which the journal calls by a name,
    /// and `refuse` answers a method that the route lacks. For a world's route both add ``fields`` themselves.
    func answer(
        _ request: HTTPRequest,
        serve: (String?, @escaping @Sendable (WorldState, HTTPRequest) -> HTTPResponse) -> HTTPAnswer,
        refuse: (HTTPResponse) -> HTTPAnswer
    ) -> HTTPAnswer {
        let method = request.method == .head ? .get : request.method
        guard methods.contains(method) else {
            if method == .options {
                let options = options
                return id == nil ? .now(options) : serve(Self.optionsName) { _, _ in options }
            }
            let refusal = refusalOfMethod
            return refuse(id == nil ? finished(refusal) : refusal)
        }
        switch work(request) {
        case .response(let response): return .now(finished(response))
        case .world(let work): return serve(id, work)
        }
    }

    /// The answer to a page that asks whether it may call a route that is open to pages; nil for any other request.
    func preflight(_ request: HTTPRequest) -> HTTPResponse? {
        isOpenToPages && request.method == .options ? options : nil
    }

    private func finished(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        response.addMissing(fields)
        return response
    }

    /// The answer to `OPTIONS`: which methods the route has.
    private var options: HTTPResponse { finished(HTTPResponse(status: 204, fields: [allow])) }

    /// The answer to a method that the route lacks.
    private var refusalOfMethod: HTTPResponse {
        var response = Envelope.error(status: 405, message: "Method not allowed")
        response.fields.append(allow)
        return response
    }

    private var allow: HTTPField {
        HTTPField(name: "Allow", value: methods.map(\.name).joined(separator: ", "))
    }

    private static let healthy = Envelope.plain { writer in writer.member("status", "ok") }

    /// A program that serves an emulator answers otherwise before its seed is planted and while it drains.
    private static let ready = Envelope.plain { writer in writer.member("status", "ready") }

    private static let openAPI = HTTPResponse(
        status: 200, contentType: Envelope.contentType, body: DataFastEmulator.openAPI)

    private static let index = Envelope.plain { writer in
        writer.member("name", "datafast-emulator")
        writer.member("version", EmulatorVersion.current)
        writer.member("api", "/api/v1")
        writer.member("events", "/api/events")
        writer.member("script", "/js/script.js")
        writer.member("health", "/healthz")
        writer.member("ready", "/readyz")
        writer.member("openapi", "/__emulator/openapi.json")
        writer.member("control", "/__emulator/openapi-control.json")
        writer.member("echo", "/__emulator/echo")
    }

    private static func echo(_ request: HTTPRequest) -> HTTPResponse {
        HTTPResponse(
            status: 200, contentType: request.field("content-type") ?? "application/octet-stream", body: request.body)
    }
}
