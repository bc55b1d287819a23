import Glibc

/// The members of the object that a JSON text is, whose values are made only when they are asked for.
///
/// For texts that come often and of which little is wanted: the text is checked whole, as ``JSONValue`` checks it, but
/// nothing is made of what nobody asks for.
public struct JSONMembers: Sendable {
    private struct Member {
        let name: Range<Int>
        /// Where the value begins.
        let value: Int
    }

    private let text: [UInt8]
    private let isASCII: Bool
    private let members: [Member]
    /// The same, made whole: where a name has escapes its bytes in the text do not tell which it is.
    private let object: JSONObject?

    /// For so many members there is room at once: few objects have more.
    private static let usualCount = 12

    /// Reads JSON text (RFC 8259) that is an object, as strictly as
    /// ``JSONValue/init(parsing:maximumDepth:allowsRepeatedKeys:)-([UInt8],_,_)`` does. Of several members of one name the
    /// last counts.
    ///
    /// - Throws: ``JSONParseError``, with the place of the first mistake.
    public init(
        parsing text: [UInt8], maximumDepth: Int = JSONValue.defaultMaximumDepth
    ) throws(JSONParseError) {
        var members: [Member] = []
        var hasEscapes = false
        members.reserveCapacity(Self.usualCount)
        isASCII = try text.withUnsafeBufferPointer { (bytes) throws(JSONParseError) in
            var parser = JSONParser(
                UnsafeRawBufferPointer(bytes), maximumDepth: maximumDepth, allowsRepeatedKeys: true)
            try parser.whole { (parser) throws(JSONParseError) in
                guard parser.current == UInt8(ascii: "{") else { throw parser.failure("an object") }
                try parser.nested { (parser) throws(JSONParseError) in
                    try parser.skipMembers { name, isEscaped, value in
                        members.append(Member(name: name, value: value))
                        if isEscaped { hasEscapes = true }
                    }
                }
            }
            return parser.isASCII
        }
        self.text = text
        self.members = members
        object = hasEscapes ? try JSONValue(parsing: text, maximumDepth: maximumDepth).objectValue : nil
    }

    /// The value of a member, made anew each time; nil when there is none of this name.
    public subscript(name: String) -> JSONValue? {
        if let object { return object[name] }
        var name = name
        return name.withUTF8 { name in
            text.withUnsafeBytes { bytes in
                guard let member = members.last(where: { bytes[$0.name].isSame(as: name) }) else { return nil }
                var parser = JSONParser(checked: bytes, isASCII: isASCII, at: member.value)
                // It was passed over already, so there is nothing in it to refuse.
                return try? parser.parseValue()
            }
        }
    }
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate func isSame(as bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == bytes.count else { return false }
        guard let left = UnsafeRawBufferPointer(rebasing: self).baseAddress, let right = bytes.baseAddress else {
            return true
        }
        return memcmp(left, right, bytes.count) == 0
    }
}
