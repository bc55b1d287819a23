import JSON

extension Shape {
    /// The JSON Schema of such a value. Objects have no members but those that are named: the emulator sends no others.
    var schema: JSONObject {
        var schema = kind.schema
        if isNullable { schema = schema.orNull }
        if !summary.isEmpty { schema["description"] = .string(summary) }
        if let mark { schema["x-fidelity"] = .string(mark.rawValue) }
        return schema
    }
}

extension Shape.Kind {
    fileprivate var schema: JSONObject {
        switch self {
        case .string(let format): format?.schema ?? ["type": "string"]
        case .choice(let texts): Self.choice(texts)
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .array(let element): ["type": "array", "items": .object(element.schema)]
        case .object(let members): Self.object(members)
        case .map(let value): ["type": "object", "additionalProperties": .object(value.schema)]
        case .any: [:]
        }
    }

    /// Messages also tell how each of them is known.
    private static func choice(_ texts: [String]) -> JSONObject {
        var schema: JSONObject = ["type": "string", "enum": .array(texts.map(JSONValue.string))]
        let messages = texts.compactMap(SuccessMessage.init)
        if messages.count == texts.count {
            schema["x-fidelity"] = .object(JSONObject(messages.map { ($0.rawValue, .string($0.mark.rawValue)) }))
        }
        return schema
    }

    private static func object(_ members: [Shape.Member]) -> JSONObject {
        var schema: JSONObject = [
            "type": "object",
            "properties": .object(JSONObject(members.map { ($0.name, .object($0.shape.schema)) })),
        ]
        let required = members.filter { !$0.shape.mayBeAbsent }.map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        schema["additionalProperties"] = false
        return schema
    }
}

extension Shape.Format {
    fileprivate var schema: JSONObject {
        switch self {
        case .objectID: ["type": "string", "pattern": "^[0-9a-f]{24}$"]
        case .visitorID:
            ["type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"]
        case .timestamp:
            [
                "type": "string", "format": "date-time",
                "pattern": #"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"#,
            ]
        case .wholeSeconds:
            [
                "type": "string", "format": "date-time",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$",
            ]
        }
    }
}

extension JSONObject {
    /// The schema of the same or `null`.
    var orNull: JSONObject {
        guard let type = self["type"]?.stringValue else { return ["anyOf": [.object(self), ["type": "null"]]] }
        var schema = self
        schema["type"] = [.string(type), "null"]
        if let values = self["enum"]?.arrayValue { schema["enum"] = .array(values + [.null]) }
        return schema
    }
}
