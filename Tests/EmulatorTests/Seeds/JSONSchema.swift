import CivilTime
import JSON

/// A JSON Schema (draft 2020-12), as far as `fixtures/seed.schema.json` and the control plane's document use it.
struct JSONSchema {
    let root: JSONValue
    /// Whether an object may have no member but those that its schema names, even where the schema does not say so.
    let isStrict: Bool
    private let patterns = Patterns()

    init(root: JSONValue, isStrict: Bool = false) {
        self.root = root
        self.isStrict = isStrict
    }

    /// Compiled once each, for the same few are asked for all the time.
    private final class Patterns {
        private var known: [String: Regex<AnyRegexOutput>] = [:]

        func accept(_ text: String, _ pattern: String) -> Bool {
            let regex = known[pattern] ?? (try! Regex(pattern)).matchingSemantics(.unicodeScalar)
            known[pattern] = regex
            return text.firstMatch(of: regex) != nil
        }
    }

    /// What a schema says of one object, conditions settled.
    struct ObjectRules {
        /// All properties that it names in the first place.
        var named: [String] = []
        /// Those that may be there.
        var properties: [String: JSONValue] = [:]
        var required: Set<String> = []
    }

    func accepts(_ value: JSONValue) -> Bool { accepts(value, root) }

    func accepts(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        if let isAllowed = schema.boolValue { return isAllowed }
        for (keyword, rule) in schema.objectValue?.members.map({ ($0.key, $0.value) }) ?? []
        where !accepts(value, keyword, rule, schema) {
            return false
        }
        if isStrict, schema["additionalProperties"] == nil, let named = schema["properties"],
            let object = value.objectValue
        {
            return object.keys.allSatisfy { named[$0] != nil }
        }
        return true
    }

    private func accepts(_ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue) -> Bool {
        switch keyword {
        case "$ref": accepts(value, definition(rule))
        case "anyOf": rule.arrayValue!.contains { accepts(value, $0) }
        case "not": !accepts(value, rule)
        case "if": schema[accepts(value, rule) ? "then" : "else"].map { accepts(value, $0) } ?? true
        case "type": (rule.arrayValue ?? [rule]).contains { Self.isOfType(value, $0.stringValue!) }
        case "enum": rule.arrayValue!.contains(value)
        case "const": rule == value
        case "properties", "additionalProperties", "required", "minProperties", "maxProperties", "propertyNames":
            value.objectValue.map { accepts($0, keyword, rule, schema) } ?? true
        case "items": value.arrayValue?.allSatisfy { accepts($0, rule) } ?? true
        case "minItems": value.arrayValue.map { $0.count >= rule.integerValue! } ?? true
        case "maxItems": value.arrayValue.map { $0.count <= rule.integerValue! } ?? true
        case "minLength": value.stringValue.map { $0.count >= rule.integerValue! } ?? true
        case "maxLength": value.stringValue.map { $0.count <= rule.integerValue! } ?? true
        case "minimum": value.numberValue.map { $0 >= rule.numberValue! } ?? true
        case "maximum": value.numberValue.map { $0 <= rule.numberValue! } ?? true
        case "pattern": value.stringValue.map { patterns.accept($0, rule.stringValue!) } ?? true
        case "format": rule != "date-time" || value.stringValue.map { Instant(iso8601: $0) != nil } ?? true
        case "then", "else", "description", "title", "examples", "$schema", "$defs": true
        default: fatalError("the schema uses \(keyword), which these tests do not know")
        }
    }

    private func accepts(_ object: JSONObject, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue) -> Bool {
        switch keyword {
        case "required": rule.arrayValue!.allSatisfy { object[$0.stringValue!] != nil }
        case "minProperties": object.count >= rule.integerValue!
        case "maxProperties": object.count <= rule.integerValue!
        case "propertyNames": object.keys.allSatisfy { accepts(.string($0), rule) }
        case "properties":
            object.members.allSatisfy { member in rule[member.key].map { accepts(member.value, $0) } ?? true }
        default:
            object.members.allSatisfy { member in
                schema["properties"]?[member.key] != nil || accepts(member.value, rule)
            }
        }
    }

    private static func isOfType(_ value: JSONValue, _ type: String) -> Bool {
        switch type {
        case "null": value.isNull
        case "boolean": value.boolValue != nil
        case "number": value.numberValue != nil
        case "integer": value.integerValue != nil
        case "string": value.stringValue != nil
        case "array": value.arrayValue != nil
        default: value.objectValue != nil
        }
    }

    private func definition(_ reference: JSONValue) -> JSONValue {
        reference.stringValue!.split(separator: "/").dropFirst().reduce(root) { $0[String($1)]! }
    }

    /// The schema that is meant where another one is named, or `null` is allowed besides.
    func resolved(_ schema: JSONValue) -> JSONValue {
        if let reference = schema["$ref"] { return resolved(definition(reference)) }
        if let choice = schema["anyOf"]?.arrayValue?.first(where: { $0["$ref"] != nil }) { return resolved(choice) }
        return schema
    }

    /// What holds for the members of `object`.
    func rules(_ schema: JSONValue, for object: JSONValue) -> ObjectRules {
        var rules = ObjectRules(named: resolved(schema)["properties"]?.objectValue?.keys ?? [])
        collect(resolved(schema), for: object, into: &rules)
        return rules
    }

    /// What two schemas of one member say together, the second being the narrower; nil when the member may not be there.
    private static func merged(_ first: JSONValue?, _ second: JSONValue) -> JSONValue? {
        if second == .bool(false) { return nil }
        guard var both = first?.objectValue, let narrower = second.objectValue else { return second }
        for keyword in narrower.members { both[keyword.key] = keyword.value }
        return .object(both)
    }

    private func collect(_ schema: JSONValue, for object: JSONValue, into rules: inout ObjectRules) {
        for member in schema["properties"]?.objectValue?.members ?? [] {
            rules.properties[member.key] = Self.merged(rules.properties[member.key], member.value)
        }
        rules.required.formUnion(schema["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        guard let condition = schema["if"], let branch = schema[accepts(object, condition) ? "then" : "else"] else {
            return
        }
        collect(branch, for: object, into: &rules)
    }
}
