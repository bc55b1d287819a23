extension String {
    /// Without white space at both ends, as ECMAScript's `String.prototype.trim` does it.
    public var trimmed: String {
        guard let first = utf8.first, let last = utf8.last else { return self }
        // Text that begins and ends with visible ASCII has nothing to trim: the common case.
        if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return self }
        let scalars = unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.isECMAScriptSpace }),
            let end = scalars.lastIndex(where: { !$0.isECMAScriptSpace })
        else { return "" }
        return String(scalars[start...end])
    }

    /// Whether the text holds white space anywhere.
    var hasWhiteSpace: Bool { unicodeScalars.contains(where: \.isECMAScriptSpace) }

    /// Whether the text has at least one byte, and only ASCII bytes that pass the test.
    func isASCII(where test: (UInt8) -> Bool) -> Bool {
        !isEmpty && utf8.allSatisfy { $0 < 0x80 && test($0) }
    }
}

extension Unicode.Scalar {
    /// Whether ECMAScript counts it as white space or a line end (ECMA-262, 12.2 and 12.3).
    var isECMAScriptSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0d, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff: true
        default: false
        }
    }
}

extension UInt8 {
    /// `0`–`9`
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// `a`–`z`
    var isLowercaseLetter: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }

    /// `a`–`z`, `A`–`Z`
    var isLetter: Bool { (self | 0x20).isLowercaseLetter }

    /// `0`–`9`, `a`–`f`, `A`–`F`
    var isHexadecimalDigit: Bool {
        isDigit || ((self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "f"))
    }

    /// A letter, a digit or `_`
    var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
}
