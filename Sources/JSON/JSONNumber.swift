/// Numbers as ECMAScript prints them (ECMA-262, Number::toString, radix 10), which is what `JSON.stringify` writes.
public enum JSONNumber {
    /// The most bytes that one number takes (`-0.0000012345678901234567` has 25).
    public static let maximumLength = 32

    /// The largest magnitude below which every integer is a double of its own, 2^53.
    @usableFromInline static let exactIntegerLimit = 9_007_199_254_740_992.0

    /// Appends the text of a number; `null` when it is not finite.
    public static func append(_ value: Double, to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: maximumLength, alignment: 1) { buffer in
            let length = write(value, to: buffer.baseAddress!)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<length]))
        }
    }

    /// The text of a number; `null` when it is not finite.
    public static func text(of value: Double) -> String {
        String(unsafeUninitializedCapacity: maximumLength) { buffer in
            write(value, to: UnsafeMutableRawPointer(buffer.baseAddress!))
        }
    }

    /// Writes the text of a number at `target`, where ``maximumLength`` bytes must be free, and tells its length.
    @inlinable
    static func write(_ value: Double, to target: UnsafeMutableRawPointer) -> Int {
        if value.magnitude < exactIntegerLimit {
            let integer = Int(value)
            if Double(integer) == value { return write(integer, to: target) }
        }
        return writeFraction(value, to: target)
    }

    /// Writes an integer's digits at `target`, where ``maximumLength`` bytes must be free, and tells their length.
    @inlinable
    static func write(_ value: Int, to target: UnsafeMutableRawPointer) -> Int {
        var start = 0
        if value < 0 {
            target.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
            start = 1
        }
        var rest = value.magnitude
        let end = start + decimalLength(rest)
        var place = end
        repeat {
            place -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            target.storeBytes(of: UInt8(truncatingIfNeeded: digit) | 0x30, toByteOffset: place, as: UInt8.self)
            rest = quotient
        } while rest != 0
        return end
    }

    @inlinable
    static func decimalLength(_ value: UInt) -> Int {
        var length = 1
        var rest = value
        while rest >= 10000 {
            rest /= 10000
            length += 4
        }
        return rest >= 1000 ? length + 3 : rest >= 100 ? length + 2 : rest >= 10 ? length + 1 : length
    }
}

// MARK: - Fractions and large numbers

extension JSONNumber {
    /// A number that is not a small integer.
    @usableFromInline
    static func writeFraction(_ value: Double, to target: UnsafeMutableRawPointer) -> Int {
        guard value.isFinite else {
            target.copyMemory(from: [UInt8]("null".utf8), byteCount: 4)
            return 4
        }
        return writeHundredths(value, to: target) ?? writeShortest(value, to: target)
    }

    /// Money and percentages: a number with at most two decimals, or nil when it is not one.
    ///
    /// Two different decimals of at most 15 digits are never the same double, so if this one yields the value, it is the
    /// shortest that does.
    private static func writeHundredths(_ value: Double, to target: UnsafeMutableRawPointer) -> Int? {
        guard value.magnitude < 1e13 else { return nil }
        let hundredths = Int((value * 100).rounded())
        guard hundredths != 0, Double(hundredths) / 100 == value else { return nil }
        let (whole, cents) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        var length = 0
        func put(_ byte: UInt8) {
            target.storeBytes(of: byte, toByteOffset: length, as: UInt8.self)
            length += 1
        }
        if hundredths < 0 { put(UInt8(ascii: "-")) }
        length += write(Int(whole), to: target + length)
        put(UInt8(ascii: "."))
        put(UInt8(cents / 10) | 0x30)
        if cents % 10 != 0 { put(UInt8(cents % 10) | 0x30) }
        return length
    }

    /// Takes the shortest digits from Swift's description and lays them out by ECMAScript's rules.
    private static func writeShortest(_ value: Double, to target: UnsafeMutableRawPointer) -> Int {
        var description = value.magnitude.description
        return description.withUTF8 { text in
            withUnsafeTemporaryAllocation(byteCount: maximumLength, alignment: 1) { buffer in
                let digits = buffer.baseAddress!
                let (count, point) = takeDigits(of: text, to: digits)
                var length = 0
                if value < 0 {
                    target.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
                    length = 1
                }
                return length
                    + layOut(UnsafeRawBufferPointer(start: digits, count: count), point: point, to: target + length)
            }
        }
    }

    /// Copies the significant digits of a Swift description (`12.5`, `1e+16`, `1.5e-07`), without leading and trailing zeros.
    ///
    /// - Returns: their number, and the place of the decimal point counted from the first digit (the *n* of ECMA-262).
    private static func takeDigits(
        of text: UnsafeBufferPointer<UInt8>, to digits: UnsafeMutableRawPointer
    ) -> (count: Int, point: Int) {
        var count = 0
        var significant = 0
        var point = 0
        var seenPoint = false
        var index = 0
        while index < text.count, text[index] != UInt8(ascii: "e") {
            defer { index += 1 }
            guard text[index] != UInt8(ascii: ".") else {
                seenPoint = true
                continue
            }
            if text[index] == UInt8(ascii: "0"), count == 0 {
                if seenPoint { point -= 1 }
                continue
            }
            digits.storeBytes(of: text[index], toByteOffset: count, as: UInt8.self)
            count += 1
            if !seenPoint { point += 1 }
            if text[index] != UInt8(ascii: "0") { significant = count }
        }
        guard index < text.count else { return (significant, point) }
        var exponent = 0
        for byte in text[(index + 2)...] { exponent = exponent * 10 + Int(byte & 0x0f) }
        return (significant, text[index + 1] == UInt8(ascii: "-") ? point - exponent : point + exponent)
    }

    /// ECMA-262, Number::toString, steps 6 to 12: `k` digits, the decimal point after the `n`-th of them.
    private static func layOut(
        _ digits: UnsafeRawBufferPointer, point n: Int, to target: UnsafeMutableRawPointer
    ) -> Int {
        let k = digits.count
        var length = 0
        func put(_ byte: UInt8) {
            target.storeBytes(of: byte, toByteOffset: length, as: UInt8.self)
            length += 1
        }
        func put(_ range: Range<Int>) {
            (target + length).copyMemory(from: digits.baseAddress! + range.lowerBound, byteCount: range.count)
            length += range.count
        }
        if k <= n, n <= 21 {
            put(0..<k)
            for _ in k..<n { put(UInt8(ascii: "0")) }
        } else if 0 < n, n <= 21 {
            put(0..<n)
            put(UInt8(ascii: "."))
            put(n..<k)
        } else if -6 < n, n <= 0 {
            put(UInt8(ascii: "0"))
            put(UInt8(ascii: "."))
            for _ in n..<0 { put(UInt8(ascii: "0")) }
            put(0..<k)
        } else {
            put(0..<1)
            if k > 1 {
                put(UInt8(ascii: "."))
                put(1..<k)
            }
            put(UInt8(ascii: "e"))
            put(n > 0 ? UInt8(ascii: "+") : UInt8(ascii: "-"))
            length += write(abs(n - 1), to: target + length)
        }
        return length
    }
}
