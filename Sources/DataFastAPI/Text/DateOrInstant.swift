/// A date or a moment as requests write them (contract, *Dates, windows, paging*).
public enum DateOrInstant: Sendable, Equatable {
    /// `YYYY-MM-DD`: a calendar day, whose zone the reader knows.
    case date(year: Int, month: Int, day: Int)

    /// A time stamp with `Z` or an offset: milliseconds since 1970-01-01T00:00:00Z, digits below them cut off; and whether it was
    /// written with `Z`.
    case instant(milliseconds: Int64, isUTC: Bool)

    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS[.fraction]]` with `Z`, `±HH:MM` or `±HHMM` after it (RFC 3339, the seconds optional as in ISO 8601); nil
    /// when the text is neither, or names a day or time that does not exist.
    public init?(_ text: String) {
        var reader = Reader(bytes: Array(text.utf8))
        guard let moment = reader.read() else { return nil }
        self = moment
    }
}

/// Reads from the front; each step is nil when the text is not as it must be.
private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func read() -> DateOrInstant? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
            (1...12).contains(month), (1...Self.days(year, month)).contains(day)
        else { return nil }
        if place == bytes.count { return .date(year: year, month: month, day: day) }
        guard skip("T"), let time = timeOfDay(), let (offset, isUTC) = zone(), place == bytes.count else { return nil }
        let minutes = Self.daysSince1970(year, month, day) * 1440 - offset
        return .instant(milliseconds: Int64(minutes) * 60_000 + Int64(time), isUTC: isUTC)
    }

    /// Milliseconds since midnight.
    private mutating func timeOfDay() -> Int? {
        guard let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60 else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        guard skip(":") else { return milliseconds }
        guard let second = number(2), second < 60 else { return nil }
        milliseconds += second * 1000
        guard skip(".") else { return milliseconds }
        let start = place
        while place < bytes.count, bytes[place].isDigit { place += 1 }
        guard place > start else { return nil }
        var unit = 100
        for byte in bytes[start..<place].prefix(3) {
            milliseconds += Int(byte & 0x0f) * unit
            unit /= 10
        }
        return milliseconds
    }

    /// Minutes east of Greenwich, and whether they were written as `Z`.
    private mutating func zone() -> (offset: Int, isUTC: Bool)? {
        if skip("Z") { return (0, true) }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(2), hours < 24 else { return nil }
        _ = skip(":")
        guard let minutes = number(2), minutes < 60 else { return nil }
        return (sign * (hours * 60 + minutes), false)
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard bytes.count - place >= digits else { return nil }
        var value = 0
        for byte in bytes[place..<place + digits] {
            guard byte.isDigit else { return nil }
            value = value * 10 + Int(byte & 0x0f)
        }
        place += digits
        return value
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 of a date of the proleptic Gregorian calendar: years are taken from March on, so that a leap day ends one.
    private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
