import Testing

/// What the API refuses as too large has passed the checks that come before it; what is larger still never reaches it.
struct BodyLimitTests {
    @Test func theTokenIsCheckedBeforeTheSize() throws {
        let emulator = try EmulatorProcess([])
        let large = String(repeating: "x", count: 1024 * 1024 + 1)
        let refused = try APIClient(emulator).request("POST", "/api/v1/goals", body: large)
        #expect(refused.status == 413)
        #expect(refused.head.contains("\r\nX-RateLimit-Remaining: 59\r\n"))
        let stranger = try RawConnection(port: emulator.port)
        try stranger.send(
            "POST /api/v1/goals HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(large.utf8.count)\r\n\r\n\(large)")
        #expect(String(decoding: try stranger.response(toHead: false).head, as: UTF8.self).hasPrefix("HTTP/1.1 401 "))
    }

    @Test func whatIsLargerStillIsRefusedUnread() throws {
        let client = try APIClient(EmulatorProcess(["--max-body", "10"]))
        let refused = try client.request("POST", "/api/v1/goals", body: "12345678901")
        #expect(refused.status == 413)
        #expect(!refused.head.contains("X-RateLimit"))
        #expect(!refused.head.contains("Access-Control"))
    }

    @Test func pagesAreToldWhatTheServerRefuses() throws {
        let emulator = try EmulatorProcess(["--max-body", "10"])
        for path in ["/api/events", "/w/nope/api/ai-crawls"] {
            let refused = try APIClient(emulator).request("POST", path, body: "12345678901")
            #expect(refused.status == 413)
            #expect(refused.head.contains("\r\nAccess-Control-Allow-Origin: *\r\n"))
        }
    }
}
