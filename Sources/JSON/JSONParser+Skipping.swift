// Passing over values: they are checked as ever, but nothing is made of them.
extension JSONParser {
    /// Passes over the members of an object whose brace is passed, and tells of each where its name is, whether that has
    /// escapes, and where its value begins.
    mutating func skipMembers(
        _ found: (_ name: Range<Int>, _ isEscaped: Bool, _ value: Int) -> Void
    ) throws(JSONParseError) {
        if skip(UInt8(ascii: "}")) { return }
        var isFirst = true
        while true {
            guard current == UInt8(ascii: "\"") else { throw failure(isFirst ? "a key or '}'" : "a key") }
            isFirst = false
            let start = position + 1
            let isEscaped = try skipString()
            let name = start..<position - 1
            skipSpace()
            guard skip(UInt8(ascii: ":")) else { throw failure("':'") }
            skipSpace()
            found(name, isEscaped, position)
            try skipValue()
            skipSpace()
            if skip(UInt8(ascii: "}")) { return }
            guard skip(UInt8(ascii: ",")) else { throw failure("',' or '}'") }
            skipSpace()
        }
    }

    private mutating func skipValue() throws(JSONParseError) {
        switch current {
        case UInt8(ascii: "\""):
            _ = try skipString()
        case UInt8(ascii: "{"):
            try nested { (parser) throws(JSONParseError) in try parser.skipMembers { _, _, _ in } }
        case UInt8(ascii: "["):
            try nested { (parser) throws(JSONParseError) in try parser.skipElements() }
        default:
            // What has no parts costs nothing to make.
            _ = try parseValue()
        }
    }

    private mutating func skipElements() throws(JSONParseError) {
        if skip(UInt8(ascii: "]")) { return }
        while true {
            try skipValue()
            skipSpace()
            if skip(UInt8(ascii: "]")) { return }
            guard skip(UInt8(ascii: ",")) else { throw failure("',' or ']'") }
            skipSpace()
        }
    }
}
