import DataFastAPI
import HTTPServer
import JSON
import Testing

@testable import Emulator

/// The table of the control plane, and what is made of it.
struct ControlTableTests {
    @Test func everyOperationHasANameAndAPlaceOfItsOwn() {
        #expect(Set(ControlTable.all.map(\.id)).count == ControlTable.all.count)
        #expect(Set(ControlTable.all.map { "\($0.method) \($0.path)" }).count == ControlTable.all.count)
        for operation in ControlTable.all { #expect(operation.summary.hasSuffix("."), "\(operation.id)") }
    }

    @Test(arguments: [
        ("GET", "/worlds/default/snapshots", "PUT", 405, "GET"), ("GET", "/worlds", "DELETE", 405, "GET, POST"),
        ("GET", "/worlds/default", "POST", 405, "GET, DELETE"),
        ("GET", "/worlds/default/requests", "POST", 405, "GET, DELETE"),
        ("GET", "/worlds/default/requests/unmatched", "DELETE", 405, "GET"),
        ("GET", "/worlds/default/clock", "OPTIONS", 204, "GET, PUT"),
    ])
    func aPathNamesItsMethods(known: String, path: String, method: String, status: Int, allow: String) async throws {
        let emulator = try TestEmulator()
        #expect(await emulator.send(known, "/__emulator" + path).status == 200)
        let answer = await emulator.send(method, "/__emulator" + path)
        #expect(answer.status == status)
        #expect(answer.values("Allow") == [allow])
    }

    @Test(arguments: [
        "/", "/nothing", "/worlds/", "/worlds//clock", "/worlds/default/nothing", "/worlds/%zz", "/world",
    ])
    func anUnknownPathIsNotFound(path: String) async throws {
        expect(try await TestEmulator().send("GET", "/__emulator" + path), isError: 404, "Not found")
    }

    @Test(arguments: [
        ("GET", ""), ("POST", "/reset"), ("GET", "/snapshots"), ("PUT", "/snapshots/s"),
        ("POST", "/snapshots/s/restore"),
        ("GET", "/clock"), ("GET", "/export"), ("GET", "/requests"), ("DELETE", "/requests"), ("GET", "/requests/har"),
        ("GET", "/faults"),
    ])
    func aWorldThatIsNotThereIsNamed(method: String, path: String) async throws {
        let answer = try await TestEmulator().send(method, "/__emulator/worlds/none\(path)")
        expect(answer, isError: 404, "World not found: none")
    }

    @Test(arguments: [
        ("POST", "/worlds/default/reset"), ("PUT", "/worlds/default/snapshots/s"),
        ("POST", "/worlds/default/snapshots/s/restore"),
    ])
    func whatTakesNothingRefusesFields(method: String, path: String) async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.takeSnapshot("s")
        expect(
            await emulator.send(method, "/__emulator" + path, #"{"x":1}"#), isError: 400,
            "Invalid fields: x. Valid fields: none")
        #expect(await emulator.send(method, "/__emulator" + path, "{}").status == 200)
    }

    /// What the document says of an answer is what is answered: the same members in the same order, all the way down.
    @Test func examplesLookLikeAnswers() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.makeWorld(WorldOptions(name: "suite-1"))
        try emulator.emulator.takeSnapshot("s", world: "suite-1")
        await emulator.createGoal("/w/suite-1")
        let bodies = [
            "createWorld": "{}", "setClock": #"{"freeze":"now"}"#, "setRandom": #"{"seed":1}"#,
            "setFaults": #"{"rules":[]}"#, "verifyRequests": #"{"operation":"createGoal"}"#,
        ]
        // What a world is deleted by comes last.
        let operations =
            ControlTable.all.filter { $0.method != .delete } + ControlTable.all.filter { $0.method == .delete }
        for operation in operations.sorted(by: { a, b in a.id != "deleteWorld" && b.id == "deleteWorld" }) {
            guard case .json(let expected) = operation.answer, operation.id != "importWorld" else { continue }
            let path = operation.path.description.replacing("{world}", with: "suite-1").replacing(
                "{snapshot}", with: "s")
            let answer = await emulator.send(
                operation.method.rawValue, "/__emulator" + path, bodies[operation.id] ?? "")
            #expect(answer.status == 200, "\(operation.id): \(answer.text)")
            if ["getControlDocument", "exportRequests"].contains(operation.id) { continue }
            Self.compare(answer.json, expected.example, operation.id)
            if operation.id.hasSuffix("Requests") { await emulator.createGoal("/w/suite-1") }
        }
    }

    private static func compare(_ answer: JSONValue, _ example: JSONValue, _ place: String) {
        switch (answer, example) {
        case (.object(let answer), .object(let example)):
            // Contents of requests and of faults are as free as those are.
            if place.hasSuffix(".body") || place.hasSuffix(".answer") || place.contains("rules") { return }
            #expect(answer.keys == example.keys, "\(place)")
            for key in answer.keys { compare(answer[key] ?? .null, example[key] ?? .null, "\(place).\(key)") }
        case (.array(let answer), .array(let example)):
            if let first = answer.first, let expected = example.first { compare(first, expected, "\(place)[0]") }
        default:
            break
        }
    }

    @Test func theDocumentListsEveryOperation() async throws {
        let document = try await TestEmulator().control("GET", "/openapi-control.json")
        #expect(document["openapi"] == "3.1.0")
        var ids: Set<String> = []
        for path in document["paths"]?.objectValue?.members ?? [] {
            #expect(path.key == "/__emulator" || path.key.hasPrefix("/__emulator/"))
            for operation in path.value.objectValue?.members ?? [] {
                ids.insert(operation.value["operationId"]?.stringValue ?? "")
                let parameters = operation.value["parameters"]?.arrayValue?.filter { $0["in"] == "path" } ?? []
                #expect(parameters.count == path.key.count { $0 == "{" }, "\(path.key)")
                #expect(operation.value["responses"]?["200"]?["content"] != nil)
            }
        }
        #expect(ids == Set(ControlTable.all.map(\.id)).union(["getDocument", "getEcho", "postEcho"]))
        let body = document["paths"]?["/__emulator/worlds/{world}/clock"]?["put"]?["requestBody"]
        let schema = body?["content"]?["application/json"]?["schema"]
        #expect(schema?["properties"]?.objectValue?.keys == ["freeze", "advance", "set", "offset", "scale", "reset"])
        #expect(schema?["maxProperties"] == 1)
        #expect(schema?["additionalProperties"] == false)
        let random = document["paths"]?["/__emulator/worlds/{world}/random"]?["put"]?["requestBody"]
        #expect(random?["content"]?["application/json"]?["schema"]?["required"] == ["seed"])
        #expect(random?["required"] == true)
    }

    @Test func aSubPathOfWordsWinsOverAName() {
        guard
            case .operation(let operation, _) = ControlTable.route(
                .get, path: Array("/worlds/a/requests/unmatched".utf8)[...])
        else { return #expect(Bool(false)) }
        #expect(operation.id == "listUnmatchedRequests")
    }
}
