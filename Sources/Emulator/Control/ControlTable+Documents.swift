import DataFastAPI
import HTTPServer
import JSON

extension ControlTable {
    static let documents = [
        ControlOperation(
            "getControlDocument", .get, "/openapi-control.json", "This document.",
            answer: .example(["openapi": "3.1.0"])
        ) { _ in .now(HTTPResponse(status: 200, contentType: Envelope.contentType, body: openAPI.bytes)) }
    ]

    /// The control plane as an OpenAPI 3.1 document (<https://spec.openapis.org/oas/v3.1.1.html>).
    static let openAPI: JSONValue = {
        var paths = JSONObject()
        for operation in all {
            let path = "\(ControlOperation.base)\(operation.path)"
            var item = paths[path]?.objectValue ?? JSONObject()
            item[operation.method.rawValue.lowercased()] = operation.openAPI
            paths[path] = .object(item)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "DataFast emulator: control plane", "version": .string(EmulatorVersion.current),
                "description": "For tests: worlds, reset, snapshots, time, chance, and the journal of requests.",
            ],
            "paths": .object(paths),
            "components": ["schemas": ["Error": errorSchema]],
        ]
    }()

    private static let errorSchema: JSONValue = [
        "type": "object", "required": ["status", "error"],
        "properties": [
            "status": ["const": "error"],
            "error": [
                "type": "object", "required": ["code", "message"],
                "properties": ["code": ["type": "integer"], "message": ["type": "string"]],
            ],
        ],
    ]
}

extension ControlOperation {
    fileprivate var openAPI: JSONValue {
        var object = JSONObject([("operationId", .string(id)), ("summary", .string(summary))])
        let parameters =
            path.parameterNames.map { Self.parameter($0, in: "path", ["type": "string"], nil, isRequired: true) }
            + query.map { Self.parameter($0.name, in: "query", $0.schema, $0.summary, isRequired: $0.isRequired) }
        if !parameters.isEmpty { object["parameters"] = .array(parameters) }
        object["requestBody"] = requestBody
        object["responses"] = [
            "200": ["description": "Done.", "content": content],
            "default": [
                "description": "Refused, with the reason.",
                "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
            ],
        ]
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
            let properties = fields.map { field -> (String, JSONValue) in
                var schema = field.schema.objectValue ?? JSONObject()
                schema["description"] = .string(field.summary)
                return (field.name, .object(schema))
            }
            var schema = JSONObject([
                ("type", "object"), ("properties", .object(JSONObject(properties))), ("additionalProperties", false),
            ])
            let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
            if !required.isEmpty { schema["required"] = .array(required) }
            if isChoice { (schema["minProperties"], schema["maxProperties"]) = (1, 1) }
            return [
                "required": .bool(isChoice || !required.isEmpty),
                "content": ["application/json": ["schema": .object(schema)]],
            ]
        }
    }

    private var content: JSONValue {
        switch answer {
        case .file: [ControlTable.databaseType: [:]]
        case .example(let example):
            ["application/json": ["schema": example.schema, "example": example]]
        }
    }
}

extension JSONValue {
    /// The JSON Schema of values like this one.
    fileprivate var schema: JSONValue {
        switch self {
        case .null: [:]
        case .bool: ["type": "boolean"]
        case .number: ["type": "number"]
        case .string: ["type": "string"]
        case .array(let elements): ["type": "array", "items": elements.first?.schema ?? [:]]
        case .object(let object):
            ["type": "object", "properties": .object(JSONObject(object.members.map { ($0.key, $0.value.schema) }))]
        }
    }
}
