import JSON
import Testing

/// Two runs of one script, under a frozen clock and with the same seed, are the same to the byte, whatever faults strike.
struct DeterminismTests {
    /// Faults of every kind that leaves something to chance or to time.
    private static let plan = #"""
        {"rules":[
          {"match":{"operation":"createPayment"},"probability":0.3,"effect":{"connection":"reset"}},
          {"match":{"operation":"createGoal"},"probability":0.3,"effect":{"status":503}},
          {"match":{"path":"*/visitors*"},"probability":0.5,"effect":{"delay":{"uniform":{"min":"1ms","max":"9ms"}}}},
          {"match":{"path":"/api/events"},"probability":0.4,"effect":{"delay":{"lognormal":{"median":"2ms","sigma":0.5}}}},
          {"match":{"path":"/nowhere"},"skip":1,"times":2,"effect":{"connection":"garbage"}},
          {"match":{"path":"/js/*"},"effect":{"connection":"drip:2000:1ms"}}
        ]}
        """#

    /// The script: everything that makes up ids, takes chances, or tells the time.
    private static let requests: [(method: String, target: String, body: String)] = (0..<12).flatMap { round in
        let visitor = "00000000-0000-4000-9000-\(String(1_000_000_000_000 + round).dropFirst())"
        return [
            (
                "POST", "/api/events",
                #"{"websiteId":"dfid_abc123","href":"https://example.com/\#(round)","visitorId":"\#(visitor)","#
                    + #""type":"pageview","device":{"platform":"ios"}}"#
            ),
            ("POST", "/api/v1/goals", APIClient.goal("goal_\(round)")),
            ("POST", "/api/v1/payments", #"{"amount":\#(round),"currency":"USD","transaction_id":"tx_\#(round)"}"#),
            ("GET", "/api/v1/visitors/\(visitor)", ""), ("GET", "/api/v1/visitors?limit=3", ""),
            ("GET", "/api/v1/analytics/overview", ""), ("GET", "/nowhere", ""), ("PATCH", "/api/v1/goals", ""),
            ("GET", "/js/script.js", ""),
            ("POST", "/__emulator/worlds", #"{"clock":"2026-05-2\#(round % 10)T00:00:00Z"}"#),
            ("GET", "/w/w\(round + 1)/api/v1/visitors?limit=2", ""),
            ("PUT", "/__emulator/worlds/default/clock", #"{"advance":"7s"}"#),
        ]
    }

    /// What a client sees of the script, and then the journal, plain and as a HAR file.
    private static func run(_ seed: Int) throws -> (answers: [[UInt8]], journals: [String]) {
        let emulator = try EmulatorProcess(["--rate-limit", "off", "--emulate-date", "--random-seed", "\(seed)"])
        let client = try APIClient(emulator)
        let put = try client.request("PUT", "/__emulator/worlds/default/faults", body: plan)
        #expect(put.status == 200, "\(put.body)")
        let answers = try requests.map { request -> [UInt8] in
            let connection = try RawConnection(port: emulator.port)
            let bytes = APIClient.bytes(request.method, request.target, body: request.body)
            try connection.send(bytes.replacing("Host:", with: "Connection: close\r\nHost:"))
            let (answer, isReset) = try connection.ending()
            // The control plane's answers have the machine's time, and what it changes is seen elsewhere.
            if request.target.hasPrefix("/__emulator") { return [] }
            return (isReset ? Array("reset".utf8) : []) + answer
        }
        let journals = try ["/requests", "/requests/har", "/requests/unmatched"].map { path in
            let answer = try client.request("GET", "/__emulator/worlds/default\(path)")
            #expect(answer.status == 200)
            return answer.body
        }
        return (answers, journals)
    }

    @Test func twoRunsAreTheSameToTheByte() throws {
        let first = try Self.run(1)
        let second = try Self.run(1)
        for (index, pair) in zip(first.answers, second.answers).enumerated() {
            #expect(pair.0 == pair.1, "\(Self.requests[index].method) \(Self.requests[index].target)")
        }
        #expect(first.journals == second.journals)
        let texts = first.answers.map { String(decoding: $0, as: UTF8.self) }
        // Else it would be no wonder.
        for sign in ["reset", "HTTP/1.1 503", "HTTP/1.1 200", "HTTP/1.1 404", "Applied: delay="] {
            #expect(texts.contains { $0.contains(sign) }, "\(sign)")
        }
        for fault in ["connection=reset", "status=503", "delay=", "connection=garbage", "connection=drip"] {
            #expect(first.journals[0].contains("\"fault\":\"\(fault)"), "\(fault)")
        }
    }

    @Test func anotherSeedIsAnotherRun() throws {
        let first = try Self.run(1)
        let other = try Self.run(2)
        #expect(first.answers != other.answers)
        #expect(first.journals != other.journals)
    }
}
