import Glibc

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    /// `tchar` (RFC 9110 section 5.6.2).
    var isToken: Bool { isMember(0x03ff_6cfa_0000_0000, 0x57ff_ffff_c7ff_fffe) }

    /// What a `reg-name` may hold (RFC 3986 section 3.2.2); `%` counts, its digits are looked at elsewhere.
    var isRegisteredName: Bool { isMember(0x2bff_7ff2_0000_0000, 0x47ff_fffe_87ff_fffe) }

    /// What need not be encoded in a URI (RFC 3986 section 2.3).
    var isUnreserved: Bool { isMember(0x03ff_6000_0000_0000, 0x47ff_fffe_87ff_fffe) }

    /// What a field value may hold (RFC 9110 section 5.5), with the white space inside it.
    var isFieldContent: Bool { self >= 0x20 && self != 0x7f || self == .tab }

    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    var lowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }

    /// Membership in a set of ASCII characters given as two words of bits.
    private func isMember(_ low: UInt64, _ high: UInt64) -> Bool {
        switch self {
        case ..<64: low >> UInt64(self) & 1 != 0
        case ..<128: high >> UInt64(self & 63) & 1 != 0
        default: false
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress,
            let found = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where in the range there may be a control character for the first time: not before. Eight bytes are looked at at once.
    func firstControl(in range: Range<Int>) -> Int {
        var index = range.lowerBound
        let bytes = UnsafeRawBufferPointer(self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        while index + 8 <= range.upperBound {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let delete = word ^ ones &* 0x7f
            let found = (word &- ones &* 0x20) & ~word | (delete &- ones) & ~delete
            if found & (ones &* 0x80) != 0 { break }
            index += 8
        }
        return index
    }

    /// The range without the spaces and tabs at its ends.
    func trimmingWhitespace(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start] == .space || self[start] == .tab { start += 1 }
        while start < end, self[end - 1] == .space || self[end - 1] == .tab { end -= 1 }
        return start..<end
    }

    func equals(_ text: StaticString) -> Bool {
        guard let base = baseAddress, count == text.utf8CodeUnitCount else { return false }
        return memcmp(base, text.utf8Start, count) == 0
    }

    func equalsIgnoringCase(_ lowercase: StaticString) -> Bool {
        guard count == lowercase.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index].lowercased != lowercase.utf8Start[index] { return false }
        return true
    }
}
