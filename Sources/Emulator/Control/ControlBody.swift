import JSON

/// The members of a control request's body. One that is `null` counts as one that is not there, as in faults and seeds.
struct ControlBody {
    private let object: JSONObject

    /// Reads a body, which may hold these members and no others. One that is not there holds none.
    init(_ bytes: [UInt8], fields: [ControlFieldDescription]) throws(ControlError) {
        guard let value = bytes.isEmpty ? .object(JSONObject()) : try? JSONValue(parsing: bytes) else {
            throw ControlError(400, "Invalid JSON body")
        }
        try self.init(value, fields: fields)
        for field in fields where field.isRequired && object[field.name] == nil { throw Self.missing(field.name) }
    }

    /// The members of an object within a body, which has this name.
    init(_ value: JSONValue, name: String? = nil, fields: [ControlFieldDescription]) throws(ControlError) {
        guard case .object(let object) = value else {
            throw name.map { .invalid($0, allowed: "an object") } ?? ControlError(400, "The body must be an object")
        }
        let known = fields.map(\.name)
        let unknown = object.keys.filter { !known.contains($0) }
        guard unknown.isEmpty else {
            let place = name.map { " in \($0)" } ?? ""
            let valid = known.isEmpty ? "none" : known.joined(separator: ", ")
            throw ControlError(
                400, "Invalid fields\(place): \(unknown.joined(separator: ", ")). Valid fields: \(valid)")
        }
        self.object = JSONObject(object.members.filter { !$0.value.isNull }.map { ($0.key, $0.value) })
    }

    /// The names of the members that are there.
    var names: [String] { object.keys }

    /// A member's value; nil when it is not there.
    func value<Value>(_ field: ControlField<Value>) throws(ControlError) -> Value? {
        try object[field.name].map { (json) throws(ControlError) in try field.value(of: json) }
    }

    /// The value of a member that must be there.
    func required<Value>(_ field: ControlField<Value>) throws(ControlError) -> Value {
        guard let value = try value(field) else { throw Self.missing(field.name) }
        return value
    }

    private static func missing(_ name: String) -> ControlError {
        ControlError(400, "Missing required field: \(name)")
    }

    /// A member as it came; nil when it is not there.
    subscript(name: String) -> JSONValue? { object[name] }
}
