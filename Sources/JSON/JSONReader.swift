import Glibc

/// Reads JSON text (RFC 8259) from its beginning to its end, member by member, and makes values only of what is asked for.
///
/// For texts that come often and of which little is wanted. The whole is checked as strictly as
/// ``JSONValue/init(parsing:maximumDepth:allowsRepeatedKeys:)-([UInt8],_,_)`` checks it, if it is read up to
/// ``finish()``:
///
///     var reader = try JSONReader(bytes)
///     guard try reader.enterObject() else { … }
///     while try reader.nextMember() {
///         if reader.isName("id") { id = try reader.value().stringValue }
///     }
///     try reader.finish()
///
/// After an error it is of no more use.
public struct JSONReader {
    private var parser: JSONParser
    private var name = 0..<0
    /// The name, where it has escapes, so that its bytes in the text do not tell which it is.
    private var decodedName: [UInt8]?
    private var isFirst = false
    /// Whether a value comes next that nobody has read yet.
    private var hasValue = true

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - text: the text, which must outlive the reader.
    ///   - maximumDepth: how deep arrays and objects may nest; above 512 it counts as 512.
    /// - Throws: ``JSONParseError`` when the text is not UTF-8.
    public init(
        _ text: UnsafeRawBufferPointer, maximumDepth: Int = JSONValue.defaultMaximumDepth
    ) throws(JSONParseError) {
        parser = JSONParser(text, maximumDepth: maximumDepth, allowsRepeatedKeys: true)
        try parser.begin()
    }

    /// Enters the object that comes next; false when something else does, which is passed over.
    public mutating func enterObject() throws(JSONParseError) -> Bool {
        guard parser.current == UInt8(ascii: "{") else {
            try skipValue()
            return false
        }
        try parser.enter()
        isFirst = true
        hasValue = false
        return true
    }

    /// Goes on to the next member of the object that was entered last; false at its end, which leaves it. A value that was not
    /// read is passed over.
    public mutating func nextMember() throws(JSONParseError) -> Bool {
        if hasValue { try skipValue() }
        let isAtEnd = isFirst ? parser.skip(UInt8(ascii: "}")) : try parser.skipSeparator()
        guard !isAtEnd else {
            isFirst = false
            parser.leave()
            return false
        }
        let (name, isEscaped) = try parser.skipName(isFirst: isFirst)
        isFirst = false
        self.name = name
        decodedName = isEscaped ? try decoded(name) : nil
        hasValue = true
        return true
    }

    /// Whether the member has this name.
    public func isName(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        if let decodedName {
            return decodedName.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: count))
        }
        guard name.count == count, let start = parser.bytes.baseAddress else { return false }
        return memcmp(start + name.lowerBound, text.utf8Start, count) == 0
    }

    /// Whether `null` comes next.
    public var isNull: Bool { parser.current == UInt8(ascii: "n") }

    /// The value that comes next.
    public mutating func value() throws(JSONParseError) -> JSONValue {
        hasValue = false
        return try parser.parseValue()
    }

    /// Passes over the value that comes next.
    public mutating func skipValue() throws(JSONParseError) {
        hasValue = false
        try parser.skipValue()
    }

    /// Gives `body` the text that comes next, in UTF-8; false when something else does, which is passed over.
    public mutating func readText(
        _ body: (_ text: UnsafeBufferPointer<UInt8>) -> Void
    ) throws(JSONParseError) -> Bool {
        guard parser.current == UInt8(ascii: "\"") else {
            try skipValue()
            return false
        }
        let start = parser.position
        hasValue = false
        if try parser.skipString() {
            // With escapes it stands otherwise in the text.
            try decoded(start + 1..<parser.position - 1).withUnsafeBufferPointer(body)
        } else {
            let text = UnsafeRawBufferPointer(rebasing: parser.bytes[start + 1..<parser.position - 1])
            body(text.assumingMemoryBound(to: UInt8.self))
        }
        return true
    }

    /// Ends the reading: nothing but white space may follow.
    public mutating func finish() throws(JSONParseError) {
        if hasValue { try skipValue() }
        try parser.end()
    }

    /// The text of a string that was passed over, in UTF-8, without its escapes.
    private func decoded(_ string: Range<Int>) throws(JSONParseError) -> [UInt8] {
        var parser = JSONParser(checked: parser.bytes, isASCII: false, at: string.lowerBound - 1)
        return Array((try parser.parseValue().stringValue ?? "").utf8)
    }
}
