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

    /// Passes over what comes before a member's value: its name, as ``skipString()`` tells of it.
    @inline(__always)
    mutating func skipName(isFirst: Bool) throws(JSONParseError) -> (place: Range<Int>, decoded: String?) {
        guard current == UInt8(ascii: "\"") else { throw failure(isFirst ? "a key or '}'" : "a key") }
        let name = try skipString()
        try skipColon()
        return name
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
        } while try !skipSeparator(end: "}")
    }

    private mutating func skipArray() throws(JSONParseError) {
        try enter()
        defer { leave() }
        if skip(UInt8(ascii: "]")) { return }
        repeat { try skipValue() } while try !skipSeparator(end: "]")
    }
}
