import CivilTime
import HTTPServer
import JSON

/// A request of a journal as it is shown: secrets by their last four characters.
public struct RecordedRequest: Sendable, Equatable {
    /// Counts a world's requests, from 1.
    public let id: Int
    /// The world's time when it was served.
    public let time: Instant
    /// One of ``RequestMatch/operations``; nil for a request that led nowhere.
    public let operation: String?
    /// The request method.
    public let method: String
    /// The target as it was sent.
    public let target: String
    /// The fields of the request.
    public let fields: [HTTPField]
    /// The body: as JSON if it is, else as text; null if there was none.
    public let body: JSONValue
    /// The status of the answer; 0 where a fault left none.
    public let status: Int
    /// The fields of the answer, without those that the server adds.
    public let answerFields: [HTTPField]
    /// The body of the answer, like ``body``.
    public let answer: JSONValue
    /// How long it took in nanoseconds, delays included; 0 for the work of a world whose clock stands still.
    public let duration: Int64
    /// What a fault did to it, as `X-Emulator-Fault-Applied` says; nil for nothing.
    public let fault: String?

    init(_ entry: JournalEntry) {
        let facts = entry.facts
        id = entry.number
        time = facts.time
        operation = facts.operation
        method = facts.request.method.name
        target = SecretMask.masked(facts.request.target)
        fields = facts.request.fields.map(Self.masked)
        body = Self.content(facts.request.body)
        status = facts.response.status
        let type = facts.response.contentType.map { HTTPField(name: "Content-Type", value: $0) }
        answerFields = ([type].compactMap { $0 } + facts.response.fields).map(Self.masked)
        answer = facts.request.method == .head ? .null : Self.content(facts.response.body)
        duration = facts.duration
        fault = facts.fault
    }

    private static func masked(_ field: HTTPField) -> HTTPField {
        HTTPField(name: field.name, value: SecretMask.masked(field.value, named: field.name))
    }

    private static func content(_ bytes: [UInt8]) -> JSONValue {
        if bytes.isEmpty { return .null }
        if let json = try? JSONValue(parsing: bytes) { return SecretMask.masked(json) }
        return .string(SecretMask.masked(String(decoding: bytes, as: UTF8.self)))
    }

    /// `#7 POST /api/v1/goals (200)`
    public var summary: String { "#\(id) \(method) \(target) (\(status == 0 ? "no answer" : String(status)))" }
}

// MARK: - JSON

extension RecordedRequest {
    /// Writes the members.
    func write(to writer: inout JSONWriter, world: String) {
        writer.member("id", id)
        writer.member("time", time)
        writer.member("world", world)
        writer.member("operation", operation)
        writer.member("method", method)
        writer.member("target", target)
        Self.write("fields", fields, to: &writer)
        writer.member("body", body)
        writer.member("status", status)
        Self.write("answerFields", answerFields, to: &writer)
        writer.member("answer", answer)
        writer.member("durationMilliseconds", Double(duration / 1000) / 1000)
        writer.member("fault", fault)
    }

    private static func write(_ name: StaticString, _ fields: [HTTPField], to writer: inout JSONWriter) {
        writer.beginArray(name)
        for field in fields {
            writer.object { writer in
                writer.member("name", field.name)
                writer.member("value", field.value)
            }
        }
        writer.endArray()
    }

    static let schema = ControlSchema(
        "Request",
        ControlSchema.object([
            "id": ControlSchema.count, "time": ControlSchema.time, "world": ControlSchema.text,
            "operation": ControlSchema.nullable(ControlSchema.text), "method": ControlSchema.text,
            "target": ControlSchema.text, "fields": ControlSchema.array(ControlSchema.field.use), "body": [:],
            "status": ["type": "integer", "description": "0 where a fault left no answer."],
            "answerFields": ControlSchema.array(ControlSchema.field.use), "answer": [:],
            "durationMilliseconds": ["type": "number"], "fault": ControlSchema.nullable(ControlSchema.text),
        ]),
        example: [
            "id": 1, "time": "2026-05-21T12:00:00.000Z", "world": "default", "operation": "createGoal",
            "method": "POST", "target": "/api/v1/goals",
            "fields": [["name": "Authorization", "value": "Bearer …ffcd"]],
            "body": ["datafast_visitor_id": "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd", "name": "signup"], "status": 200,
            "answerFields": [["name": "Content-Type", "value": "application/json"]],
            "answer": ["status": "success"], "durationMilliseconds": 0.12, "fault": nil,
        ])
}
