import JSON

/// Talks to the program's API over one connection.
final class APIClient {
    /// The key and the website of the basic seed that the tests use.
    static let key = "df_xxx"
    /// A visitor of that website.
    static let visitor = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

    struct Answer {
        let status: Int
        let head: String
        let body: String

        /// The body as JSON; `null` for anything else.
        var json: JSONValue { (try? JSONValue(parsing: Array(body.utf8))) ?? .null }
    }

    let connection: RawConnection
    /// Lives as long as somebody talks to it.
    private let emulator: EmulatorProcess

    init(_ emulator: EmulatorProcess) throws {
        self.emulator = emulator
        connection = try RawConnection(port: emulator.port)
    }

    func request(_ method: String, _ target: String, body: String = "") throws -> Answer {
        try connection.send(Self.bytes(method, target, body: body))
        return try answer(toHead: method == "HEAD")
    }

    func answer(toHead: Bool = false) throws -> Answer {
        let (head, body) = try connection.response(toHead: toHead)
        let text = String(decoding: head, as: UTF8.self)
        return Answer(
            status: text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0, head: text,
            body: String(decoding: body, as: UTF8.self))
    }

    static func bytes(_ method: String, _ target: String, body: String = "") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(key)\r\n"
            + (body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n") + "\r\n" + body
    }

    static func goal(_ name: String) -> String {
        #"{"datafast_visitor_id":"\#(visitor)","name":"\#(name)"}"#
    }

    /// The goals that the visitor has completed.
    func completedGoals() throws -> [String] {
        let goals = try request("GET", "/api/v1/visitors/\(Self.visitor)").json["data"]?["activity"]?["completedGoals"]
        return goals?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
    }
}
