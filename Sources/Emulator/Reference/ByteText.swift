import Glibc

/// Searching in the UTF-8 bytes of a text without making strings of its parts.
struct ByteText {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The offset of the first occurrence of `token`, which is not empty, at or after `start`.
    func firstIndex(of token: StaticString, from start: Int = 0) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let last = bytes.count - token.utf8CodeUnitCount
        var index = start
        while index <= last {
            // Most bytes begin no token: the C library's vectorised search skips them.
            guard let hit = memchr(base + index, Int32(token.utf8Start.pointee), last - index + 1) else { return nil }
            if memcmp(hit, token.utf8Start, token.utf8CodeUnitCount) == 0 {
                return UnsafeRawPointer(base).distance(to: hit)
            }
            index = UnsafeRawPointer(base).distance(to: hit) + 1
        }
        return nil
    }

    /// The offset behind the first occurrence of `token` at or after `start`.
    func end(of token: StaticString, from start: Int = 0) -> Int? {
        firstIndex(of: token, from: start).map { $0 + token.utf8CodeUnitCount }
    }

    func contains(_ token: StaticString) -> Bool {
        firstIndex(of: token) != nil
    }

    /// The offset of the first byte in `range` that `matches`, or the end of `range`.
    func firstIndex(in range: Range<Int>, where matches: (UInt8) -> Bool) -> Int {
        range.first { matches(bytes[$0]) } ?? range.upperBound
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isASCIIUppercase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
    var isASCIILetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
    var isASCIIHexDigit: Bool {
        isASCIIDigit || (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "f")
    }
    /// The lower-case form of an ASCII capital; every other byte as it is.
    var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
}

extension UnsafeRawBufferPointer {
    /// Whether both are the same bytes.
    func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let start = baseAddress, let otherStart = other.baseAddress else { return true }
        return memcmp(start, otherStart, count) == 0
    }
}
