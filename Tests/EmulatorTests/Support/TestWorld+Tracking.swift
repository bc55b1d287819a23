import HTTPServer
import JSON
import SQLite
import Store

@testable import Emulator

/// What stands beside the API: the endpoint of the browser script and the script itself.
extension TestWorld {
    static let chrome =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"

    /// What a pageview of the script holds.
    static let pageview: JSONObject = [
        "websiteId": "dfid_abc123", "domain": "example.com", "href": "https://example.com/", "referrer": nil,
        "viewport": ["width": 1728, "height": 998], "visitorId": .string(visitor), "type": "pageview",
    ]

    /// What a route beside the API answers; nil where there is none.
    func answer(_ method: HTTPMethod, _ path: String, fields: [HTTPField] = [], body: [UInt8] = []) -> HTTPResponse? {
        let request = HTTPRequest(method: method, target: path, fields: fields, body: body)
        guard let route = SideRoute.route(of: Array(path.utf8)[...]) else { return nil }
        let subject = FaultSubject(request: request, path: request.pathBytes, name: nil, fields: route.fields)
        let state = state
        let answer = route.answer(request) { _, work in
            .now(state.serve(subject, work).response)
        } refuse: { refusal in
            .now(state.serve(subject) { _, _ in refusal }.response)
        }
        guard case .now(let response) = answer else { return nil }
        return response
    }

    /// What the script's endpoint answers to a body.
    func post(_ body: String, fields: [String: String] = [:]) -> HTTPResponse {
        var all = ["User-Agent": Self.chrome]
        all.merge(fields) { $1 }
        let sent = all.filter { !$0.value.isEmpty }.map { HTTPField(name: $0.key, value: $0.value) }
        return answer(.post, "/api/events", fields: sent, body: Array(body.utf8)) ?? HTTPResponse(status: 0)
    }

    /// What it answers to a pageview of the script that differs in these members and lacks `absent`.
    @discardableResult
    func track(
        _ members: JSONObject = [:], without absent: String? = nil, fields: [String: String] = [:]
    ) -> HTTPResponse {
        var event = Self.pageview
        for member in members { event[member.key] = member.value }
        if let absent { event[absent] = nil }
        return post(JSONValue.object(event).description, fields: fields)
    }

    /// What it answers to an event of this type.
    @discardableResult
    func track(_ type: String, _ extra: JSONValue) -> HTTPResponse {
        track(["type": .string(type), "extraData": extra])
    }

    /// The rows of a query, columns joined by `|`; NULL is empty.
    func rows(_ sql: String) throws -> [String] {
        try state.store.connection.all(generated: sql) { row in
            (0..<row.count).map { row.text($0) }.joined(separator: "|")
        }
    }
}
