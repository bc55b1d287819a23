import Testing

/// The `Date` of answers.
struct DateTests {
    private static func date(_ head: String) -> Substring? {
        head.split(separator: "\r\n").first { $0.hasPrefix("Date: ") }?.dropFirst(6)
    }

    @Test func itIsTheMachinesUnlessTheClockIsToBeFollowed() throws {
        let client = try APIClient(EmulatorProcess())
        #expect(try Self.date(client.request("GET", "/api/v1/visitors").head)?.contains("2026 12:00:00") == false)
    }

    @Test func itFollowsTheClockOfTheWorld() throws {
        let client = try APIClient(EmulatorProcess(["--emulate-date"]))
        func date(_ method: String, _ target: String) throws -> Substring? {
            try Self.date(client.request(method, target).head)
        }
        #expect(try date("GET", "/api/v1/visitors") == "Thu, 21 May 2026 12:00:00 GMT")
        #expect(try date("GET", "/js/script.js") == "Thu, 21 May 2026 12:00:00 GMT")
        #expect(try date("GET", "/nowhere") == "Thu, 21 May 2026 12:00:00 GMT")
        let advance = try client.request("PUT", "/__emulator/worlds/default/clock", body: #"{"advance":"61s"}"#)
        #expect(advance.status == 200)
        #expect(try date("HEAD", "/api/v1/visitors") == "Thu, 21 May 2026 12:01:01 GMT")
        let world = try client.request(
            "POST", "/__emulator/worlds", body: #"{"name":"old","clock":"1999-12-31T23:59:59.999Z"}"#)
        #expect(world.status == 200)
        #expect(try date("GET", "/w/old/api/v1/visitors") == "Fri, 31 Dec 1999 23:59:59 GMT")
        try client.connection.send(
            "GET /api/v1/visitors HTTP/1.1\r\nHost: h\r\nX-Emulator-Fault: connection=malformed-chunk\r\n\r\n")
        let rest = String(decoding: client.connection.rest(), as: UTF8.self)
        #expect(rest.contains("\r\nDate: Thu, 21 May 2026 12:01:01 GMT\r\n"))
    }
}
