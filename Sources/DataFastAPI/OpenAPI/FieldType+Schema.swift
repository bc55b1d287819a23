import JSON

/// JSON Schemas of what fields take. Where a value is normalised before it is checked, the schema tells the normal form.
extension FieldType {
    var schema: JSONObject {
        switch self {
        case .text(let rule): rule.schema
        case .goalName(let style): style.schema
        case .trackedGoal: ["type": "string", "pattern": .string(GoalName.pattern)]
        case .choice(let choices): Self.choice(choices)
        case .boolean, .flag: ["type": "boolean"]
        case .number(let minimum, let maximum):
            ["type": "number", "minimum": .number(Double(minimum)), "maximum": .number(Double(maximum))]
        case .integer(let minimum, let maximum):
            [
                "type": "integer", "minimum": .number(Double(minimum)),
                // Not `maximum`: a greater number is no error.
                "x-lowered-to": .number(Double(maximum)),
            ]
        case .objectID: Self.objectIDSchema
        case .visitorID:
            [
                "type": "string",
                "pattern": "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-4[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$",
            ]
        case .list(let rule): rule.schema
        case .fieldNames(let names):
            ["type": "array", "items": .object(Self.choice(names.valid + names.aliases.keys.sorted()))]
        case .moment:
            ["anyOf": [["type": "string", "format": "date"], ["type": "string", "format": "date-time"]]]
        case .timeZone: ["type": "string", "examples": ["America/New_York"]]
        case .funnelSteps: FunnelSteps.schema
        case .properties: PropertyText.schema
        }
    }

    fileprivate static let objectIDSchema: JSONObject = ["type": "string", "pattern": "^[0-9A-Fa-f]{24}$"]

    fileprivate static func choice(_ texts: [String]) -> JSONObject {
        ["type": "string", "enum": .array(texts.map(JSONValue.string))]
    }
}

extension TextRule {
    fileprivate var schema: JSONObject {
        switch form {
        case .currency: return FieldType.choice(CurrencyCode.all.sorted())
        case .paletteColor: return FieldType.choice(GoalColor.palette.map(\.color))
        default: break
        }
        var schema: JSONObject = ["type": "string"]
        let least = max(minimum, mustNotBeEmpty ? 1 : 0)
        if least > 0 { schema["minLength"] = .number(Double(least)) }
        if let maximum = maximum ?? form?.maximumLength { schema["maxLength"] = .number(Double(maximum)) }
        if let pattern = form?.pattern ?? (isTrimmed && least > 0 ? #"\S"# : nil) {
            schema["pattern"] = .string(pattern)
        }
        return schema
    }
}

extension FieldType.GoalNameStyle {
    fileprivate var schema: JSONObject {
        var schema: JSONObject = ["type": "string", "pattern": .string(GoalName.pattern)]
        if case .account(let maximum) = self { schema["maxLength"] = .number(Double(maximum)) }
        schema["not"] = ["const": .string(GoalName.reserved)]
        return schema
    }
}

extension ListRule {
    fileprivate var schema: JSONObject {
        var schema: JSONObject = ["type": "array", "items": .object(entry.schema)]
        if mustNotBeEmpty { schema["minItems"] = 1 }
        if let maximum { schema["maxItems"] = .number(Double(maximum)) }
        return schema
    }
}

extension ListRule.Entry {
    fileprivate var schema: JSONObject {
        switch self {
        case .text, .hostname: ["type": "string"]
        case .permission: FieldType.choice([Permission.wildcard] + Permission.allCases.map(\.rawValue))
        case .objectID: FieldType.objectIDSchema
        case .ipAddress: ["anyOf": [["type": "string", "format": "ipv4"], ["type": "string", "format": "ipv6"]]]
        case .path: ["type": "string", "maxLength": 2048, "pattern": #"^/[^?#\s]*$"#]
        case .country: FieldType.choice(Country.codes.sorted())
        case .company: FieldType.choice(Crawler.companies)
        case .crawler: FieldType.choice(Crawler.catalogue.map(\.id))
        }
    }
}

extension FunnelSteps {
    fileprivate static var schema: JSONObject {
        [
            "type": "array", "minItems": .number(Double(count.lowerBound)),
            "maxItems": .number(Double(count.upperBound)),
            "items": ["oneOf": [step("pageview", url), step("goal", goalName)]],
        ]
    }

    private static func step(_ typeName: String, _ place: Field) -> JSONValue {
        [
            "type": "object",
            "properties": [
                name.name: .object(name.type.schema), type.name: ["const": .string(typeName)],
                place.name: .object(place.type.schema),
            ],
            "required": [.string(name.name), .string(type.name), .string(place.name)],
        ]
    }
}

extension PropertyText {
    fileprivate static var schema: JSONObject {
        [
            "type": "object", "maxProperties": .number(Double(maximumCount)),
            "propertyNames": ["pattern": .string(namePattern)],
            "additionalProperties": [
                "type": ["string", "number", "boolean", "null"], "maxLength": .number(Double(maximumLength)),
            ],
        ]
    }
}
