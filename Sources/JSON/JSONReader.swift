public import Glibc

/// Reads JSON text (RFC 8259) from its beginning to its end, member by member, and makes values only of what is asked for.
///
/// For texts that come often and of which little is wanted. The whole is checked as strictly as
/// ``JSONValue/init(parsing:maximumDepth:allowsRepeatedKeys:)-([UInt8],_,_)`` checks it, if it is read up to
/// ``finish()``:
///
///     var reader = try JSONReader(bytes)
///     guard try reader.enterObject() else { … }
///     while let name = try reader.nextMember() {
///         if name == "id" { id = try reader.value().stringValue }
///     }
///     try reader.finish()
///
/// After an error it is of no more use.
public struct JSONReader {
    private var parser: JSONParser
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

    /// Goes on to the next member of the object that was entered last; nil at its end, which leaves it. A value that was not
    /// read is passed over.
    public mutating func nextMember() throws(JSONParseError) -> Name? {
        if hasValue { try skipValue() }
        let isAtEnd = isFirst ? parser.skip(UInt8(ascii: "}")) : try parser.skipSeparator(end: "}")
        guard !isAtEnd else {
            isFirst = false
            parser.leave()
            return nil
        }
        let (place, decoded) = try parser.skipName(isFirst: isFirst)
        isFirst = false
        hasValue = true
        return Name(start: parser.bytes.baseAddress! + place.lowerBound, length: place.count, decoded: decoded)
    }

    /// Whether `null` comes next.
    public var isNull: Bool {
        // Else a copy of the whole reader would be made to ask it.
        mutating get { parser.current == UInt8(ascii: "n") }
    }

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
        hasValue = false
        let (place, decoded) = try parser.skipString()
        if var decoded {
            decoded.withUTF8(body)
        } else {
            body(UnsafeRawBufferPointer(rebasing: parser.bytes[place]).assumingMemoryBound(to: UInt8.self))
        }
        return true
    }

    /// Ends the reading: nothing but white space may follow.
    public mutating func finish() throws(JSONParseError) {
        if hasValue { try skipValue() }
        try parser.end()
    }
}

extension JSONReader {
    /// A member's name, to be compared; of the text that the reader reads.
    public struct Name {
        @usableFromInline let start: UnsafeRawPointer
        @usableFromInline let length: Int
        /// What it says where escapes stand in it.
        @usableFromInline let decoded: String?

        /// Whether it is this one, byte for byte.
        @inlinable @inline(__always)
        public static func == (name: Name, text: StaticString) -> Bool {
            if name.decoded != nil { return name.isDecoded(text) }
            let length = text.utf8CodeUnitCount
            return name.length == length && memcmp(name.start, text.utf8Start, length) == 0
        }

        @usableFromInline
        func isDecoded(_ text: StaticString) -> Bool {
            let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return decoded?.utf8.elementsEqual(text) ?? false
        }
    }
}
