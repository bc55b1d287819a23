import CivilTime
import JSON

/// A member of a body that the control plane takes: read, refused and described in one place.
struct ControlField<Value: Sendable>: Sendable {
    let name: String
    /// What it does, in a few words.
    let summary: String
    /// What it must be: the end of `must be …`.
    let allowed: String
    /// Its JSON Schema.
    let schema: JSONValue
    /// Reads it; nil for what is not allowed.
    let read: @Sendable (JSONValue) -> Value?

    init(
        _ name: String, _ summary: String, allowed: String, schema: JSONValue,
        read: @escaping @Sendable (JSONValue) -> Value?
    ) {
        self.name = name
        self.summary = summary
        self.allowed = allowed
        self.schema = schema
        self.read = read
    }

    /// Reads it.
    ///
    /// - Throws: what is allowed, when it is not.
    func value(of json: JSONValue) throws(ControlError) -> Value {
        guard let value = read(json) else { throw .invalid(name, allowed: allowed) }
        return value
    }

    /// Reads it from a query, in which all is text.
    func value(ofText text: String) throws(ControlError) -> Value {
        if let number = Int(text).map(Double.init), let value = read(.number(number)) { return value }
        return try value(of: .string(text))
    }

    /// The field without its type, for lists of fields.
    var description: ControlFieldDescription {
        // Of a choice the schema tells enough.
        let summary = schema["enum"] == nil ? "\(summary) Must be \(allowed)." : summary
        return ControlFieldDescription(name: name, summary: summary, schema: schema)
    }
}

/// What documents say of a field or a query parameter.
struct ControlFieldDescription: Sendable {
    let name: String
    let summary: String
    let schema: JSONValue
    var isRequired = false

    /// The same, but it may not be left out.
    var required: ControlFieldDescription {
        var copy = self
        copy.isRequired = true
        return copy
    }
}

// MARK: - Common forms

extension ControlField {
    static func text(
        _ name: String, _ summary: String, allowed: String, schema: JSONValue = ControlSchema.text,
        read: @escaping @Sendable (String) -> Value?
    ) -> ControlField {
        ControlField(name, summary, allowed: allowed, schema: schema) { $0.stringValue.flatMap(read) }
    }

    /// One of some words.
    static func choice(
        _ name: String, _ summary: String, _ words: [String], read: @escaping @Sendable (String) -> Value
    ) -> ControlField {
        ControlField(
            name, summary, allowed: "one of \(words.joined(separator: ", "))",
            schema: ControlSchema.choice(words)
        ) { value in value.stringValue.flatMap { words.contains($0) ? read($0) : nil } }
    }
}

extension ControlField<Instant> {
    static func instant(_ name: String, _ summary: String) -> ControlField {
        ControlField(
            name, summary, allowed: "an ISO 8601 time such as 2026-05-21T00:00:00Z",
            schema: ControlSchema.time
        ) { $0.stringValue.flatMap { Instant(iso8601: $0) } }
    }
}

extension ControlField<Int64> {
    /// A length of time, with or without a sign.
    static func signedDuration(_ name: String, _ summary: String) -> ControlField {
        text(name, summary, allowed: "a length of time up to \(DurationText.longestText) such as 61s, 2h30m or -2d") {
            text in
            DurationText.milliseconds(text) ?? DurationText.signedMilliseconds(text)
        }
    }
}

extension ControlField<Int> {
    static func integer(_ name: String, _ summary: String, _ range: ClosedRange<Int>) -> ControlField {
        ControlField(
            name, summary, allowed: "an integer from \(range.lowerBound) to \(range.upperBound)",
            schema: [
                "type": "integer", "minimum": .number(Double(range.lowerBound)),
                "maximum": .number(Double(range.upperBound)),
            ]
        ) { value in value.integerValue.flatMap { range ~= $0 ? $0 : nil } }
    }
}

extension ControlField<UInt64> {
    /// The seed of a random source. Integers that JavaScript cannot hold come as text.
    static func randomSeed(_ name: String) -> ControlField {
        ControlField(
            name, "What the random source starts from.",
            allowed: "an integer from 0 to 9007199254740991, or a larger one (up to \(UInt64.max)) as text",
            schema: ControlSchema.randomSeed.use
        ) { value in
            switch value {
            case .number(let number) where 0...9_007_199_254_740_991 ~= number: UInt64(exactly: number)
            case .string(let text) where text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }): UInt64(text)
            default: nil
            }
        }
    }
}
