import CivilTime
import HTTPServer
import JSON

/// Requests as a HAR file (HTTP Archive 1.2, <http://www.softwareishard.com/blog/har-12-spec/>), which browsers' tools open.
enum HTTPArchive {
    static func write(_ requests: [RecordedRequest], to writer: inout JSONWriter) {
        writer.beginObject("log")
        writer.member("version", "1.2")
        writer.beginObject("creator")
        writer.member("name", "datafast-emulator")
        writer.member("version", EmulatorVersion.current)
        writer.endObject()
        writer.beginArray("entries")
        for request in requests { writer.object { write(request, to: &$0) } }
        writer.endArray()
        writer.endObject()
    }

    private static func write(_ request: RecordedRequest, to writer: inout JSONWriter) {
        let milliseconds = Double(request.duration / 1000) / 1000
        writer.member("startedDateTime", request.time)
        writer.member("time", milliseconds)
        writer.beginObject("request")
        writeRequest(request, to: &writer)
        writer.endObject()
        writer.beginObject("response")
        writeResponse(request, to: &writer)
        writer.endObject()
        writer.beginObject("cache")
        writer.endObject()
        writer.beginObject("timings")
        writer.member("send", 0)
        writer.member("wait", milliseconds)
        writer.member("receive", 0)
        writer.endObject()
        writer.member("comment", request.operation)
    }

    private static func writeRequest(_ request: RecordedRequest, to writer: inout JSONWriter) {
        let body = text(request.body)
        writer.member("method", request.method)
        writer.member("url", url(request))
        writer.member("httpVersion", "HTTP/1.1")
        writeEmpty("cookies", to: &writer)
        write("headers", request.fields.map { ($0.name, $0.value) }, to: &writer)
        let query = request.target.utf8.firstIndex(of: UInt8(ascii: "?")).map { request.target.utf8[$0...].dropFirst() }
        let items = QueryItems(ArraySlice(query.map(Array.init) ?? []))
        write("queryString", items.map { ($0.name, $0.value) }, to: &writer)
        if !body.isEmpty {
            writer.beginObject("postData")
            writer.member("mimeType", value(of: "content-type", in: request.fields) ?? "")
            writer.member("text", body)
            writer.endObject()
        }
        // -1: not known, since secrets are hidden.
        writer.member("headersSize", -1)
        writer.member("bodySize", -1)
    }

    private static func writeResponse(_ request: RecordedRequest, to writer: inout JSONWriter) {
        let body = text(request.answer)
        writer.member("status", request.status)
        writer.member("statusText", "\(ReasonPhrase.phrase(for: request.status))")
        writer.member("httpVersion", "HTTP/1.1")
        writeEmpty("cookies", to: &writer)
        write("headers", request.answerFields.map { ($0.name, $0.value) }, to: &writer)
        writer.beginObject("content")
        writer.member("size", body.utf8.count)
        writer.member("mimeType", value(of: "content-type", in: request.answerFields) ?? "")
        writer.member("text", body)
        writer.endObject()
        writer.member("redirectURL", value(of: "location", in: request.answerFields) ?? "")
        writer.member("headersSize", -1)
        writer.member("bodySize", -1)
    }

    private static func url(_ request: RecordedRequest) -> String {
        if !request.target.hasPrefix("/") { return request.target }
        return "http://\(value(of: "host", in: request.fields) ?? "localhost")\(request.target)"
    }

    private static func value(of name: String, in fields: [HTTPField]) -> String? {
        fields.first { $0.name.lowercased() == name }?.value
    }

    private static func text(_ body: JSONValue) -> String {
        switch body {
        case .null: ""
        case .string(let text): text
        default: body.description
        }
    }

    private static func writeEmpty(_ name: StaticString, to writer: inout JSONWriter) {
        writer.beginArray(name)
        writer.endArray()
    }

    private static func write(
        _ name: StaticString, _ pairs: [(name: String, value: String)], to writer: inout JSONWriter
    ) {
        writer.beginArray(name)
        for pair in pairs {
            writer.object { writer in
                writer.member("name", pair.name)
                writer.member("value", pair.value)
            }
        }
        writer.endArray()
    }
}
