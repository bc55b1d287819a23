import CivilTime
import HTTPServer
import JSON

/// Requests as a HAR file (HTTP Archive 1.2, <http://www.softwareishard.com/blog/har-12-spec/>), which browsers' tools open.
enum HTTPArchive {
    static func bytes(of entries: some Sequence<JournalEntry>) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.beginObject("log")
        writer.member("version", "1.2")
        writer.beginObject("creator")
        writer.member("name", "datafast-emulator")
        writer.member("version", EmulatorVersion.current)
        writer.endObject()
        writer.beginArray("entries")
        for entry in entries { writer.object { write(entry, to: &$0) } }
        writer.endArray()
        writer.endObject()
        writer.endObject()
        return writer.finish()
    }

    private static func write(_ entry: JournalEntry, to writer: inout JSONWriter) {
        let request = RecordedRequest(entry)
        let milliseconds = Double(request.duration / 1000) / 1000
        writer.member("startedDateTime", request.time)
        writer.member("time", milliseconds)
        writer.beginObject("request")
        writeRequest(request, body: entry.facts.request.body, to: &writer)
        writer.endObject()
        writer.beginObject("response")
        let hasBody = entry.facts.request.method != .head
        writeResponse(request, body: hasBody ? entry.facts.response.body : [], to: &writer)
        writer.endObject()
        writer.beginObject("cache")
        writer.endObject()
        writer.beginObject("timings")
        writer.member("send", 0)
        writer.member("wait", milliseconds)
        writer.member("receive", 0)
        writer.endObject()
        if let operation = request.operation { writer.member("comment", operation) }
    }

    private static func writeRequest(_ request: RecordedRequest, body: [UInt8], to writer: inout JSONWriter) {
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
            writeEmpty("params", to: &writer)
            // Unlike an answer's, a request's body has text only.
            writer.member("text", String(decoding: SecretMask.masked(body: body), as: UTF8.self))
            writer.endObject()
        }
        // -1: not known, since secrets are hidden.
        writer.member("headersSize", -1)
        writer.member("bodySize", -1)
    }

    private static func writeResponse(_ request: RecordedRequest, body: [UInt8], to writer: inout JSONWriter) {
        writer.member("status", request.status)
        writer.member("statusText", request.status == 0 ? "" : "\(ReasonPhrase.phrase(for: request.status))")
        writer.member("httpVersion", "HTTP/1.1")
        writeEmpty("cookies", to: &writer)
        write("headers", request.answerFields.map { ($0.name, $0.value) }, to: &writer)
        writer.beginObject("content")
        writer.member("size", body.count)
        writer.member("mimeType", value(of: "content-type", in: request.answerFields) ?? "")
        let shown = SecretMask.masked(body: body)
        if let text = String(validating: shown, as: UTF8.self) {
            writer.member("text", text)
        } else {
            writer.member("text", Base64.encoded(shown))
            writer.member("encoding", "base64")
        }
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
