/// A header field: its name and its value without the white space around it (RFC 9110 section 5).
public struct HTTPField: Hashable, Sendable {
    /// The field's name, in the case in which it was sent or is to be sent.
    public var name: String
    /// The field's value. CR, LF and NUL in it are sent as spaces (RFC 9110 section 5.5).
    public var value: String

    /// Makes a field.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
