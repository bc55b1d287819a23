import SQLite

/// A visitor's id: a UUID, as two halves of its 128 bits.
///
/// Kept as a blob of 16 bytes, big end first, so that order by key is order by text.
package struct VisitorID: Hashable, Sendable, Comparable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The id written as `8-4-4-4-12` hex digits of either case; nil for anything else. The version is not looked at.
    package init?(_ text: String) {
        var text = text
        guard let id = text.withUTF8(VisitorID.init(utf8:)) else { return nil }
        self = id
    }

    /// The same, of the text's bytes.
    package init?(utf8: UnsafeBufferPointer<UInt8>) {
        guard utf8.count == 36 else { return nil }
        let hyphen = UInt8(ascii: "-")
        guard utf8[8] == hyphen, utf8[13] == hyphen, utf8[18] == hyphen, utf8[23] == hyphen else { return nil }
        var isHexadecimal = true
        func number(_ range: Range<Int>, after high: UInt64 = 0) -> UInt64 {
            var number = high
            for index in range {
                let digit = Self.digit(utf8[index])
                if digit > 15 { isHexadecimal = false }
                number = number << 4 | digit
            }
            return number
        }
        high = number(14..<18, after: number(9..<13, after: number(0..<8)))
        low = number(24..<36, after: number(19..<23))
        guard isHexadecimal else { return nil }
    }

    /// Whether it is a UUID of version 4 (RFC 9562, section 5.4).
    package var isRandom: Bool { high >> 12 & 0xF == 4 && low >> 62 == 0b10 }

    /// The id as lower-case text.
    package var text: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let half = index < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - (index & 15) * 4)) & 15
                buffer[position] = digit < 10 ? 0x30 + digit : 0x57 + digit
                position += 1
            }
            return 36
        }
    }

    package static func < (left: VisitorID, right: VisitorID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The digit's value; above 15 for what is none.
    @inline(__always)
    private static func digit(_ byte: UInt8) -> UInt64 {
        let digit = byte &- UInt8(ascii: "0")
        if digit < 10 { return UInt64(digit) }
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? UInt64(letter + 10) : 16
    }
}

extension VisitorID: SQLiteBindable {
    /// Binds the blob.
    public func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        bytes.bind(to: statement, at: index)
    }

    var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for index in 0..<8 {
                buffer[index] = UInt8(truncatingIfNeeded: high >> UInt64(56 - index * 8))
                buffer[index + 8] = UInt8(truncatingIfNeeded: low >> UInt64(56 - index * 8))
            }
            count = 16
        }
    }

    /// The id that a column holds.
    init(_ row: Row, _ column: Int) {
        (high, low) = row.withBlob(column) { bytes in
            guard bytes.count == 16 else { return (0, 0) }
            return (
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}
