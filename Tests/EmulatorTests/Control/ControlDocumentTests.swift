import HTTPServer
import JSON
import Testing

@testable import Emulator

/// What the control plane's document says is what is taken and answered: every answer's status is declared, and its body is what
/// the schema says, without a member more.
struct ControlDocumentTests {
    private let document = ControlDocument.json
    private var schema: JSONSchema { JSONSchema(root: document, isStrict: true) }

    /// The operations by their ids.
    private var operations: [String: JSONValue] {
        var operations: [String: JSONValue] = [:]
        for path in document["paths"]?.objectValue?.members ?? [] {
            for operation in path.value.objectValue?.members ?? [] {
                operations[operation.value["operationId"]?.stringValue ?? ""] = operation.value
            }
        }
        return operations
    }

    /// Checks an answer, and what was sent if that was taken.
    private func check(_ id: String, _ answer: HTTPResponse, sent body: String, _ place: String) throws {
        let operation = try #require(operations[id])
        let declared = try #require(
            operation["responses"]?[String(answer.status)], "\(place) answers \(answer.status): \(answer.text)")
        let content = try #require(schema.resolved(declared)["content"])
        if let answerSchema = content["application/json"]?["schema"] {
            #expect(answer.contentType == "application/json")
            #expect(schema.accepts(answer.json, answerSchema), "\(place): \(answer.text)")
        } else if id.hasSuffix("Echo") {
            #expect(content["*/*"] != nil)
        } else {
            #expect(content["application/vnd.sqlite3"] != nil && answer.contentType == "application/vnd.sqlite3")
        }
        if answer.status == 200, let value = try? JSONValue(parsing: Array(body.utf8)),
            let bodySchema = operation["requestBody"]?["content"]?["application/json"]?["schema"]
        {
            #expect(schema.accepts(value, bodySchema), "\(place)")
        }
    }

    @Test func everyAnswerIsDeclared() async throws {
        let emulator = try TestEmulator {
            $0.maxWorlds = 6
            $0.settings.rateLimit = .documented
        }
        var seen: Set<String> = []
        func send(_ id: String, _ expected: Int, _ path: String, _ body: String = "") async throws {
            let operation = ControlTable.all.first { $0.id == id }
            let method = operation?.method.rawValue ?? (id == "postEcho" ? "POST" : "GET")
            let answer = await emulator.send(method, "/__emulator" + path, body)
            let place = "\(method) \(path) \(body)"
            #expect(answer.status == expected, "\(place): \(answer.text)")
            try check(id, answer, sent: body, place)
            seen.insert("\(id) \(answer.status)")
        }

        try await send("getControl", 200, "")
        try await send("getControlDocument", 200, "/openapi-control.json")
        try await send("getDocument", 200, "/openapi.json")
        try await send("getEcho", 200, "/echo")
        try await send("postEcho", 200, "/echo", "x")
        // Worlds, with nothing and with all in them that can be missing.
        try await send("createWorld", 200, "/worlds")
        try await send(
            "createWorld", 200, "/worlds",
            #"{"name":"none","seed":"empty","randomSeed":"18446744073709551615","rateLimit":"off","clock":"-2d"}"#)
        try await send(
            "createWorld", 200, "/worlds", #"{"name":"own","seed":{"users":[]},"clock":"2025-01-01T00:00:00Z"}"#)
        try await send("createWorld", 200, "/worlds", #"{"name":"live","seed":"demo:100","live":true,"randomSeed":1}"#)
        try await send("createWorld", 409, "/worlds", #"{"name":"own"}"#)
        try await send("createWorld", 400, "/worlds", #"{"name":""}"#)
        try await send("listWorlds", 200, "/worlds")
        try await send("getWorld", 200, "/worlds/default")
        try await send("getWorld", 200, "/worlds/none")
        try await send("getWorld", 404, "/worlds/nobody")
        try await send("deleteWorld", 200, "/worlds/own")
        try await send("deleteWorld", 409, "/worlds/default")
        // Snapshots.
        try await send("takeSnapshot", 200, "/worlds/w1/snapshots/s")
        try await send("takeSnapshot", 400, "/worlds/w1/snapshots/.")
        try await send("listSnapshots", 200, "/worlds/w1/snapshots")
        try await send("getSnapshot", 200, "/worlds/w1/snapshots/s")
        try await send("getSnapshot", 404, "/worlds/w1/snapshots/t")
        try await send("restoreSnapshot", 200, "/worlds/w1/snapshots/s/restore")
        try await send("createWorld", 200, "/worlds", #"{"snapshot":"w1/s"}"#)
        try await send("deleteSnapshot", 200, "/worlds/w1/snapshots/s")
        for number in 0..<World.maxSnapshots { try emulator.emulator.takeSnapshot("s\(number)", world: "w1") }
        try await send("takeSnapshot", 409, "/worlds/w1/snapshots/more")
        try await send("exportWorld", 200, "/worlds/w1/export")
        let file = try emulator.emulator.exportDatabase(world: "w1")
        let imported = await emulator.send("PUT", "/__emulator/worlds/w1/import", bytes: file)
        try check("importWorld", imported, sent: "", "import")
        seen.insert("importWorld \(imported.status)")
        try await send("importWorld", 400, "/worlds/w1/import", "no database")
        // Clock and chance.
        for change in [
            #"{"offset":"1h"}"#, #"{"scale":2.5}"#, #"{"advance":"-3s"}"#, #"{"set":"2026-01-01T00:00:00Z"}"#,
            #"{"freeze":"now"}"#, #"{"reset":true}"#,
        ] {
            try await send("setClock", 200, "/worlds/none/clock", change)
            try await send("getClock", 200, "/worlds/none/clock")
        }
        try await send("setClock", 400, "/worlds/none/clock", "{}")
        try await send("setRandom", 200, "/worlds/w1/random", #"{"seed":"18446744073709551615"}"#)
        try await send("setRandom", 200, "/worlds/w1/random", #"{"seed":3}"#)
        try await send("setRandom", 400, "/worlds/w1/random", #"{"seed":null}"#)
        // Faults, in all terms.
        for effect in Self.effects {
            try await send("setFaults", 200, "/worlds/w1/faults", #"{"rules":[{"effect":\#(effect)}]}"#)
        }
        try await send(
            "setFaults", 200, "/worlds/w1/faults",
            #"{"rules":[{"match":{"operation":"createGoal","method":"POST","path":"/*","token":"df_*","header":{"X-A":"*"},"$comment":"c"},"skip":1,"times":2,"probability":0.5,"ttl":"1m","effect":{"status":503}}]}"#
        )
        try await send("getFaults", 200, "/worlds/w1/faults")
        let plan = try emulator.emulator.faults(world: "w1")
        try await send("setFaults", 200, "/worlds/w1/faults", plan.json.description)
        try emulator.emulator.setFaults(FaultPlan([FaultRule(.status(503))]), world: "w1")
        try await send(
            "setFaults", 200, "/worlds/w1/faults", try emulator.emulator.faults(world: "w1").json.description)
        try await send("setFaults", 400, "/worlds/w1/faults", #"{"rules":[{}]}"#)
        try await send("deleteFaults", 200, "/worlds/w1/faults")
        // The journal: JSON, text, bytes and nothing as bodies, with and without an operation and a fault.
        await emulator.createGoal("/w/w1")
        await emulator.createGoal("/w/w1", fields: [("X-Emulator-Fault", "connection=empty, when=before")])
        await emulator.send("POST", "/w/w1/api/v1/goals", "text", token: TestEmulator.seedKey)
        _ = await emulator.send("POST", "/w/w1/api/events", bytes: [0xFF, 0xFE])
        await emulator.send("GET", "/w/w1/nothing?x=1&x=2")
        await emulator.send("OPTIONS", "/w/w1/api/events")
        await emulator.send("HEAD", "/w/w1/js/script.js")
        for query in ["", "?operation=createGoal&method=POST&path=/api/*&status=0", "?after=2&limit=1"] {
            try await send("listRequests", 200, "/worlds/w1/requests\(query)")
            try await send("listUnmatchedRequests", 200, "/worlds/w1/requests/unmatched\(query)")
            try await send("exportRequests", 200, "/worlds/w1/requests/har\(query)")
        }
        try await send("listRequests", 400, "/worlds/w1/requests?limit=x")
        for verification in [
            #"{"operation":"createGoal","count":3,"timeout":"1s"}"#,
            #"{"sequence":[{"operation":"createGoal","status":200},{"method":"GET","path":"/nothing"}]}"#,
            #"{"count":{"min":1,"max":7},"where":{"header.user-agent":{"$exists":false}}}"#,
            #"{"where":{"$.name":"test_goal","$['name']":{"$contains":"goal"},"answer.status":{"$matches":"*"}}}"#,
        ] {
            try await send("verifyRequests", 200, "/worlds/w1/verify", verification)
        }
        try await send("verifyRequests", 409, "/worlds/w1/verify", #"{"where":{"$.name":"x","$.y":{"$exists":true}}}"#)
        try await send("verifyRequests", 409, "/worlds/none/verify", #"{"where":{"$.name":"x"}}"#)
        try await send("verifyRequests", 400, "/worlds/w1/verify", #"{"where":7}"#)
        try await send("deleteRequests", 200, "/worlds/w1/requests")
        try await send("resetWorld", 200, "/worlds/w1/reset")
        try await send("resetWorld", 400, "/worlds/w1/reset", #"{"x":1}"#)

        for (id, operation) in operations {
            for status in ["200", "409"] where operation["responses"]?[status] != nil {
                #expect(seen.contains("\(id) \(status)"), "\(id) \(status) was not asked for")
            }
        }
    }

    private static let effects = [
        #"{"status":503,"message":"no","headers":{"X-A":"1"},"delay":"30ms","when":"after","$comment":"c"}"#,
        #"{"status":200,"body":{"a":1},"contentType":"application/json"}"#,
        #"{"delay":{"uniform":{"min":1,"max":"2ms"}}}"#, #"{"delay":{"p50":1,"p99":2}}"#,
        #"{"connection":{"type":"drip","bytes":16,"interval":"50ms"}}"#, #"{"connection":"reset","when":"before"}"#,
        #"{"fixedDelayMilliseconds":20,"fault":"EMPTY_RESPONSE"}"#,
        #"{"delayDistribution":{"type":"lognormal","median":80,"sigma":0.4}}"#,
        #"{"type":"latency","attributes":{"latency":10,"jitter":1}}"#, #"{"status":200,"jsonBody":[1]}"#,
        #"{"type":"timeout","attributes":{"timeout":5},"name":"t","stream":"downstream","toxicity":1}"#,
    ]

    /// What of an effect is read is what the document has.
    @Test func everyMemberOfAnEffectIsDeclared() {
        let declared = FaultFields.effect.schema["properties"]?.objectValue?.keys.filter { $0 != "$comment" } ?? []
        #expect(Set(declared) == Set(FaultEffect.Key.allCases.map(\.rawValue)))
    }

    @Test func refusalsOfAnyRequestAreDeclared() async throws {
        for (configure, fields, status) in [
            ({ $0.isOn = false }, [], 404), ({ $0.token = "t" }, [], 401),
            ({ _ in }, [("Origin", "http://a.example")], 403),
            ({ _ in }, [("Host", "a.example")], 403),
        ] as [((inout ControlAccess) -> Void, [(String, String)], Int)] {
            let emulator = try TestEmulator { configure(&$0.controlAccess) }
            for operation in ControlTable.all {
                let path = operation.path.description.replacing("{world}", with: "default").replacing(
                    "{snapshot}", with: "s")
                let answer = await emulator.send(operation.method.rawValue, "/__emulator\(path)", fields: fields)
                #expect(answer.status == status)
                try check(operation.id, answer, sent: "", operation.id)
                if status == 401 { #expect(answer.values("WWW-Authenticate") == [#"Bearer realm="control plane""#]) }
            }
        }
        let responses = try #require(operations["getWorld"]?["responses"])
        #expect(schema.resolved(responses["401"] ?? .null)["headers"]?["WWW-Authenticate"] != nil)
        for status in ["413", "500"] {
            let content = schema.resolved(responses[status] ?? .null)["content"]
            let body = DataFastEmulator.refusal(RequestRefusal(status: Int(status)!, reason: "x"), to: nil).json
            #expect(schema.accepts(body, try #require(content?["application/json"]?["schema"])))
        }
        #expect(document["components"]?["securitySchemes"]?["controlToken"]?["scheme"] == "bearer")
        #expect(document["servers"]?[0]?["url"] == "/")
    }

    @Test func examplesAreWhatTheSchemasSay() {
        for operation in ControlTable.all {
            guard case .json(let answer) = operation.answer else { continue }
            #expect(schema.accepts(answer.example, answer.use), "\(operation.id)")
        }
    }

    @Test func aTestInTheSameProcessHasTheSame() async throws {
        let emulator = try TestEmulator()
        #expect(await emulator.send("GET", "/__emulator/openapi-control.json").body == DataFastEmulator.controlOpenAPI)
        let taken = try emulator.emulator.takeSnapshot("s")
        #expect(try emulator.emulator.snapshot("s") == taken)
        #expect(throws: ControlError.snapshotNotFound("t")) { try emulator.emulator.snapshot("t") }
        #expect(throws: ControlError.worldNotFound("w")) { try emulator.emulator.snapshot("s", world: "w") }
    }

    /// From the root one finds everything.
    @Test func theIndexLeadsToTheDocument() async throws {
        let emulator = try TestEmulator()
        let root = await emulator.send("GET", "/").json
        #expect(root["control"] == "/__emulator/openapi-control.json")
        let control = await emulator.send("GET", "/__emulator")
        #expect(control.status == 200)
        for name in ["worlds", "openapi", "api", "echo"] {
            let target = try #require(control.json[name]?.stringValue)
            #expect(await emulator.send("GET", target).status == 200, "\(target)")
        }
    }

    /// As in faults and seeds, null is as good as nothing.
    @Test(arguments: [
        ("POST", "/worlds", #"{"name":null,"seed":null,"live":null}"#, 200),
        ("POST", "/worlds", #"{"seed":"basic","snapshot":null}"#, 200),
        ("PUT", "/worlds/default/clock", #"{"freeze":null,"advance":"1s"}"#, 200),
        ("PUT", "/worlds/default/clock", #"{"freeze":null}"#, 400),
        ("PUT", "/worlds/default/random", #"{"seed":null}"#, 400),
        ("POST", "/worlds/default/verify", #"{"count":{"min":0,"max":null},"sequence":null,"timeout":null}"#, 200),
        ("POST", "/worlds/default/verify", #"{"count":{"min":null}}"#, 400),
        ("POST", "/worlds/default/reset", #"{"x":null}"#, 400),
    ])
    func nullIsAsGoodAsNothing(method: String, path: String, body: String, status: Int) async throws {
        let answer = await (try TestEmulator()).send(method, "/__emulator" + path, body)
        #expect(answer.status == status, "\(answer.text)")
    }
}
