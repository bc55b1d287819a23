/// A strict parser (RFC 8259): one value with white space around it, UTF-8 without a byte order mark.
struct JSONParser {
    /// However deep a caller allows nesting, deeper than this the stack might not hold it.
    static let deepestNesting = 512

    let bytes: UnsafeRawBufferPointer
    private let maximumDepth: Int
    private let allowsRepeatedKeys: Bool
    /// Whether every byte is ASCII, so that strings need not be looked through for it one by one.
    private var isASCII = false
    private var position = 0
    private var depth = 0

    /// A parser of these bytes, which must outlive it.
    init(_ bytes: UnsafeRawBufferPointer, maximumDepth: Int, allowsRepeatedKeys: Bool) {
        self.bytes = bytes
        self.allowsRepeatedKeys = allowsRepeatedKeys
        self.maximumDepth = min(maximumDepth, Self.deepestNesting)
    }

    /// The one value that the text is.
    mutating func parse() throws(JSONParseError) -> JSONValue {
        try begin()
        let value = try parseValue()
        try end()
        return value
    }

    /// Looks through the whole for its encoding, so that no later step has to think of it, and moves to the value.
    mutating func begin() throws(JSONParseError) {
        do throws(UTF8.ValidationError) {
            isASCII = try UTF8Span(validating: bytes.assumingMemoryBound(to: UInt8.self).span).isKnownASCII
        } catch {
            throw failure("valid UTF-8", at: error.byteOffsets.lowerBound)
        }
        skipSpace()
    }

    /// Sees to it that nothing follows the value.
    mutating func end() throws(JSONParseError) {
        skipSpace()
        guard position == bytes.count else { throw failure("the end") }
    }
}

// MARK: - Values

extension JSONParser {
    /// The byte at the position, 0 at the end (a byte that is allowed nowhere).
    @inline(__always)
    var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    func failure(_ expected: String, at offset: Int? = nil) -> JSONParseError {
        JSONParseError(expected: expected, at: offset ?? position, in: bytes)
    }

    @inline(__always)
    mutating func skipSpace() {
        if current <= 0x20 { skipSomeSpace() }
    }

    private mutating func skipSomeSpace() {
        while true {
            switch current {
            case 0x20, 0x0a, 0x0d, 0x09: position += 1
            default: return
            }
        }
    }

    mutating func parseValue() throws(JSONParseError) -> JSONValue {
        switch current {
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "{"): return try parseObject()
        case UInt8(ascii: "["): return try parseArray()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try parseNumber())
        case UInt8(ascii: "t"): return try parse("true", as: true)
        case UInt8(ascii: "f"): return try parse("false", as: false)
        case UInt8(ascii: "n"): return try parse("null", as: .null)
        default: throw failure("a value")
        }
    }

    private mutating func parse(_ literal: StaticString, as value: JSONValue) throws(JSONParseError) -> JSONValue {
        let end = position + literal.utf8CodeUnitCount
        let isThere = end <= bytes.count && literal.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
        guard isThere else { throw failure("a value") }
        position = end
        return value
    }

    /// Passes over what begins an array or an object.
    mutating func enter() throws(JSONParseError) {
        guard depth < maximumDepth else { throw failure("nesting of at most \(maximumDepth) levels") }
        depth += 1
        position += 1
        skipSpace()
    }

    mutating func leave() { depth -= 1 }

    private mutating func parseArray() throws(JSONParseError) -> JSONValue {
        try enter()
        defer { leave() }
        var elements: [JSONValue] = []
        if skip(UInt8(ascii: "]")) { return .array(elements) }
        repeat { elements.append(try parseValue()) } while try !skipSeparator(end: "]")
        return .array(elements)
    }

    private mutating func parseObject() throws(JSONParseError) -> JSONValue {
        try enter()
        defer { leave() }
        var object = JSONObject()
        if skip(UInt8(ascii: "}")) { return .object(object) }
        repeat {
            guard current == UInt8(ascii: "\"") else { throw failure(object.isEmpty ? "a key or '}'" : "a key") }
            let start = position
            let key = try parseString()
            guard allowsRepeatedKeys || object[key] == nil else {
                throw failure("a key other than \(JSONValue.string(key)), which is there already", at: start)
            }
            try skipColon()
            object.set(key, to: try parseValue())
        } while try !skipSeparator(end: "}")
        return .object(object)
    }

    /// Passes over what stands between a member's name and its value.
    @inline(__always)
    mutating func skipColon() throws(JSONParseError) {
        skipSpace()
        guard skip(UInt8(ascii: ":")) else { throw failure("':'") }
        skipSpace()
    }

    /// Passes over what comes after an element or a member; whether that was the end of the array or the object.
    @inline(__always)
    mutating func skipSeparator(end: Unicode.Scalar) throws(JSONParseError) -> Bool {
        skipSpace()
        if skip(UInt8(ascii: end)) { return true }
        guard skip(UInt8(ascii: ",")) else { throw failure("',' or '\(end)'") }
        skipSpace()
        return false
    }

    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }
}

// MARK: - Strings

extension JSONParser {
    /// Passes over a string: where it stands between its quotes, and what it says where escapes have it stand otherwise.
    @inline(__always)
    mutating func skipString() throws(JSONParseError) -> (place: Range<Int>, decoded: String?) {
        let start = position + 1
        position = JSONEscape.firstIndex(in: bytes, from: start)
        if skip(UInt8(ascii: "\"")) { return (start..<position - 1, nil) }
        let decoded = try parseEscapedString(from: start)
        return (start..<position - 1, decoded)
    }

    private mutating func parseString() throws(JSONParseError) -> String {
        let start = position + 1
        position = JSONEscape.firstIndex(in: bytes, from: start)
        guard current == UInt8(ascii: "\"") else { return try parseEscapedString(from: start) }
        defer { position += 1 }
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<position]).assumingMemoryBound(to: UInt8.self)
        // Of a whole that is valid, cut where an ASCII character ends: valid too.
        return String(copying: unsafe UTF8Span(unchecked: text.span, isKnownASCII: isASCII))
    }

    /// The rest of a string in which, at the position, something other than the closing quote stands out.
    private mutating func parseEscapedString(from start: Int) throws(JSONParseError) -> String {
        var text = Array(bytes[start..<position])
        while true {
            switch current {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try parseEscape(into: &text)
            default:
                throw failure(position < bytes.count ? "no control character in a string" : "'\"'")
            }
            let plain = position
            position = JSONEscape.firstIndex(in: bytes, from: plain)
            text.append(contentsOf: bytes[plain..<position])
        }
    }

    private mutating func parseEscape(into text: inout [UInt8]) throws(JSONParseError) {
        position += 1
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(current)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0c)
        case UInt8(ascii: "n"): text.append(0x0a)
        case UInt8(ascii: "r"): text.append(0x0d)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            position += 1
            text.append(contentsOf: Character(try parseUnicodeEscape()).utf8)
            return
        default: throw failure("an escape")
        }
        position += 1
    }

    /// The scalar of the four hex digits at the position and, where they are a high surrogate, of the escape of a low
    /// one behind them. A surrogate without its other half, which no Swift string can hold, becomes U+FFFD.
    private mutating func parseUnicodeEscape() throws(JSONParseError) -> Unicode.Scalar {
        let unit = try parseHexadecimal()
        guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{fffd}" }
        let afterUnit = position
        guard skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
            position = afterUnit
            return "\u{fffd}"
        }
        let second = try parseHexadecimal()
        guard UTF16.isTrailSurrogate(second) else {
            position = afterUnit
            return "\u{fffd}"
        }
        return UTF16.decode(UTF16.EncodedScalar([unit, second]))
    }

    private mutating func parseHexadecimal() throws(JSONParseError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch current {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = current - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = current - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = current - UInt8(ascii: "A") + 10
            default: throw failure("a hexadecimal digit")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}

// MARK: - Numbers

extension JSONParser {
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    private mutating func parseNumber() throws(JSONParseError) -> Double {
        let start = position
        let isNegative = skip(UInt8(ascii: "-"))
        var significand: UInt64 = 0
        let whole = position
        if !skip(UInt8(ascii: "0")) { try parseDigits(into: &significand) }
        var digits = position - whole
        var scale = 0
        if skip(UInt8(ascii: ".")) {
            let fraction = position
            try parseDigits(into: &significand)
            scale = position - fraction
            digits += scale
        }
        let hasExponent = current | 0x20 == UInt8(ascii: "e")
        if hasExponent {
            position += 1
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            var exponent: UInt64 = 0
            try parseDigits(into: &exponent)
        }
        // Both the significand and the power of ten are exact, so one division rounds once, and correctly.
        if !hasExponent, digits <= 15, scale <= 22 {
            let magnitude = Double(significand) / Self.powersOfTen[scale]
            return isNegative ? -magnitude : magnitude
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(text) else { throw failure("a number", at: start) }
        return number
    }

    /// One digit or more; the value wraps when there are too many to fit.
    private mutating func parseDigits(into value: inout UInt64) throws(JSONParseError) {
        let start = position
        while case let digit = current &- UInt8(ascii: "0"), digit < 10 {
            value = value &* 10 &+ UInt64(digit)
            position += 1
        }
        guard position > start else { throw failure("a digit") }
    }
}
