/// The members of the object that a JSON text is, whose values are made only when they are asked for.
///
/// For texts that come often and of which little is wanted: the text is checked whole, as ``JSONValue`` checks it, but
/// nothing is made of what nobody asks for.
public struct JSONMembers: Sendable {
    private let text: [UInt8]
    private let isASCII: Bool
    private let list: JSONMemberList
    /// The same, made whole, where names have escapes.
    private let object: JSONObject?

    /// Reads JSON text (RFC 8259) that is an object, as strictly as
    /// ``JSONValue/init(parsing:maximumDepth:allowsRepeatedKeys:)-([UInt8],_,_)`` does. Of several members of one name the
    /// last counts.
    ///
    /// - Throws: ``JSONParseError``, with the place of the first mistake.
    public init(
        parsing text: [UInt8], maximumDepth: Int = JSONValue.defaultMaximumDepth
    ) throws(JSONParseError) {
        var list = JSONMemberList()
        isASCII = try text.withUnsafeBufferPointer { (bytes) throws(JSONParseError) in
            var parser = JSONParser(
                UnsafeRawBufferPointer(bytes), maximumDepth: maximumDepth, allowsRepeatedKeys: true)
            try parser.whole { (parser) throws(JSONParseError) in
                guard parser.current == UInt8(ascii: "{") else { throw parser.failure("an object") }
                try parser.skipObject(addingTo: &list)
            }
            return parser.isASCII
        }
        self.text = text
        self.list = list
        object = list.hasEscapes ? try JSONValue(parsing: text, maximumDepth: maximumDepth).objectValue : nil
    }

    /// The value of a member, made anew each time; nil when there is none of this name.
    public subscript(name: String) -> JSONValue? {
        if let object { return object[name] }
        return list.member(name, in: text).flatMap { value(at: $0.value) }
    }

    /// The value of a member of the object that a member is; nil when there is none of these names.
    public subscript(name: String, inner: String) -> JSONValue? {
        if let object { return object[name]?[inner] }
        guard let member = list.member(name, in: text) else { return nil }
        return list.member(inner, parent: member.number, in: text).flatMap { value(at: $0.value) }
    }

    /// Gives `body` a member's text in UTF-8; false when there is no member of this name, or it is no text.
    public func withText(of name: String, _ body: (_ text: UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        if object == nil {
            guard let member = list.member(name, in: text), text[member.value] == UInt8(ascii: "\"") else {
                return false
            }
            let isPlain = text.withUnsafeBytes { bytes in
                let end = JSONEscape.firstIndex(in: bytes, from: member.value + 1)
                guard bytes[end] == UInt8(ascii: "\"") else { return false }
                let text = UnsafeRawBufferPointer(rebasing: bytes[member.value + 1..<end])
                body(text.assumingMemoryBound(to: UInt8.self))
                return true
            }
            if isPlain { return true }
        }
        // With escapes it stands otherwise in the text.
        guard var text = self[name]?.stringValue else { return false }
        text.withUTF8(body)
        return true
    }

    private func value(at start: Int) -> JSONValue? {
        text.withUnsafeBytes { bytes in
            var parser = JSONParser(checked: bytes, isASCII: isASCII, at: start)
            // It was passed over already, so there is nothing in it to refuse.
            return try? parser.parseValue()
        }
    }
}
