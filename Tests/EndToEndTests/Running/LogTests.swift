import Glibc
import JSON
import Testing

/// One line for each request.
struct LogTests {
    private static let requests = [
        ("GET", "/api/v1/visitors?limit=1", "/api/v1/visitors", "listVisitors", 200),
        ("POST", "/api/v1/goals", "/api/v1/goals", "createGoal", 400),
        ("GET", "/healthz", "/healthz", "-", 200),
        ("GET", "/no%22where", "/no%22where", "-", 404),
    ]

    private static func log(_ options: [String]) throws -> [Substring] {
        let emulator = try EmulatorProcess(["--quiet", "--log-level", "info"] + options)
        let client = try APIClient(emulator)
        for request in requests { _ = try client.request(request.0, request.1) }
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        return emulator.log.split(separator: "\n").filter { $0.contains("request") }
    }

    @Test func asText() throws {
        let lines = try Self.log(["--log-format", "text"])
        #expect(lines.count == Self.requests.count)
        for (line, request) in zip(lines, Self.requests) {
            #expect(line.contains(" info request "))
            #expect(line.contains("method=\(request.0) "))
            #expect(line.contains("operation=\(request.3) "))
            #expect(line.contains("status=\(request.4) "))
            #expect(line.contains(#/us=\d+/#))
        }
        #expect(lines.first?.contains("path=/api/v1/visitors ") == true)
    }

    @Test func asJSON() throws {
        let lines = try Self.log(["--log-format", "json"])
        #expect(lines.count == Self.requests.count)
        for (line, request) in zip(lines, Self.requests) {
            let entry = try JSONValue(parsing: Array(line.utf8))
            #expect(entry["level"]?.stringValue == "info")
            #expect(entry["message"]?.stringValue == "request")
            #expect(entry["method"]?.stringValue == request.0)
            #expect(entry["path"]?.stringValue == request.2)
            #expect(entry["operation"]?.stringValue == request.3)
            #expect(entry["status"] == .number(Double(request.4)))
            #expect(entry["us"]?.integerValue != nil)
            let names = ["time", "level", "message", "method", "path", "operation", "status", "us"]
            #expect(entry.objectValue?.members.map(\.key) == names)
        }
    }

    @Test func aFaultIsNamed() throws {
        let emulator = try EmulatorProcess(["--quiet", "--log-level", "info", "--log-format", "json"])
        let client = try APIClient(emulator)
        try client.connection.send(
            APIClient.bytes("GET", "/api/v1/visitors").replacing("Host:", with: "X-Emulator-Fault: status=503\r\nHost:")
        )
        #expect(try client.answer().status == 503)
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        #expect(emulator.log.contains(#","status":503,"#))
        #expect(emulator.log.hasSuffix(#","fault":"status=503"}"# + "\n"))
    }

    /// The emulator does not see them; the log does.
    @Test func whatTheServerRefusesIsLogged() throws {
        let emulator = try EmulatorProcess(["--quiet", "--log-level", "info", "--log-format", "json"])
        for request in ["GET /healthz HTTP/1.1\r\n\r\n", "GET\r\n\r\n"] {
            let connection = try RawConnection(port: emulator.port)
            try connection.send(request)
            connection.shutdownWriting()
            #expect(String(decoding: connection.rest(), as: UTF8.self).hasPrefix("HTTP/1.1 400 "))
        }
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        let entries = try emulator.log.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        let refused = entries.filter { $0["message"]?.stringValue == "request refused" }
        #expect(refused.map { $0["level"]?.stringValue } == ["info", "info"])
        #expect(refused.map { $0["method"]?.stringValue } == ["GET", "-"])
        #expect(refused.map { $0["path"]?.stringValue } == ["/healthz", "-"])
        #expect(refused.map { $0["status"] } == [400, 400])
        #expect(refused.map { $0["reason"]?.stringValue } == ["Missing Host", "Malformed request line"])
    }

    @Test func warningIsTheDefault() throws {
        let emulator = try EmulatorProcess(["--quiet"])
        _ = try APIClient(emulator).request("GET", "/healthz")
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        #expect(emulator.log.isEmpty)
    }
}
