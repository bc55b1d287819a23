import HTTPServer
import JSON
import Testing

@testable import Emulator

/// The routes that pages call, through the emulator's own front door.
@Suite struct TrackingRouteTests {
    static let crossOrigin = [
        "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET, POST, OPTIONS",
        "Access-Control-Allow-Headers: Content-Type, Authorization, x-datafast-real-ip",
        "Access-Control-Max-Age: 86400",
    ]
    static let endpoints = ["/api/events", "/api/ai-crawls"]
    static let scripts = ["/js/script.js", "/js/script.hash.js", "/js/script.cookieless.js"]

    private func answer(
        _ method: HTTPMethod, _ path: String, _ fields: [HTTPField] = [], body: String = "", allowsBots: Bool = false,
        faults: String? = nil
    ) throws -> (response: HTTPResponse, fields: [String]) {
        var configuration = EmulatorConfiguration()
        configuration.seed = .empty
        configuration.settings.allowsBots = allowsBots
        configuration.settings.logger.logLevel = .critical
        let emulator = try DataFastEmulator(configuration)
        if let faults {
            let plan = try FaultPlan(JSONValue(parsing: faults))
            emulator.worlds.standard.withState { state in state.setFaults(plan) }
        }
        let request = HTTPRequest(method: method, target: path, fields: fields, body: Array(body.utf8))
        guard case .now(let response) = emulator.answer(request) else {
            Issue.record("a free world answers at once")
            return (HTTPResponse(status: 0), [])
        }
        return (response, response.fields.map { "\($0.name): \($0.value)" })
    }

    @Test(arguments: endpoints + scripts)
    func tellsPagesThatTheyMay(_ path: String) throws {
        let isEndpoint = Self.endpoints.contains(path)
        let allow = isEndpoint ? "Allow: POST" : "Allow: GET"
        let preflight = try answer(.options, path)
        #expect(preflight.response.status == 204 && preflight.response.body.isEmpty)
        #expect(preflight.fields == [allow] + Self.crossOrigin)
        let refused = try answer(.delete, path)
        #expect(refused.response.status == 405)
        #expect(refused.response.text == #"{"status":"error","error":{"code":405,"message":"Method not allowed"}}"#)
        #expect(refused.fields == [allow] + Self.crossOrigin)
        #expect(try answer(isEndpoint ? .get : .post, path).response.status == 405)
    }

    @Test func answersErrorsToPagesToo() throws {
        let unknown = try answer(.post, "/api/events", body: JSONValue.object(TestWorld.pageview).description)
        #expect(unknown.response.status == 404 && unknown.fields == Self.crossOrigin)
        let tooLarge = try answer(.post, "/api/events", body: String(repeating: " ", count: 65537))
        #expect(tooLarge.response.status == 413 && tooLarge.fields == Self.crossOrigin)
    }

    /// A page could not read an answer that lacks these fields, whoever makes it.
    @Test(arguments: endpoints + scripts)
    func answersOfFaultsToo(_ path: String) throws {
        let method: HTTPMethod = Self.endpoints.contains(path) ? .post : .get
        for (name, value, status) in [
            ("X-Emulator-Fault", "status=500", 500), ("Prefer", "code=503", 503),
            ("X-Emulator-Fault", "connection=reset", method == .post ? 400 : 200), ("X-Emulator-Fault", "x", 400),
        ] {
            let (response, fields) = try answer(method, path, [HTTPField(name: name, value: value)])
            #expect(response.status == status)
            #expect(fields.suffix(4) == Self.crossOrigin[...], "\(name): \(value)")
        }
        let refused = try answer(.delete, path, [HTTPField(name: "X-Emulator-Fault", value: "status=500")])
        #expect(refused.response.status == 500 && refused.fields.suffix(4) == Self.crossOrigin[...])
        let planned = try answer(method, path, faults: #"{"rules":[{"effect":{"status":429}}]}"#)
        #expect(planned.response.status == 429 && planned.fields.suffix(4) == Self.crossOrigin[...])
    }

    @Test func aFaultCanTakeTheFieldsAway() throws {
        let field = #""headers":{"access-control-allow-origin":"https://other.example"}"#
        let (response, fields) = try answer(
            .post, "/api/events", faults: #"{"rules":[{"effect":{"status":500,\#(field)}}]}"#)
        #expect(response.status == 500)
        #expect(fields.first == "access-control-allow-origin: https://other.example")
        #expect(fields.suffix(3) == Self.crossOrigin.dropFirst())
        #expect(!fields.contains(Self.crossOrigin[0]))
    }

    @Test(arguments: endpoints + scripts)
    func tellsPagesOfAWorldThatThereIsNot(_ path: String) throws {
        let preflight = try answer(.options, "/w/nope" + path)
        #expect(preflight.response.status == 204 && preflight.fields.suffix(4) == Self.crossOrigin[...])
        for (target, fields) in [("/w/nope" + path, []), (path, [HTTPField(name: "X-Emulator-World", value: "nope")])] {
            let unknown = try answer(.post, target, fields)
            #expect(unknown.response.status == 404 && unknown.fields == Self.crossOrigin)
        }
        #expect(try answer(.options, "/w/nope/healthz").response.status == 404)
        #expect(try answer(.get, "/w/nope/healthz").fields == [])
    }

    @Test(arguments: endpoints + scripts)
    func answersOfTheServerToo(_ path: String) {
        func fields(_ path: String) -> [String] {
            let request = HTTPRequest(method: .post, target: path)
            let refusal = RequestRefusal(status: 413, reason: "Request body too large")
            return DataFastEmulator.refusal(refusal, to: request).fields.map { "\($0.name): \($0.value)" }
        }
        #expect(fields(path) == Self.crossOrigin)
        #expect(fields("/w/nope" + path) == Self.crossOrigin)
        #expect(fields("/%77/nope" + path) == Self.crossOrigin)
        #expect(fields("/api/v1" + path) == [])
    }

    @Test func acceptedEventsToo() throws {
        let answer = try TestWorld().track()
        #expect(answer.contentType == "application/json")
        #expect(answer.fields.map { "\($0.name): \($0.value)" } == Self.crossOrigin)
    }

    @Test(arguments: scripts)
    func servesTheScript(_ path: String) throws {
        let variant = try #require(TrackingScript.Variant(rawValue: String(path.dropFirst(4))))
        let script = TrackingScript.script(variant, allowsBots: false)
        for method in [HTTPMethod.get, .head] {
            let (response, fields) = try answer(method, path)
            #expect(response.status == 200 && response.body == script.source)
            #expect(response.contentType == "text/javascript; charset=utf-8")
            #expect(fields == ["Cache-Control: no-cache", "ETag: \(script.etag)"] + Self.crossOrigin)
        }
        let forBots = try answer(.get, path, allowsBots: true)
        #expect(forBots.response.body == TrackingScript.script(variant, allowsBots: true).source)
    }

    @Test func sendsTheScriptOnlyToWhoLacksIt() throws {
        let etag = TrackingScript.script(.standard, allowsBots: false).etag
        for known in [etag, "W/" + etag, "\"x\" ,\(etag)", "*"] {
            let (response, fields) = try answer(.get, "/js/script.js", [HTTPField(name: "If-None-Match", value: known)])
            #expect(response.status == 304 && response.body.isEmpty && response.contentType == nil)
            #expect(fields == ["Cache-Control: no-cache", "ETag: \(etag)"] + Self.crossOrigin)
        }
        for other in ["\"x\"", "", "x" + etag] {
            let request = [HTTPField(name: "If-None-Match", value: other)]
            #expect(try answer(.get, "/js/script.js", request).response.status == 200)
        }
    }

    @Test func otherRoutesAreNotOpenToPages() throws {
        #expect(try answer(.get, "/healthz").fields == [])
        #expect(try answer(.get, "/js/other.js").response.status == 404)
    }
}
