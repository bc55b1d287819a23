/// A key and its value at once. Optionals: nil is `null`.
extension JSONWriter {
    /// A member that is a string.
    @inlinable
    public mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// A member that is an integer.
    @inlinable
    public mutating func member(_ name: StaticString, _ value: Int?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    /// A member that is a number; `null` when it is not finite.
    @inlinable
    public mutating func member(_ name: StaticString, _ value: Double?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    /// A member that is true or false.
    @inlinable
    public mutating func member(_ name: StaticString, _ value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    /// A member that is any value.
    @inlinable
    public mutating func member(_ name: StaticString, _ value: JSONValue) {
        key(name)
        self.value(value)
    }

    /// Begins an object that is a member.
    @inlinable
    public mutating func beginObject(_ name: StaticString) {
        key(name)
        beginObject()
    }

    /// Begins an array that is a member.
    @inlinable
    public mutating func beginArray(_ name: StaticString) {
        key(name)
        beginArray()
    }
}
