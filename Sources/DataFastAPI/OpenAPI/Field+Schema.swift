import JSON

extension Field {
    /// The schema of its value.
    var schema: JSONObject {
        var schema = type.schema
        if null == .value { schema = schema.orNull }
        if let defaultValue { schema["default"] = defaultValue }
        return schema
    }

    /// The parameter objects of the document (OpenAPI 3.1, *Parameter Object*): one for each name.
    func parameters(in place: String) -> [JSONObject] {
        let own = parameter(in: place, name, summary, isRequired: isRequired && aliases.isEmpty, mark)
        return [own]
            + aliases.map { alias in
                var parameter = parameter(in: place, alias, "Another name of `\(name)`", isRequired: false, aliasMark)
                if deprecatedAliases { parameter["deprecated"] = true }
                return parameter
            }
    }

    private func parameter(
        in place: String, _ name: String, _ summary: String, isRequired: Bool, _ mark: Mark
    ) -> JSONObject {
        var parameter: JSONObject = ["name": .string(name), "in": .string(place)]
        if !summary.isEmpty { parameter["description"] = .string(summary) }
        if isRequired { parameter["required"] = true }
        if case .fieldNames = type {
            parameter["style"] = "form"
            parameter["explode"] = false
        }
        parameter["schema"] = .object(schema)
        if isRequired { parameter["example"] = example }
        parameter["x-fidelity"] = .string(mark.rawValue)
        return parameter
    }
}

extension FilterRule {
    /// The parameter objects of the document, one for each name that gives the filter.
    var openAPIParameters: [JSONObject] {
        lookups.map { name in
            [
                "name": .string(name), "in": "query", "description": .string(description),
                "schema": .object(schema), "x-fidelity": .string(mark.rawValue),
            ]
        }
    }

    private var description: String {
        let operators = operators.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let most = maximumValues.map { ", at most \($0)" } ?? ""
        return "`[operator:]value[,value…]`\(most). Operators: \(operators)"
    }

    private var schema: JSONObject {
        guard name == .visitCount else { return ["type": "string"] }
        let operators = operators.map(\.rawValue).joined(separator: "|")
        return ["type": "string", "pattern": .string("^((\(operators)):)?[0-9]+(,[0-9]+)*$")]
    }
}

extension BodySchema {
    /// The schema of the body.
    var schema: JSONObject {
        var properties = JSONObject()
        for field in fields { field.add(to: &properties) }
        var schema: JSONObject = ["type": "object", "properties": .object(properties)]
        var required: [JSONValue] = []
        for field in fields where field.isRequired && field.aliases.isEmpty {
            let name = JSONValue.string(field.parent ?? field.name)
            if !required.contains(name) { required.append(name) }
        }
        if !required.isEmpty { schema["required"] = .array(required) }
        var rules = fields.filter { $0.isRequired && !$0.aliases.isEmpty }.map { Self.anyOf([$0]) }
        if !oneOf.isEmpty { rules.append(Self.anyOf(fields.filter { oneOf.contains($0.name) })) }
        if rules.count == 1 {
            schema["anyOf"] = rules[0]
        } else if !rules.isEmpty {
            schema["allOf"] = .array(rules.map { ["anyOf": $0] })
        }
        return schema
    }

    /// At least one of the names of these fields.
    private static func anyOf(_ fields: [Field]) -> JSONValue {
        .array(
            fields.flatMap { field -> [JSONValue] in
                guard let parent = field.parent else {
                    return ([field.name] + field.aliases).map { ["required": [.string($0)]] }
                }
                return [
                    [
                        "required": [.string(parent)],
                        "properties": [parent: ["type": "object", "required": [.string(field.key)]]],
                    ]
                ]
            })
    }

    /// A body that is right.
    var example: JSONObject {
        var example = JSONObject()
        let apart: Set<String> = rules.isEmpty ? [] : Self.incrementalCrawlerLists
        for field in fields where !apart.contains(field.name) {
            guard let value = field.example else { continue }
            if let parent = field.parent {
                var inner = example[parent]?.objectValue ?? [:]
                inner[field.key] = value
                example[parent] = .object(inner)
            } else {
                example[field.name] = value
            }
        }
        return example
    }
}

extension Field {
    /// Adds the properties that are this field's to those of the body.
    fileprivate func add(to properties: inout JSONObject) {
        guard let parent else {
            properties[name] = .object(property(summary, mark))
            for alias in aliases {
                var property = property("Another name of `\(name)`", aliasMark)
                if deprecatedAliases { property["deprecated"] = true }
                properties[alias] = .object(property)
            }
            return
        }
        var outer = properties[parent]?.objectValue ?? ["type": "object", "properties": [:]]
        var inner = outer["properties"]?.objectValue ?? [:]
        inner[key] = .object(property(summary, mark))
        outer["properties"] = .object(inner)
        if isRequired { outer["required"] = .array((outer["required"]?.arrayValue ?? []) + [.string(key)]) }
        properties[parent] = .object(outer)
    }

    private func property(_ summary: String, _ mark: Mark) -> JSONObject {
        var property = schema
        if !summary.isEmpty { property["description"] = .string(summary) }
        property["x-fidelity"] = .string(mark.rawValue)
        return property
    }
}
