import JSON

/// What a JSON answer of the control plane is: its JSON Schema, and one like it.
struct ControlSchema: Sendable {
    /// Its name among the document's components; nil for one that is used in one place.
    let name: String?
    let schema: JSONValue
    let example: JSONValue

    init(_ name: String, _ schema: JSONValue, example: JSONValue = nil) {
        self.name = name
        self.schema = schema
        self.example = example
    }

    init(_ schema: JSONValue, example: JSONValue) {
        name = nil
        self.schema = schema
        self.example = example
    }

    /// The schema where it is used: by its name if it has one.
    var use: JSONValue { name.map { ["$ref": .string("#/components/schemas/\($0)")] } ?? schema }

    /// All that have a name.
    static let components: [ControlSchema] = [
        WorldInfo.schema, ClockReading.schema, randomSeed, SnapshotInfo.schema, FaultFields.plan, FaultFields.match,
        FaultFields.effect, JournalPage.schema, RecordedRequest.schema, field, HTTPArchive.schema,
        VerificationOutcome.schema, VerificationOutcome.failure, error,
    ]
}

// MARK: - Forms

extension ControlSchema {
    static let text: JSONValue = ["type": "string"]
    static let time: JSONValue = ["type": "string", "format": "date-time"]
    static let count: JSONValue = ["type": "integer", "minimum": 0]

    /// An object with these members, all of which are always there.
    static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        [
            "type": "object", "required": .array(members.map { .string($0.key) }),
            "properties": .object(JSONObject(members.map { ($0.key, $0.value) })),
        ]
    }

    static func array(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    static func nullable(_ schema: JSONValue) -> JSONValue {
        guard var object = schema.objectValue, let type = object["type"]?.stringValue else {
            return ["anyOf": [schema, ["type": "null"]]]
        }
        object["type"] = [.string(type), "null"]
        return .object(object)
    }

    static func choice(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .array(words.map { .string($0) })]
    }
}

// MARK: - What several have

extension ControlSchema {
    /// What ``JSONWriter/member(_:seed:)`` writes and ``ControlField/randomSeed(_:)`` takes.
    static let randomSeed = ControlSchema(
        "RandomSeed",
        [
            "description": "As text where JavaScript's numbers would not hold it.",
            "anyOf": [
                ["type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_991],
                ["type": "string", "pattern": "^[0-9]{1,20}$"],
            ],
        ])

    /// A field of a message.
    static let field = ControlSchema("Field", object(["name": text, "value": text]))

    static let error = ControlSchema(
        "Error",
        object([
            "status": ["const": "error"], "error": object(["code": ["type": "integer"], "message": text]),
        ]))
}
