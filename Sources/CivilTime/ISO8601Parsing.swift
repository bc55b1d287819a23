extension Instant {
    /// Reads an ISO 8601 time stamp with `Z` or an offset: `2026-05-21T00:00:00Z`, `2026-05-21T05:30+05:30`.
    ///
    /// Seconds may be left out; a fraction is cut off at the millisecond; an offset is `+hh:mm` or
    /// `+hhmm`, and `-00:00` is UTC. `T` and `Z` must be capitals. Nil for anything else, and for what no clock
    /// shows: February 30th, 24:00, a 60th second, an offset of 24 hours or more.
    public init?(iso8601 text: String) {
        var text = text
        let instant = text.withUTF8 { bytes -> Instant? in
            var scanner = ISO8601Scanner(bytes: bytes)
            guard let local = scanner.dateTime(), let offset = scanner.offset(), scanner.isAtEnd else { return nil }
            return Instant(utc: local) - offset
        }
        guard let instant else { return nil }
        self = instant
    }
}

extension CivilDate {
    /// Reads `YYYY-MM-DD`, nothing else; nil when there is no such day.
    public init?(iso8601 text: String) {
        var text = text
        let date = text.withUTF8 { bytes -> CivilDate? in
            var scanner = ISO8601Scanner(bytes: bytes)
            guard let date = scanner.date(), scanner.isAtEnd else { return nil }
            return date
        }
        guard let date else { return nil }
        self = date
    }
}

/// Walks along a text; each step takes what it reads or answers nil.
private struct ISO8601Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    private var current: UInt8? { isAtEnd ? nil : bytes[position] }

    /// `YYYY-MM-DD`
    mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DDThh:mm`, with or without `:ss`, and then with or without a fraction.
    mutating func dateTime() -> CivilDateTime? {
        guard let date = date(), skip("T"), let hour = number(digits: 2), skip(":"), let minute = number(digits: 2)
        else { return nil }
        guard skip(":") else { return CivilDateTime(date: date, hour: hour, minute: minute) }
        guard let second = number(digits: 2), let millisecond = fraction() else { return nil }
        return CivilDateTime(date: date, hour: hour, minute: minute, second: second, millisecond: millisecond)
    }

    /// `.1`, `.123456` in milliseconds, cut off; 0 where there is none.
    private mutating func fraction() -> Int? {
        guard skip(".") else { return 0 }
        var milliseconds = 0
        var weight = 100
        let start = position
        while let digit = digit() {
            milliseconds += digit * weight
            weight /= 10
        }
        return position > start ? milliseconds : nil
    }

    /// `Z`, `+hh:mm` or `+hhmm`, in milliseconds east of UTC.
    mutating func offset() -> Int64? {
        if skip("Z") { return 0 }
        let isWest = current == UInt8(ascii: "-")
        guard skip(isWest ? "-" : "+"), let hours = number(digits: 2) else { return nil }
        _ = skip(":")
        guard let minutes = number(digits: 2), hours < 24, minutes < 60 else { return nil }
        return Int64((isWest ? -1 : 1) * (hours * 60 + minutes) * 60_000)
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func digit() -> Int? {
        guard let byte = current, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        position += 1
        return Int(byte & 0x0f)
    }

    private mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }
}
