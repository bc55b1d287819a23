import DataFastAPI
import HTTPServer
import JSON

extension ControlTable {
    /// What befalls requests.
    static let faults = [
        ControlOperation(
            "getFaults", .get, "/worlds/{world}/faults", "A world's faults, and how often each struck.",
            answer: .json(FaultFields.plan)
        ) { call in call.answer(try call.emulator.faults(world: call.worldName)) },
        ControlOperation(
            "setFaults", .put, "/worlds/{world}/faults",
            "Lets faults strike a world's requests, in place of those before. The first rule that strikes decides.",
            body: .object([FaultFields.rules]), answer: .json(FaultFields.plan)
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
            answer: .json(FaultFields.plan)
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
                    "match": match.use, "skip": ControlSchema.count,
                    "times": ["type": ["integer", "null"], "minimum": 1],
                    "probability": ["type": "number", "minimum": 0, "maximum": 1],
                    "ttl": ["type": ["string", "integer", "null"], "examples": ["10m"]], "effect": effect.use,
                    // What was got can be put again.
                    "matched": [:], "applied": [:], "left": [:], "expiresAt": [:], "$comment": [:],
                ],
            ],
        ], isRequired: true)

    /// What is answered: the rules in our own terms, and what they counted.
    static let plan = ControlSchema(
        "FaultPlan",
        ControlSchema.object([
            "rules": ControlSchema.array(
                ControlSchema.object([
                    "match": match.use, "skip": ControlSchema.count,
                    "times": ControlSchema.nullable(ControlSchema.count), "probability": ["type": "number"],
                    "ttl": ControlSchema.nullable(ControlSchema.text), "effect": effect.use,
                    "matched": ControlSchema.count, "applied": ControlSchema.count,
                    "left": ControlSchema.nullable(ControlSchema.count),
                    "expiresAt": ControlSchema.nullable(ControlSchema.time),
                ]))
        ]), example: FaultPlan([FaultRule(.status(503))]).json)

    private static let text = ControlSchema.text

    static let match = ControlSchema(
        "FaultMatch",
        [
            "type": "object", "additionalProperties": false,
            "properties": [
                "operation": ControlSchema.choice(RequestMatch.operations),
                "method": ControlSchema.choice(FaultMatch.methods), "path": text, "token": text,
                "header": ["type": "object", "additionalProperties": text], "$comment": [:],
            ],
        ])

    /// Our own terms first, then those of WireMock and of Toxiproxy.
    static let effect = ControlSchema(
        "FaultEffect",
        [
            "type": "object", "additionalProperties": false,
            "properties": [
                "status": ["type": "integer", "minimum": 200, "maximum": 599], "message": text, "body": [:],
                "contentType": text, "headers": ["type": "object", "additionalProperties": text],
                "delay": [
                    "type": ["string", "integer", "object"],
                    "examples": ["300ms", ["p50": "80ms", "p99": "600ms"]],
                ],
                "connection": [
                    "type": ["string", "object"],
                    "examples": ["reset", ["type": "drip", "bytes": 16, "interval": "50ms"]],
                ],
                "when": ControlSchema.choice(FaultEffect.When.allCases.map(\.rawValue)),
                "fixedDelayMilliseconds": ["type": "integer", "minimum": 0],
                "delayDistribution": ["type": "object", "examples": [["type": "uniform", "lower": 50, "upper": 90]]],
                "fault": ["type": "string", "examples": ["CONNECTION_RESET_BY_PEER"]], "jsonBody": [:],
                "type": ["type": "string", "examples": ["latency"]],
                "attributes": ["type": "object", "examples": [["latency": 1000, "jitter": 100]]], "name": [:],
                "stream": ["const": "downstream"], "toxicity": ["const": 1], "$comment": [:],
            ],
        ])
}

extension ControlCall {
    fileprivate func answer(_ plan: FaultPlan) -> HTTPAnswer {
        .now(HTTPResponse(status: 200, contentType: Envelope.contentType, body: plan.json.bytes))
    }
}
