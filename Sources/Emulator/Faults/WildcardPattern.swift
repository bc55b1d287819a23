/// A text in which each `*` stands for any run of bytes, also an empty one and also one with `/` in it.
public struct WildcardPattern: Sendable, Hashable {
    /// The pattern as it was written.
    public let text: String
    private let bytes: [UInt8]

    /// A pattern of this text.
    public init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    /// Whether all of `candidate` is what the pattern says.
    public func matches(_ candidate: some RandomAccessCollection<UInt8>) -> Bool {
        var place = 0
        var position = candidate.startIndex
        // After a mismatch the last `*` takes one byte more: earlier ones never have to.
        var star: (place: Int, position: Int)?
        var taken = 0
        while position != candidate.endIndex {
            if place < bytes.count, bytes[place] == UInt8(ascii: "*") {
                star = (place, taken)
                place += 1
            } else if place < bytes.count, bytes[place] == candidate[position] {
                place += 1
                taken += 1
                candidate.formIndex(after: &position)
            } else if let last = star {
                star = (last.place, last.position + 1)
                place = last.place + 1
                taken = last.position + 1
                position = candidate.index(candidate.startIndex, offsetBy: taken)
            } else {
                return false
            }
        }
        return bytes[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}

extension WildcardPattern: ExpressibleByStringLiteral {
    /// A pattern of this text.
    public init(stringLiteral text: String) { self.init(text) }
}
