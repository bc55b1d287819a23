extension JSONValue {
    /// How deep arrays and objects may nest unless the caller says otherwise.
    public static let defaultMaximumDepth = 128

    /// Parses JSON text (RFC 8259) strictly: one value, UTF-8 without a byte order mark, nothing after it.
    ///
    /// As `JSON.parse` does, it takes the last of several members of one name (in the first's place), and reads a
    /// number too large as an infinity (which prints as `null`). An escaped surrogate without its other half becomes U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - maximumDepth: how deep arrays and objects may nest; above 512 it counts as 512.
    ///   - allowsRepeatedKeys: whether an object may have several members of one name. If not, the second is a mistake, for
    ///     texts that people write, in which it most likely is one.
    /// - Throws: ``JSONParseError``, with the place of the first mistake.
    public init(
        parsing bytes: UnsafeRawBufferPointer, maximumDepth: Int = defaultMaximumDepth, allowsRepeatedKeys: Bool = true
    ) throws(JSONParseError) {
        var parser = JSONParser(bytes, maximumDepth: maximumDepth, allowsRepeatedKeys: allowsRepeatedKeys)
        self = try parser.parse()
    }

    /// Parses JSON text; see ``init(parsing:maximumDepth:allowsRepeatedKeys:)-(UnsafeRawBufferPointer,_,_)``.
    public init(
        parsing bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth, allowsRepeatedKeys: Bool = true
    ) throws(JSONParseError) {
        self = try bytes.withUnsafeBufferPointer { (bytes) throws(JSONParseError) in
            try JSONValue(
                parsing: UnsafeRawBufferPointer(bytes), maximumDepth: maximumDepth,
                allowsRepeatedKeys: allowsRepeatedKeys)
        }
    }

    /// Parses JSON text; see ``init(parsing:maximumDepth:allowsRepeatedKeys:)-(UnsafeRawBufferPointer,_,_)``.
    public init(
        parsing text: String, maximumDepth: Int = defaultMaximumDepth, allowsRepeatedKeys: Bool = true
    ) throws(JSONParseError) {
        try self.init(
            parsing: Array(text.utf8), maximumDepth: maximumDepth, allowsRepeatedKeys: allowsRepeatedKeys)
    }
}
