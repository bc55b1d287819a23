// Passing over values: they are checked as ever, but nothing is made of them.
extension JSONParser {
    /// Passes over an object and adds its members to a list, with those of the objects that are their values.
    mutating func skipObject(addingTo list: inout JSONMemberList) throws(JSONParseError) {
        try skipObject(addingTo: &list, parent: -1)
    }

    /// - Parameter parent: the number of the member whose value the object is, or -1; nil for an object whose members are not
    ///   to be listed.
    private mutating func skipObject(addingTo list: inout JSONMemberList, parent: Int?) throws(JSONParseError) {
        try enter()
        defer { leave() }
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
            var number: Int?
            if let parent {
                if parent < 0 { number = list.members.count }
                list.add(bytes, name: name, isEscaped: isEscaped, parent: parent, value: position)
            }
            try skipValue(addingTo: &list, parent: number)
            skipSpace()
            if skip(UInt8(ascii: "}")) { return }
            guard skip(UInt8(ascii: ",")) else { throw failure("',' or '}'") }
            skipSpace()
        }
    }

    private mutating func skipValue(addingTo list: inout JSONMemberList, parent: Int?) throws(JSONParseError) {
        switch current {
        case UInt8(ascii: "\""): _ = try skipString()
        case UInt8(ascii: "{"): try skipObject(addingTo: &list, parent: parent)
        case UInt8(ascii: "["): try skipArray(addingTo: &list)
        // What has no parts costs nothing to make.
        default: _ = try parseValue()
        }
    }

    private mutating func skipArray(addingTo list: inout JSONMemberList) throws(JSONParseError) {
        try enter()
        defer { leave() }
        if skip(UInt8(ascii: "]")) { return }
        while true {
            try skipValue(addingTo: &list, parent: nil)
            skipSpace()
            if skip(UInt8(ascii: "]")) { return }
            guard skip(UInt8(ascii: ",")) else { throw failure("',' or ']'") }
            skipSpace()
        }
    }
}
