import DataFastAPI
import HTTPServer
import JSON

extension ControlTable {
    /// What befalls requests.
    static let faults = [
        ControlOperation(
            "getFaults", .get, "/worlds/{world}/faults", "A world's faults, and how often each struck.",
            answer: .example(FaultFields.example)
        ) { call in call.answer(try call.emulator.faults(world: call.worldName)) },
        ControlOperation(
            "setFaults", .put, "/worlds/{world}/faults",
            "Lets faults strike a world's requests, in place of those before. The first rule that strikes decides.",
            body: .object([FaultFields.rules]), answer: .example(FaultFields.example)
        ) { call in
            let rules = call.body["rules"] ?? .null
            let plan: FaultPlan
            do throws(SeedError) {
                plan = try FaultPlan(["rules": rules])
            } catch {
                throw ControlError(400, "Invalid \(error)")
            }
            return call.answer(try call.emulator.setFaults(plan, world: call.worldName))
        },
        ControlOperation(
            "deleteFaults", .delete, "/worlds/{world}/faults", "Ends a world's faults.",
            answer: .example(FaultFields.example)
        ) { call in call.answer(try call.emulator.setFaults(FaultPlan(), world: call.worldName)) },
    ]
}

// The faults of tests in the same process.
extension DataFastEmulator {
    /// A world's faults, and how often each struck.
    public func faults(world: String = "default") throws -> FaultPlan {
        try worlds.world(world).withState { state in state.faults }
    }

    /// Lets faults strike a world's requests from now on, in place of those before; an empty plan ends them.
    @discardableResult
    public func setFaults(_ plan: FaultPlan, world: String = "default") throws -> FaultPlan {
        try worlds.world(world).withState { state in
            state.setFaults(plan)
            return state.faults
        }
    }
}

/// What `PUT …/faults` takes; ``FaultPlan`` reads it.
enum FaultFields {
    static let rules = ControlFieldDescription(
        name: "rules",
        summary: """
            The rules, in order. match: which requests, where * stands for any text. skip: how many of them are spared \
            first; times: how often the fault strikes at most; probability; ttl: how long the rule holds. effect: at least \
            one of status (the API's own answer, or with message, body, contentType, headers), delay and connection; \
            when: whether the operation is performed before it.
            """,
        schema: [
            "type": "array", "maxItems": 256,
            "items": [
                "type": "object", "required": ["effect"], "additionalProperties": false,
                "properties": [
                    "match": match, "skip": ["type": "integer", "minimum": 0],
                    "times": ["type": "integer", "minimum": 1],
                    "probability": ["type": "number", "minimum": 0, "maximum": 1], "ttl": duration, "effect": effect,
                ],
            ],
        ], isRequired: true)

    static let example = FaultPlan([FaultRule(.status(503))]).json

    private static let text: JSONValue = ["type": "string"]
    private static let duration: JSONValue = ["type": ["string", "integer"], "examples": ["300ms"]]

    private static let match: JSONValue = [
        "type": "object", "additionalProperties": false,
        "properties": [
            "operation": ["enum": .array(OperationID.allCases.map { .string($0.rawValue) })],
            "method": ["enum": .array(FaultMatch.methods.map { .string($0) })], "path": text, "token": text,
            "header": ["type": "object", "additionalProperties": text],
        ],
    ]

    /// Names of other programs that are taken too are not shown.
    private static let effect: JSONValue = [
        "type": "object",
        "properties": [
            "status": ["type": "integer", "minimum": 200, "maximum": 599], "message": text, "body": [:],
            "contentType": text, "headers": ["type": "object", "additionalProperties": text],
            "delay": [
                "type": ["string", "integer", "object"], "examples": ["300ms", ["p50": "80ms", "p99": "600ms"]],
            ],
            "connection": [
                "type": ["string", "object"],
                "examples": ["reset", ["type": "drip", "bytes": 16, "interval": "50ms"]],
            ],
            "when": ["enum": .array(FaultEffect.When.allCases.map { .string($0.rawValue) })],
        ],
    ]
}

extension ControlCall {
    fileprivate func answer(_ plan: FaultPlan) -> HTTPAnswer {
        .now(HTTPResponse(status: 200, contentType: Envelope.contentType, body: plan.json.bytes))
    }
}
