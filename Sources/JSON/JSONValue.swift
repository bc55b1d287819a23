/// Any JSON value (RFC 8259), with the members of objects in the order in which they came.
///
/// Strings are equal when their UTF-8 bytes are (not by canonical equivalence, as Swift's `String` has it), objects
/// when their members are, in order. As for doubles, `0` equals `-0` and NaN equals nothing.
public enum JSONValue: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number. As in ECMAScript a literal too large becomes an infinity, and what is not finite prints as `null`.
    case number(Double)
    /// A string
    case string(String)
    /// An array
    case array([JSONValue])
    /// An object
    case object(JSONObject)
}

// MARK: - Reading

extension JSONValue {
    /// Whether this is `null`.
    @inlinable public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The truth value, or nil when this is something else.
    @inlinable public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number, or nil when this is something else.
    @inlinable public var numberValue: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The number as an integer, or nil when this is something else, has a fraction or does not fit (`2.0` is 2).
    @inlinable public var integerValue: Int? {
        if case .number(let value) = self { Int(exactly: value) } else { nil }
    }

    /// The text, or nil when this is something else.
    @inlinable public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, or nil when this is something else.
    @inlinable public var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The object, or nil when this is something else.
    @inlinable public var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The value of the object's member of this name; nil when there is none or this is no object.
    public subscript(key: String) -> JSONValue? {
        objectValue?[key]
    }

    /// The array's element at this place; nil when there is none or this is no array.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}

// MARK: - Printing

extension JSONValue: CustomStringConvertible {
    /// The text that ECMAScript's `JSON.stringify` gives, as UTF-8 (but see ``JSONObject`` for keys that look like integers).
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.finish()
    }

    /// The same as ``bytes``, as a string.
    public var description: String {
        String(decoding: bytes, as: UTF8.self)
    }
}

// MARK: - Equality

extension JSONValue: Equatable {
    /// Whether both are the same value, as the type's description says.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

// MARK: - Literals

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// `nil` is `null`.
    public init(nilLiteral: ()) { self = .null }

    /// `true`, `false`
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// `1`
    public init(integerLiteral value: Int) { self = .number(Double(value)) }

    /// `1.5`
    public init(floatLiteral value: Double) { self = .number(value) }

    /// `"text"`
    public init(stringLiteral value: String) { self = .string(value) }

    /// `[1, "two", nil]`
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// `["key": 1]`, in the order written; of a key written twice the last value wins, in the first's place.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(JSONObject(members))
    }
}
