import Glibc

/// Where the members of an object stand in a JSON text.
struct JSONMemberList: Sendable {
    struct Member {
        let name: Range<Int>
        /// Of the name.
        let fingerprint: UInt64
        /// The number of the member whose value it is a member of; -1 for the object's own members.
        let parent: Int
        /// Where the value begins.
        let value: Int
    }

    /// The object's own members, each followed by those of the object that its value is.
    private(set) var members: [Member] = []
    /// Whether a name has escapes, so that its bytes in the text do not tell which it is.
    private(set) var hasEscapes = false

    /// For so many members there is room at once: few objects have more.
    private static let usualCount = 16

    mutating func add(_ text: UnsafeRawBufferPointer, name: Range<Int>, isEscaped: Bool, parent: Int, value: Int) {
        if members.isEmpty { members.reserveCapacity(Self.usualCount) }
        let fingerprint = JSONFingerprint.of(UnsafeRawBufferPointer(rebasing: text[name]))
        members.append(Member(name: name, fingerprint: fingerprint, parent: parent, value: value))
        if isEscaped { hasEscapes = true }
    }

    /// The last member of this name; nil when there is none.
    func member(_ name: String, parent: Int = -1, in text: [UInt8]) -> (number: Int, value: Int)? {
        var name = name
        return name.withUTF8 { name in
            let name = UnsafeRawBufferPointer(name)
            let fingerprint = JSONFingerprint.of(name)
            return members.withUnsafeBufferPointer { members in
                text.withUnsafeBytes { text in
                    var number = members.count - 1
                    while number > parent {
                        if members[number].fingerprint == fingerprint, members[number].parent == parent,
                            Self.isSame(UnsafeRawBufferPointer(rebasing: text[members[number].name]), name)
                        {
                            return (number, members[number].value)
                        }
                        number -= 1
                    }
                    return nil
                }
            }
        }
    }

    private static func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count else { return false }
        guard let start = left.baseAddress, let other = right.baseAddress else { return true }
        return memcmp(start, other, left.count) == 0
    }
}
