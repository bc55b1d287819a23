/// Why a text is not JSON, and where.
public struct JSONParseError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The place of the first wrong byte, from 0; the count of bytes when the text ends too early.
    public let offset: Int

    /// Its line, from 1; lines end with a line feed.
    public let line: Int

    /// Its column, from 1, counted in Unicode scalars.
    public let column: Int

    /// What should have been there, such as `a value` or `',' or '}'`.
    public let expected: String

    /// One line for people.
    public var description: String {
        "line \(line), column \(column) (byte \(offset)): expected \(expected)"
    }

    init(expected: String, at offset: Int, in bytes: UnsafeRawBufferPointer) {
        self.offset = offset
        self.expected = expected
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        column = before[lineStart...].count { $0 & 0xc0 != 0x80 } + 1
    }
}
