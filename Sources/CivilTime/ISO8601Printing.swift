extension Instant: CustomStringConvertible {
    /// How fine an ISO 8601 text is.
    @frozen
    public enum Precision: Sendable {
        /// `2026-05-05T12:00:00Z`
        case seconds
        /// `2026-05-05T12:00:00.000Z`, as JavaScript's `toISOString` prints
        case milliseconds

        @usableFromInline var length: Int { self == .seconds ? 20 : 24 }
    }

    /// The moment in UTC as ISO 8601. A moment outside the years 0000 to 9999 prints as the first or the last in them.
    public func iso8601(_ precision: Precision = .milliseconds) -> String {
        withISO8601(precision) { String(decoding: $0, as: UTF8.self) }
    }

    /// Appends ``iso8601(_:)`` to bytes.
    public func appendISO8601(_ precision: Precision = .milliseconds, to bytes: inout [UInt8]) {
        withISO8601(precision) { bytes.append(contentsOf: $0) }
    }

    /// Gives the ASCII bytes of ``iso8601(_:)`` to `body`, which must not keep them. Nothing is allocated.
    @inlinable
    public func withISO8601<Result>(
        _ precision: Precision = .milliseconds, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(byteCount: precision.length, alignment: 1) { buffer in
            print(precision, to: buffer)
            return body(UnsafeRawBufferPointer(buffer))
        }
    }

    /// Fills a buffer of the precision's length.
    @usableFromInline
    func print(_ precision: Precision, to buffer: UnsafeMutableRawBufferPointer) {
        let utc = utc
        var printer = DigitPrinter(buffer: buffer)
        printer.put(utc.date)
        printer.put("T", utc.hour, digits: 2)
        printer.put(":", utc.minute, digits: 2)
        printer.put(":", utc.second, digits: 2)
        if precision == .milliseconds { printer.put(".", utc.millisecond, digits: 3) }
        printer.put("Z")
    }

    /// ``iso8601(_:)`` to the millisecond.
    public var description: String { iso8601() }
}

extension CivilDate: CustomStringConvertible {
    /// `2026-05-21`
    public var description: String {
        withUnsafeTemporaryAllocation(byteCount: 10, alignment: 1) { buffer in
            var printer = DigitPrinter(buffer: buffer)
            printer.put(self)
            return String(decoding: buffer, as: UTF8.self)
        }
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// `2026-05-21T14:30:00.000`
    public var description: String {
        String(Instant(utc: self).iso8601().dropLast())
    }
}

/// Fills a buffer with numbers of fixed width.
private struct DigitPrinter {
    let buffer: UnsafeMutableRawBufferPointer
    var count = 0

    mutating func put(_ date: CivilDate) {
        put(date.year, digits: 4)
        put("-", date.month, digits: 2)
        put("-", date.day, digits: 2)
    }

    mutating func put(_ separator: Unicode.Scalar, _ value: Int, digits: Int) {
        put(separator)
        put(value, digits: digits)
    }

    mutating func put(_ scalar: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: scalar)
        count += 1
    }

    private mutating func put(_ value: Int, digits: Int) {
        var rest = value
        for place in stride(from: count + digits - 1, through: count, by: -1) {
            buffer[place] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
            rest /= 10
        }
        count += digits
    }
}
