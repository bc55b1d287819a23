import HTTPServer
import JSON
import Testing

@testable import Emulator

/// What a world remembers of its requests, and how it is shown.
struct JournalTests {
    private func requests(_ emulator: TestEmulator, _ query: String = "", world: String = "default") async throws
        -> [JSONValue]
    {
        try await emulator.control("GET", "/worlds/\(world)/requests\(query)")["requests"]?.arrayValue ?? []
    }

    @Test func aRequestIsShownWithItsAnswer() async throws {
        let emulator = try TestEmulator()
        _ = await emulator.send(
            "POST", "/api/v1/goals?trace=1",
            #"{"datafast_visitor_id":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","name":"signup_now"}"#,
            token: TestEmulator.seedKey, fields: [("Host", "localhost:4610")])
        let request = try #require(try await requests(emulator).first)
        #expect(request["id"] == 1)
        #expect(request["time"] == "2026-05-21T12:00:00.000Z")
        #expect(request["world"] == "default")
        #expect(request["operation"] == "createGoal")
        #expect(request["method"] == "POST")
        #expect(request["target"] == "/api/v1/goals?trace=1")
        #expect(
            request["fields"] == [
                ["name": "Host", "value": "localhost:4610"], ["name": "Authorization", "value": "Bearer …ffcd"],
            ])
        #expect(request["body"]?["name"] == "signup_now")
        #expect(request["status"] == 200)
        #expect(request["answerFields"]?[0] == ["name": "Content-Type", "value": "application/json"])
        #expect(request["answer"]?["data"]?[0]?["message"] == "Custom event created successfully")
        #expect(request["durationMilliseconds"] == 0)
        #expect(request["fault"] == .null)
    }

    @Test func secretsShowTheirEnd() async throws {
        let emulator = try TestEmulator()
        let account = try #require(try emulator.emulator.makeWorld(WorldOptions(name: "a")).accountToken)
        let created = await emulator.send(
            "POST", "/api/v1/admin/access-tokens?token=\(TestEmulator.seedKey)",
            #"{"name":"ci","permissions":["*"]}"#, token: account,
            fields: [("Cookie", "session=abcdefghijklmnop"), ("X-Api-Key", "0123456789abcdefWXYZ")])
        #expect(created.status == 200)
        let secret = try #require(created.json["data"]?[0]?["key"]?.stringValue)
        _ = await emulator.send(
            "POST", "/w/a/api/v1/nothing",
            #"{"paddleApiKey":"pdl_live_apikey_0123456789","note":"use \#(secret) or sk_live_1234567890abcd"}"#)
        _ = await emulator.send("POST", "/w/a/api/v1/nothing", "not JSON \(secret)!")
        let text = await emulator.send("GET", "/__emulator/worlds/a/requests").text
        for hidden in [
            secret, account, TestEmulator.seedKey, "abcdefghijklmnop", "0123456789abcdefWXYZ", "pdl_live", "sk_live",
        ] {
            #expect(!text.contains(hidden), "\(hidden)")
        }
        for shown in [
            "?token=…ffcd", "…\(secret.suffix(4)) or …abcd", "\"paddleApiKey\":\"…6789\"",
            "not JSON …\(secret.suffix(4))!", "…WXYZ", "…mnop",
        ] {
            #expect(text.contains(shown), "\(shown)")
        }
        let archive = await emulator.send("GET", "/__emulator/worlds/a/requests/har").text
        #expect(!archive.contains(secret))
        #expect(!archive.contains(account))
    }

    @Test(arguments: [
        ("df_", "df_"), ("df_xxx", "…"), ("a df_0123456789 b", "a …6789 b"), ("pdf_0123456789", "pdf_0123456789"),
        ("dfid_abc123456789", "dfid_abc123456789"), ("", ""), ("é dft_0123456789é", "é …6789é"),
        ("\"df_0123456789\",\"dft_9876543210\"", "\"…6789\",\"…3210\""),
    ])
    func onlySecretsAreHidden(text: String, shown: String) {
        #expect(SecretMask.masked(text) == shown)
    }

    @Test func theJournalKeepsTheOrderAndCounts() async throws {
        let emulator = try TestEmulator()
        for _ in 0..<3 { await emulator.createGoal() }
        await emulator.send("GET", "/api/v1/visitors", token: TestEmulator.seedKey)
        await emulator.send("GET", "/api/v1/visitors")
        await emulator.send("POST", "/api/events", "{}")
        await emulator.send("GET", "/js/script.js")
        #expect(try await requests(emulator).map { $0["id"] } == [1, 2, 3, 4, 5, 6, 7])
        #expect(
            try await requests(emulator).map { $0["operation"] } == [
                "createGoal", "createGoal", "createGoal", "listVisitors", "listVisitors", "recordEvent", "getScript",
            ])
        #expect(try await requests(emulator, "?operation=listVisitors&status=401").map { $0["id"] } == [5])
        #expect(try await requests(emulator, "?method=POST&after=2").map { $0["id"] } == [3, 6])
        #expect(try await requests(emulator, "?path=/api/v1/*&limit=2").map { $0["id"] } == [4, 5])
        let page = try await emulator.control("GET", "/worlds/default/requests?path=/api/v1/*&limit=2")
        #expect(page["total"] == 5)
        #expect(page["dropped"] == 0)
        #expect(try await emulator.control("DELETE", "/worlds/default/requests") == ["deleted": 7])
        #expect(try await requests(emulator) == [])
        await emulator.createGoal()
        #expect(try await requests(emulator).map { $0["id"] } == [8])
        // After a reset a script finds the ids that it found the first time.
        try emulator.emulator.reset()
        await emulator.createGoal()
        #expect(try await requests(emulator).map { $0["id"] } == [1])
    }

    @Test(arguments: [
        ("?limit=x", "Invalid limit: must be an integer from 0 to 1000000"),
        ("?after=-1", "Invalid after: must be an integer from 0 to 9223372036854775807"),
        ("?status=20", "Invalid status: must be an integer from 100 to 999, or 0 where a fault left no answer"),
        ("?method=get", "Invalid method: must be one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS"),
        ("?path=", "Invalid path: must be a path such as /api/v1/goals, in which * stands for anything"),
        (
            "?operations=x",
            "Invalid parameters: operations. Valid parameters: operation, method, path, status, after, limit"
        ),
    ])
    func whatIsNotAllowedIsSaid(query: String, message: String) async throws {
        let emulator = try TestEmulator()
        expect(await emulator.send("GET", "/__emulator/worlds/default/requests\(query)"), isError: 400, message)
    }

    @Test func whatLedNowhereIsListed() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal()
        await emulator.send("GET", "/api/v1/nothing")
        await emulator.send("PATCH", "/api/v1/goals")
        await emulator.send("GET", "/favicon.ico")
        await emulator.send("GET", "/api/events")
        await emulator.send("GET", "/w/gone/api/v1/visitors")
        // None of these led nowhere, or is anyone's business.
        await emulator.send("GET", "/api/v1/visitors/nobody", token: TestEmulator.seedKey)
        await emulator.send("OPTIONS", "/api/events")
        await emulator.send("OPTIONS", "/api/v1/goals")
        await emulator.send("POST", "/api/ai-crawls", "{}")
        await emulator.send("GET", "/healthz")
        await emulator.send("POST", "/healthz")
        await emulator.send("GET", "/__emulator/nothing")
        let page = try await emulator.control("GET", "/worlds/default/requests/unmatched")
        #expect(
            page["requests"]?.arrayValue?.map { $0["target"] } == [
                "/api/v1/nothing", "/api/v1/goals", "/favicon.ico", "/api/events", "/w/gone/api/v1/visitors",
            ])
        #expect(page["requests"]?.arrayValue?.map { $0["status"] } == [404, 405, 404, 405, 404])
        #expect(try await requests(emulator).count == 10)
        // They stay known to whoever started the emulator, who is also told of those that were no world's.
        try await emulator.control("DELETE", "/worlds/default/requests")
        try emulator.emulator.reset()
        let unmatched = emulator.emulator.unmatchedRequests
        #expect(unmatched.count == 7)
        #expect(
            unmatched.first.prefix(5).map(\.target)
                == page["requests"]?.arrayValue?.compactMap { $0["target"]?.stringValue })
        #expect(unmatched.first.suffix(2).map(\.target) == ["/healthz", "/__emulator/nothing"])
        #expect(unmatched.first.map(\.status) == [404, 405, 404, 405, 404, 405, 404])
    }

    @Test func worldsHaveJournalsOfTheirOwn() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.makeWorld(WorldOptions(name: "a"))
        await emulator.createGoal("/w/a")
        await emulator.send("GET", "/w/a/api/v1/nothing")
        #expect(try await requests(emulator).isEmpty)
        #expect(
            try await requests(emulator, world: "a").map { $0["target"] } == [
                "/w/a/api/v1/goals", "/w/a/api/v1/nothing",
            ])
        // With the prefix or without, however the world was chosen.
        await emulator.createGoal(fields: [("X-Emulator-World", "a")])
        #expect(try await requests(emulator, "?path=/w/a/api/v1/goals", world: "a").map { $0["id"] } == [1])
        #expect(try await requests(emulator, "?path=/api/v1/goals", world: "a").map { $0["id"] } == [1, 3])
    }

    @Test(arguments: ["createGoals", "creategoal", "", "unmatched"])
    func anOperationThatThereIsNotIsRefused(name: String) async throws {
        let emulator = try TestEmulator()
        let verify = "/__emulator/worlds/default/verify"
        for answer in [
            await emulator.send("GET", "/__emulator/worlds/default/requests?operation=\(name)"),
            await emulator.send("GET", "/__emulator/worlds/default/requests/har?operation=\(name)"),
            await emulator.send("POST", verify, #"{"operation":"\#(name)","count":0}"#),
            await emulator.send("POST", verify, #"{"sequence":[{"operation":"\#(name)"}]}"#),
        ] {
            #expect(answer.status == 400)
            let message = answer.json["error"]?["message"]?.stringValue ?? ""
            #expect(message.hasPrefix("Invalid operation: must be one of getAccount, "), "\(message)")
            #expect(message.hasSuffix("recordEvent, recordCrawl, getScript, getOptions"), "\(message)")
        }
        let match = RequestMatch(operation: name)
        await #expect(throws: ControlError.self) { try await emulator.emulator.verify(.absence(of: match)) }
        #expect(throws: ControlError.self) { try emulator.emulator.requests(JournalQuery(match)) }
    }

    @Test func onePageFollowsTheOther() async throws {
        let emulator = try TestEmulator()
        for _ in 0..<7 { await emulator.createGoal() }
        #expect(try await requests(emulator, "?limit=2").map { $0["id"] } == [6, 7])
        var ids: [JSONValue] = []
        var after = 0
        while true {
            let page = try await requests(emulator, "?limit=3&after=\(after)")
            guard let last = page.last?["id"]?.integerValue else { break }
            ids += page.compactMap { $0["id"] }
            after = last
        }
        #expect(ids == [1, 2, 3, 4, 5, 6, 7])
        let archive = try await emulator.control("GET", "/worlds/default/requests/har?after=0&limit=2")
        #expect(archive["log"]?["entries"]?.arrayValue?.count == 2)
    }

    /// What pages ask before they may call is in the journal under a name of its own, or every event would count twice.
    @Test func preflightsAreRecordedAndStruckOnlyByName() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.makeWorld(WorldOptions(name: "a"))
        try emulator.emulator.setFaults(FaultPlan([FaultRule(.status(503))]), world: "a")
        for target in ["/api/events", "/api/v1/goals", "/js/script.js"] {
            #expect(await emulator.send("OPTIONS", "/w/a\(target)").status == 204)
        }
        #expect(await emulator.send("OPTIONS", "*").status == 204)
        await emulator.send("OPTIONS", "/healthz")
        #expect(
            try await requests(emulator, "?operation=getOptions&method=OPTIONS", world: "a").map { $0["target"] } == [
                "/w/a/api/events", "/w/a/api/v1/goals", "/w/a/js/script.js",
            ])
        #expect(try await requests(emulator).map { $0["target"] } == ["*"])
        #expect(try await requests(emulator, "/unmatched", world: "a").isEmpty)
        #expect(try emulator.emulator.faults(world: "a").rules[0].matched == 0)
        var rule = FaultRule(.status(503))
        rule.match.method = .options
        try emulator.emulator.setFaults(FaultPlan([rule]), world: "a")
        #expect(await emulator.send("OPTIONS", "/w/a/api/events").status == 503)
    }

    @Test func whatNothingAnsweredHasNoStatus() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal(fields: [("X-Emulator-Fault", "connection=reset, when=before")])
        await emulator.createGoal(fields: [("X-Emulator-Fault", "connection=reset")])
        let first = try #require(try await requests(emulator, "?status=0").first)
        #expect(first["id"] == 1)
        #expect(first["status"] == 0)
        #expect(first["fault"] == "connection=reset, when=before")
        #expect(try emulator.emulator.requests().requests.map(\.status) == [0, 200])
        let entries = try await emulator.control("GET", "/worlds/default/requests/har")["log"]?["entries"]
        #expect(entries?[0]?["response"]?["status"] == 0)
        #expect(entries?[0]?["response"]?["statusText"] == "")
    }

    @Test func itIsBoundedByEntries() async throws {
        let emulator = try TestEmulator { $0.settings.journal.entries = 3 }
        for _ in 0..<5 { await emulator.createGoal() }
        let page = try emulator.emulator.requests()
        #expect(page.requests.map(\.id) == [3, 4, 5])
        #expect(page.dropped == 2)
    }

    @Test func itIsBoundedByBytes() async throws {
        let emulator = try TestEmulator { $0.settings.journal.bytes = 50_000 }
        for _ in 0..<5 { await emulator.send("POST", "/api/v1/nothing", String(repeating: "x", count: 20_000)) }
        let journal = emulator.emulator.worlds.standard.journal
        let (entries, counts) = journal.entries()
        #expect(entries.map(\.number) == [4, 5])
        #expect(counts.dropped == 3)
        #expect(counts.bytes == entries.reduce(0) { $0 + $1.size })
        // One that is larger than all the room there is does not stay, and harms nothing.
        await emulator.send("POST", "/api/v1/nothing", String(repeating: "x", count: 60_000))
        #expect(journal.entries().entries.isEmpty)
        #expect(journal.entries().counts.bytes == 0)
        await emulator.createGoal()
        #expect(journal.entries().entries.count == 1)
    }

    @Test func itCanBeSwitchedOff() async throws {
        let emulator = try TestEmulator { $0.settings.journal.entries = 0 }
        await emulator.createGoal()
        #expect(try emulator.emulator.requests().requests.isEmpty)
    }

    @Test func aFaultIsRecorded() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal(fields: [("X-Emulator-Fault", "status=503, delay=20ms")])
        let request = try #require(try emulator.emulator.requests().requests.first)
        #expect(request.status == 503)
        #expect(request.fault == "status=503, delay=20ms")
        #expect(request.operation == "createGoal")
        #expect(request.duration == 20_000_000)
    }

    @Test func aRunningClockTakesTime() async throws {
        let emulator = try TestEmulator { $0.settings.clock = .system }
        await emulator.createGoal()
        #expect(try #require(try emulator.emulator.requests().requests.first).duration > 0)
    }

    /// The same script, the same seed, the same frozen clock: the same answers and the same journal, to the byte.
    @Test func twoRunsAreAlikeToTheByte() async throws {
        var runs: [[[UInt8]]] = []
        for _ in 0..<2 {
            let emulator = try TestEmulator { $0.settings.rateLimit = .documented }
            var answers: [[UInt8]] = []
            let world = await emulator.send("POST", "/__emulator/worlds", #"{"name":"script","randomSeed":5}"#)
            answers.append(world.body)
            let token = try #require(world.json["tokens"]?["account"]?.stringValue)
            for number in 0..<20 {
                answers.append(await emulator.createGoal("/w/script", name: "goal_\(number)").body)
                answers.append(
                    await emulator.send(
                        "POST", "/api/v1/admin/access-tokens", #"{"name":"t","permissions":["*"]}"#, token: token
                    ).body)
                answers.append(
                    await emulator.createGoal("/w/script", fields: [("X-Emulator-Fault", "status=500, delay=1ms")]).body
                )
                answers.append(
                    await emulator.send("PUT", "/__emulator/worlds/script/clock", #"{"advance":"10s"}"#).body)
                if number == 10 {
                    answers.append(await emulator.send("PUT", "/__emulator/worlds/script/snapshots/s").body)
                }
            }
            answers.append(await emulator.send("GET", "/__emulator/worlds/script/requests").body)
            answers.append(await emulator.send("GET", "/__emulator/worlds/script/requests/har").body)
            answers.append(await emulator.send("POST", "/__emulator/worlds/script/snapshots/s/restore").body)
            answers.append(await emulator.createGoal("/w/script").body)
            runs.append(answers)
        }
        #expect(runs[0] == runs[1])
        #expect(runs[0].count == 86)
    }

    @Test func theArchiveIsComplete() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal(fields: [("Host", "localhost:4610"), ("Content-Type", "application/json")])
        await emulator.send("HEAD", "/api/v1/visitors?limit=1&x=a%20b", token: TestEmulator.seedKey)
        let log = try await emulator.control("GET", "/worlds/default/requests/har")["log"]
        #expect(log?["version"] == "1.2")
        let first = try #require(log?["entries"]?[0])
        #expect(first["startedDateTime"] == "2026-05-21T12:00:00.000Z")
        #expect(first["request"]?["url"] == "http://localhost:4610/api/v1/goals")
        #expect(first["comment"] == "createGoal")
        #expect(first["request"]?["postData"]?["mimeType"] == "application/json")
        #expect(first["request"]?["postData"]?["params"] == [])
        #expect(first["request"]?["postData"]?["text"]?.stringValue?.contains("test_goal") == true)
        #expect(first["response"]?["status"] == 200)
        #expect(first["response"]?["statusText"] == "OK")
        #expect(first["response"]?["content"]?["mimeType"] == "application/json")
        let second = try #require(log?["entries"]?[1])
        #expect(
            second["request"]?["queryString"] == [
                ["name": "limit", "value": "1"], ["name": "x", "value": "a b"],
            ])
        #expect(second["response"]?["content"]?["text"] == "")
        // What HAR 1.2 asks for in every entry.
        for entry in [first, second] {
            #expect(
                entry.objectValue?.keys == [
                    "startedDateTime", "time", "request", "response", "cache", "timings", "comment",
                ])
            for name in [
                "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize",
            ] {
                #expect(entry["request"]?[name] != nil)
            }
            for name in [
                "status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize",
                "bodySize",
            ] {
                #expect(entry["response"]?[name] != nil)
            }
        }
    }

    /// Bodies stand in the archive as they came: text to the letter, else in Base64 where the format has that.
    @Test func theArchiveKeepsBodiesToTheByte() async throws {
        let emulator = try TestEmulator()
        let texts = [#""just text""#, "{ \"spaced\" : 1 }", "plain", "{\"token\":\"abcdefghijklmnop\"}"]
        for text in texts { await emulator.send("POST", "/api/v1/nothing", text) }
        _ = await emulator.send("POST", "/api/v1/nothing", bytes: [0x61, 0xFF, 0x62])
        var effect = FaultEffect.status(500)
        effect.answer?.body = Array("df_0123456789".utf8) + [0xFF]
        effect.answer?.contentType = "application/octet-stream"
        try emulator.emulator.setFaults(FaultPlan([FaultRule(effect)]))
        await emulator.createGoal()
        let archive = try JSONValue(parsing: emulator.emulator.exportRequests())
        let entries = try #require(archive["log"]?["entries"]?.arrayValue)
        #expect(
            entries.prefix(5).map { $0["request"]?["postData"]?["text"]?.stringValue } == texts.prefix(3) + [
                "{\"token\":\"…mnop\"}", "a\u{FFFD}b",
            ])
        // No operation: no comment, which must be text.
        #expect(entries[0].objectValue?.keys.contains("comment") == false)
        #expect(entries[0]["response"]?["content"]?["encoding"] == nil)
        let content = try #require(entries.last?["response"]?["content"])
        // …6789 and the byte that is no text.
        #expect(content["text"] == "4oCmNjc4Of8=")
        #expect(content["encoding"] == "base64")
        #expect(content["size"] == 14)
        // The same as on the wire, with the same filters.
        var query = JournalQuery(RequestMatch(operation: "createGoal"))
        query.after = 1
        let wire = await emulator.send("GET", "/__emulator/worlds/default/requests/har?operation=createGoal&after=1")
        #expect(try emulator.emulator.exportRequests(query) == wire.body)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func base64IsThatOfTheStandard(text: String, encoded: String) {
        #expect(Base64.encoded(Array(text.utf8)) == encoded)
        #expect(Base64.encoded([0xFB, 0xFF, 0xFE]) == "+//+")
    }

    @Test func aRingGrowsAndWraps() {
        var ring = RingBuffer<Int>()
        var model: [Int] = []
        for number in 0..<500 {
            ring.append(number)
            model.append(number)
            if number % 3 == 0 || number > 300 { #expect(ring.removeFirst() == model.removeFirst()) }
            #expect(ring.count == model.count)
            #expect(ring.first == model.first)
        }
        #expect(ring.suffix(.max) == model)
        #expect(ring.suffix(2) == Array(model.suffix(2)))
        #expect(ring.suffix(-1).isEmpty)
        while !model.isEmpty { #expect(ring.removeFirst() == model.removeFirst()) }
        #expect(ring.removeFirst() == nil)
    }
}
