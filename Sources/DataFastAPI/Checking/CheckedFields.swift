import JSON

/// A field's value, checked and normalised.
public struct CheckedField: Sendable, Equatable {
    /// The field's name, whichever of its names was sent.
    public let name: String
    /// The value.
    public let value: JSONValue
    /// Whether the request held it; if not, it is the field's default.
    public let isSent: Bool

    init(_ name: String, _ value: JSONValue, isSent: Bool = true) {
        self.name = name
        self.value = value
        self.isSent = isSent
    }
}

/// Values that were checked, found by the names of their fields. What was neither sent nor has a default is absent.
public protocol CheckedFields: Sendable {
    /// The values, in the order of the operation's table.
    var fields: [CheckedField] { get }
}

extension CheckedFields {
    /// The value of this name, `null` when that was sent where it means something.
    public subscript(name: String) -> JSONValue? {
        fields.first { $0.name == name }?.value
    }

    /// Whether the request held it: a default does not count, a `null` that clears does.
    public func contains(_ name: String) -> Bool {
        fields.first { $0.name == name }?.isSent ?? false
    }

    /// The text of this name.
    public func string(_ name: String) -> String? { self[name]?.stringValue }

    /// The whole number of this name.
    public func int(_ name: String) -> Int? { self[name]?.integerValue }

    /// The number of this name.
    public func number(_ name: String) -> Double? { self[name]?.numberValue }

    /// The truth value of this name.
    public func bool(_ name: String) -> Bool? { self[name]?.boolValue }

    /// The object of this name.
    public func object(_ name: String) -> JSONObject? { self[name]?.objectValue }

    /// The list of this name.
    public func array(_ name: String) -> [JSONValue]? { self[name]?.arrayValue }

    /// The texts of the list of this name.
    public func strings(_ name: String) -> [String]? { array(name)?.compactMap(\.stringValue) }

    /// The date or time stamp of this name.
    public func moment(_ name: String) -> DateOrInstant? { string(name).flatMap(DateOrInstant.init) }
}

/// The parameters of a path.
public struct CheckedPath: CheckedFields {
    /// The values, in the order of the operation's table.
    public let fields: [CheckedField]

    /// Values of these fields.
    public init(fields: [CheckedField] = []) {
        self.fields = fields
    }
}

/// A query.
public struct CheckedQuery: CheckedFields {
    /// The values, in the order of the operation's table.
    public let fields: [CheckedField]
    /// The filters, in the order of the operation's table.
    public let filters: [Filter]

    /// Values of these fields and filters.
    public init(fields: [CheckedField] = [], filters: [Filter] = []) {
        self.fields = fields
        self.filters = filters
    }
}

/// A body.
public struct CheckedBody: CheckedFields {
    /// The values, in the order of the operation's table.
    public let fields: [CheckedField]
    /// The members that are no fields, as sent, where the operation keeps them.
    public let others: JSONObject

    /// Values of these fields and other members.
    public init(fields: [CheckedField] = [], others: JSONObject = [:]) {
        self.fields = fields
        self.others = others
    }
}

/// All that a handler receives of a request's content.
public struct CheckedInput: Sendable {
    /// The parameters of the path.
    public let path: CheckedPath
    /// The query.
    public let query: CheckedQuery
    /// The body, empty where it is ignored.
    public let body: CheckedBody

    /// An input of these parts.
    public init(path: CheckedPath = .init(), query: CheckedQuery = .init(), body: CheckedBody = .init()) {
        self.path = path
        self.query = query
        self.body = body
    }
}
