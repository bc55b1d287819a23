// Passing over values: they are checked as ever, but nothing is made of them.
extension JSONParser {
    mutating func skipValue() throws(JSONParseError) {
        switch current {
        case UInt8(ascii: "\""): _ = try skipString()
        case UInt8(ascii: "{"): try skipObject()
        case UInt8(ascii: "["): try skipArray()
        // What has no parts costs nothing to make.
        default: _ = try parseValue()
        }
    }

    /// Passes over what comes before a member's value; where the name is, and whether it has escapes.
    mutating func skipName(isFirst: Bool) throws(JSONParseError) -> (name: Range<Int>, isEscaped: Bool) {
        guard current == UInt8(ascii: "\"") else { throw failure(isFirst ? "a key or '}'" : "a key") }
        let start = position + 1
        let isEscaped = try skipString()
        let end = position - 1
        skipSpace()
        guard skip(UInt8(ascii: ":")) else { throw failure("':'") }
        skipSpace()
        return (start..<end, isEscaped)
    }

    /// Passes over what comes after a member's value; whether that was the object's end.
    mutating func skipSeparator() throws(JSONParseError) -> Bool {
        skipSpace()
        if skip(UInt8(ascii: "}")) { return true }
        guard skip(UInt8(ascii: ",")) else { throw failure("',' or '}'") }
        skipSpace()
        return false
    }

    private mutating func skipObject() throws(JSONParseError) {
        try enter()
        defer { leave() }
        if skip(UInt8(ascii: "}")) { return }
        var isFirst = true
        repeat {
            _ = try skipName(isFirst: isFirst)
            isFirst = false
            try skipValue()
        } while try !skipSeparator()
    }

    private mutating func skipArray() throws(JSONParseError) {
        try enter()
        defer { leave() }
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
