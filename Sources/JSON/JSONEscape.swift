/// Which bytes of a string JSON escapes, and how (ECMA-262, QuoteJSONString; a Swift string holds no lone surrogates).
@usableFromInline
enum JSONEscape {
    /// The most bytes that one escape takes, `\u001f`.
    static let maximumLength = 6

    /// The place of the first byte from `start` on that needs an escape, or the count.
    @inlinable
    static func firstIndex(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = mask(of: word)
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < bytes.count {
            if isNeeded(for: bytes[index]) { return index }
            index &+= 1
        }
        return index
    }

    @inlinable
    static func isNeeded(for byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Eight bytes at once: the lowest bit set is the top bit of the first byte that needs an escape (a borrow
    /// can set bits above it, never below).
    @inlinable
    static func mask(of word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5c)
        let isControl = (word &- ones &* 0x20) & ~word
        let isQuote = (quote &- ones) & ~quote
        let isBackslash = (backslash &- ones) & ~backslash
        return (isControl | isQuote | isBackslash) & (ones &* 0x80)
    }

    /// Writes the escape of a byte that needs one at `target`, where ``maximumLength`` bytes must be free, and tells its length.
    static func write(_ byte: UInt8, to target: UnsafeMutableRawPointer) -> Int {
        target.storeBytes(of: UInt8(ascii: "\\"), as: UInt8.self)
        if let letter = letter(for: byte) {
            target.storeBytes(of: letter, toByteOffset: 1, as: UInt8.self)
            return 2
        }
        let low = byte & 0x0f
        target.copyMemory(from: [UInt8]("\\u00".utf8), byteCount: 4)
        target.storeBytes(of: 0x30 | byte >> 4, toByteOffset: 4, as: UInt8.self)
        target.storeBytes(of: low < 10 ? 0x30 | low : 0x57 + low, toByteOffset: 5, as: UInt8.self)
        return 6
    }

    private static func letter(for byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0a: UInt8(ascii: "n")
        case 0x0c: UInt8(ascii: "f")
        case 0x0d: UInt8(ascii: "r")
        default: nil
        }
    }
}
