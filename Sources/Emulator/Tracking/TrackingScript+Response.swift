import DataFastAPI
import HTTPServer

extension TrackingScript {
    /// The script, or 304 to who has it (RFC 9110, sections 13.1.2 and 15.4.5; tracking.md 7).
    func response(to request: HTTPRequest) -> HTTPResponse {
        let fields = [
            HTTPField(name: "Cache-Control", value: "no-cache"), HTTPField(name: "ETag", value: etag),
        ]
        if let known = request.field("if-none-match"), matches(known) {
            return HTTPResponse(status: 304, fields: fields)
        }
        return HTTPResponse(
            status: 200, contentType: "text/javascript; charset=utf-8", fields: fields, body: source)
    }

    /// Whether `If-None-Match` names the script's entity tag; weak tags count too.
    private func matches(_ tags: String) -> Bool {
        tags.split(separator: ",").contains { part in
            let tag = String(part).trimmed
            return tag == "*" || tag == etag || tag == "W/" + etag
        }
    }
}
