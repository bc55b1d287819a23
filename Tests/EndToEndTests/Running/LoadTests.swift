import JSON
import Testing

/// Many requests, one after another and at once.
@Suite(.serialized) struct LoadTests {
    @Test func sixtyFourConnectionsAtOnceLoseNothing() throws {
        let emulator = try EmulatorProcess(["--rate-limit", "off"])
        let rounds = 10
        try inParallel(64) { connection in
            let client = try APIClient(emulator)
            for round in 0..<rounds {
                let visitor = "00000000-0000-4000-9000-\(String(1_000_000_000_000 + connection).dropFirst())"
                let event =
                    #"{"websiteId":"dfid_abc123","href":"https://example.com/\#(round)","visitorId":"\#(visitor)","#
                    + #""type":"pageview","device":{"platform":"ios"}}"#
                try client.connection.send(
                    "POST /api/events HTTP/1.1\r\nHost: h\r\nUser-Agent: Firefox/135.0\r\n"
                        + "Content-Length: \(event.utf8.count)\r\n\r\n\(event)")
                #expect(try client.answer().status == 200)
                let goal = APIClient.goal("goal_\(connection)_\(round)")
                #expect(try client.request("POST", "/api/v1/goals", body: goal).status == 200)
                let payment = #"{"amount":1,"currency":"USD","transaction_id":"tx_\#(connection)_\#(round)"}"#
                #expect(try client.request("POST", "/api/v1/payments", body: payment).status == 200)
                let read = try client.request("GET", "/api/v1/visitors/\(visitor)").json["data"]?["activity"]
                #expect(read?["pageViewCount"]?.integerValue == round + 1)
                #expect(try client.request("GET", "/healthz").status == 200)
            }
        }
        let client = try APIClient(emulator)
        let goals = try client.completedGoals().filter { $0.hasPrefix("goal_") }
        #expect(goals.count == 64 * rounds && Set(goals).count == goals.count)
        let list = try client.request("GET", "/api/v1/visitors?visitedPage=/0&limit=1").json
        #expect(list["pagination"]?["total"]?.integerValue == 64)
        for connection in 0..<64 {
            let deleted = try client.request("DELETE", "/api/v1/payments?transaction_id=tx_\(connection)_0")
            #expect(deleted.status == 200)
        }
    }

    @Test func memoryStaysAsItIs() throws {
        // A journal that is full before the first look: what it may hold is memory that is meant to be used.
        let emulator = try EmulatorProcess(["--rate-limit", "off", "--journal-entries", "1000"])
        let client = try APIClient(emulator)
        let goal = APIClient.goal("sign/up")
        let batch =
            APIClient.bytes("GET", "/healthz")
            + APIClient.bytes("GET", "/api/v1/visitors/00000000-0000-4000-8000-000000000004")
            + APIClient.bytes("POST", "/api/v1/goals", body: goal)
            + APIClient.bytes("POST", "/__emulator/echo", body: String(repeating: "x", count: 1000))
            + APIClient.bytes("GET", "/nowhere")
        func batches(_ count: Int) throws {
            for _ in 0..<count {
                try client.connection.send(batch)
                for status in [200, 200, 400, 200, 404] { #expect(try client.answer().status == status) }
            }
        }
        try batches(2000)
        let before = emulator.residentBytes
        try batches(18_000)
        let growth = emulator.residentBytes - before
        #expect(growth < 1 << 20, "\(growth) bytes more after 90,000 requests")
    }
}
