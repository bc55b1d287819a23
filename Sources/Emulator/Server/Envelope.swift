import DataFastAPI
import HTTPServer
import JSON

/// The bodies that answers come in.
///
/// Source: contract README, *Wire format*.
enum Envelope {
    static let contentType = "application/json"

    /// `{"status":"success", …}`: `body` writes the members after `status`.
    static func success(
        status: Int = 200, capacity: Int = 256, _ body: (inout JSONWriter) throws -> Void
    ) rethrows -> HTTPResponse {
        var writer = JSONWriter(capacity: capacity)
        writer.beginObject()
        writer.member("status", "success")
        try body(&writer)
        writer.endObject()
        return HTTPResponse(status: status, contentType: contentType, body: writer.finish())
    }

    /// `{"status":"success","data":[{…}]}`: `body` writes the one object's members.
    static func single(status: Int = 200, _ body: (inout JSONWriter) -> Void) -> HTTPResponse {
        list(status: status, CollectionOfOne(())) { _, writer in body(&writer) }
    }

    /// `{"status":"success","data":[{"message":…}]}`
    static func message(_ message: SuccessMessage) -> HTTPResponse {
        single { writer in writer.member("message", message.rawValue) }
    }

    /// `{"status":"success","data":[…], …}`: `body` writes the members of each item's object, `after` what follows them.
    static func list<Items: Sequence>(
        status: Int = 200, _ items: Items, _ body: (Items.Element, inout JSONWriter) -> Void,
        after: (inout JSONWriter) -> Void = { _ in }
    ) -> HTTPResponse {
        success(status: status) { writer in
            writer.beginArray("data")
            for item in items {
                writer.beginObject()
                body(item, &writer)
                writer.endObject()
            }
            writer.endArray()
            after(&writer)
        }
    }

    /// Any object as it is.
    static func plain(status: Int = 200, _ body: (inout JSONWriter) -> Void) -> HTTPResponse {
        var writer = JSONWriter()
        writer.beginObject()
        body(&writer)
        writer.endObject()
        return HTTPResponse(status: status, contentType: contentType, body: writer.finish())
    }

    static func error(_ error: ContractError) -> HTTPResponse {
        if error.isPlain {
            return plain(status: error.status) { writer in writer.member("error", error.message) }
        }
        var response = self.error(status: error.status, message: error.message)
        if !error.allow.isEmpty { response.fields.append(allow(error.allow)) }
        return response
    }

    static func error(status: Int, message: String) -> HTTPResponse {
        HTTPResponse(status: status, contentType: contentType, body: errorBody(status: status, message: message))
    }

    static func errorBody(status: Int, message: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("status", "error")
        writer.beginObject("error")
        writer.member("code", status)
        writer.member("message", message)
        writer.endObject()
        writer.endObject()
        return writer.finish()
    }

    static func allow(_ methods: [Method]) -> HTTPField {
        HTTPField(name: "Allow", value: methods.map(\.rawValue).joined(separator: ", "))
    }
}
