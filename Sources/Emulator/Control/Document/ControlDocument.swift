import DataFastAPI
import JSON

/// The control plane as an OpenAPI 3.1 document (<https://spec.openapis.org/oas/v3.1.1.html>).
enum ControlDocument {
    static let json: JSONValue = {
        var paths = JSONObject()
        for operation in ControlTable.all {
            let path = "\(ControlOperation.base)\(operation.path)"
            var item = paths[path]?.objectValue ?? JSONObject()
            item[operation.method.rawValue.lowercased()] = operation.openAPI
            paths[path] = .object(item)
        }
        for (path, item) in beside { paths["\(ControlOperation.base)\(path)"] = item }
        let schemas = ControlSchema.components.compactMap { schema in schema.name.map { ($0, schema.schema) } }
        return [
            "openapi": "3.1.0", "info": info, "servers": [["url": "/", "description": "This emulator"]],
            // Only with --control-token.
            "security": [["controlToken": []], [:]], "paths": .object(paths),
            "components": [
                "schemas": .object(JSONObject(schemas)),
                "responses": .object(JSONObject(ControlRefusal.common.map { ($0.name, $0.response) })),
                "securitySchemes": [
                    "controlToken": [
                        "type": "http", "scheme": "bearer", "description": "What --control-token says, if it is given.",
                    ]
                ],
            ],
        ]
    }()

    private static let info: JSONValue = [
        "title": "DataFast emulator: control plane", "version": .string(EmulatorVersion.current),
        "description": .string(
            """
            For tests: worlds, reset, snapshots, time, chance, faults, and the journal of requests. In what is sent, a member that \
            is null counts as one that is not there.
            """),
    ]

    /// The emulator's own routes that need neither a token nor a world.
    private static let beside: KeyValuePairs<String, JSONValue> = [
        "/openapi.json": [
            "get": [
                "operationId": "getDocument", "summary": "The API's OpenAPI document.", "security": [],
                "responses": ["200": ["description": "Done.", "content": ["application/json": ["schema": anyObject]]]],
            ]
        ],
        "/echo": [
            "get": echo("getEcho", "Answers with nothing, for a request without a body."),
            "post": echo("postEcho", "Answers with the body that was sent."),
        ],
    ]

    static let anyObject: JSONValue = ["type": "object"]

    private static func echo(_ id: String, _ summary: String) -> JSONValue {
        var operation: JSONObject = ["operationId": .string(id), "summary": .string(summary), "security": []]
        var responses: JSONObject = ["200": ["description": "Done.", "content": ["*/*": [:]]]]
        if id == "postEcho" {
            operation["requestBody"] = ["content": ["*/*": [:]]]
            responses["413"] = ControlRefusal.tooLarge.use
        }
        operation["responses"] = .object(responses)
        return .object(operation)
    }
}

extension ControlOperation {
    fileprivate var openAPI: JSONValue {
        var object = JSONObject([("operationId", .string(id)), ("summary", .string(summary))])
        let parameters =
            path.parameterNames.map { name in
                Self.parameter(name, in: "path", WorldOptions.nameSchema, nil, isRequired: true)
            } + query.map { Self.parameter($0.name, in: "query", $0.schema, $0.summary, isRequired: $0.isRequired) }
        if !parameters.isEmpty { object["parameters"] = .array(parameters) }
        object["requestBody"] = requestBody
        var responses: JSONObject = ["200": ["description": "Done.", "content": content]]
        for refusal in (ControlRefusal.common + refusals).sorted(by: { $0.status < $1.status }) {
            responses[String(refusal.status)] = refusal.use
        }
        object["responses"] = .object(responses)
        return .object(object)
    }

    private static func parameter(
        _ name: String, in place: String, _ schema: JSONValue, _ summary: String?, isRequired: Bool
    ) -> JSONValue {
        var object = JSONObject([("name", .string(name)), ("in", .string(place)), ("required", .bool(isRequired))])
        object["description"] = summary.map { .string($0) }
        object["schema"] = schema
        return .object(object)
    }

    private var requestBody: JSONValue? {
        switch body {
        case .object(let fields, _) where fields.isEmpty:
            return nil
        case .file:
            return ["required": true, "content": [ControlTable.databaseType: [:]]]
        case .object(let fields, let isChoice):
            var schema = ControlFieldDescription.schema(of: fields).objectValue ?? JSONObject()
            if isChoice { (schema["minProperties"], schema["maxProperties"]) = (1, 1) }
            return [
                "required": .bool(isChoice || fields.contains(where: \.isRequired)),
                "content": ["application/json": ["schema": .object(schema)]],
            ]
        }
    }

    private var content: JSONValue {
        switch answer {
        case .file: [ControlTable.databaseType: [:]]
        case .json(let answer): ["application/json": ["schema": answer.use, "example": answer.example]]
        }
    }
}

extension ControlFieldDescription {
    /// The JSON Schema of an object that may have these members and no others.
    static func schema(of fields: [ControlFieldDescription]) -> JSONValue {
        let properties = fields.map { field -> (String, JSONValue) in
            var schema = field.schema.objectValue ?? JSONObject()
            schema["description"] = .string(field.summary)
            return (field.name, .object(schema))
        }
        var schema: JSONObject = [
            "type": "object", "properties": .object(JSONObject(properties)), "additionalProperties": false,
        ]
        let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        return .object(schema)
    }
}
