extension POSIXTimeZone {
    /// Reads a TZ string; nil when it is malformed, or names daylight saving time without saying when.
    init?(parsing text: ArraySlice<UInt8>) {
        var scanner = TZScanner(rest: text)
        guard scanner.name(), let west = scanner.time(maximumHours: 24) else { return nil }
        standardOffset = -west
        guard !scanner.rest.isEmpty else {
            daylight = nil
            return
        }
        guard scanner.name() else { return nil }
        var offset = standardOffset + 3600
        if scanner.rest.first != UInt8(ascii: ",") {
            guard let west = scanner.time(maximumHours: 24) else { return nil }
            offset = -west
        }
        guard let start = scanner.change(), let end = scanner.change(), scanner.rest.isEmpty else { return nil }
        daylight = Daylight(offset: offset, start: start, end: end)
    }
}

/// Walks along a TZ string; each step takes what it reads, or answers nil or false.
private struct TZScanner {
    var rest: ArraySlice<UInt8>

    /// `CET`, or `<+03>`: at least three characters.
    mutating func name() -> Bool {
        let isQuoted = skip("<")
        let start = rest.startIndex
        while let byte = rest.first, isLetter(byte) || isQuoted && isQuotable(byte) { rest.removeFirst() }
        return rest.startIndex - start >= 3 && (!isQuoted || skip(">"))
    }

    /// `h`, `h:mm` or `h:mm:ss` with or without a sign, in seconds.
    mutating func time(maximumHours: Int) -> Int? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard let hours = number(in: 0...maximumHours) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where skip(":") {
            guard let value = number(in: 0...59) else { return nil }
            seconds += value * unit
        }
        return isNegative ? -seconds : seconds
    }

    /// `,M3.5.0/3`: a day, and the time if it is not 02:00.
    mutating func change() -> POSIXTimeZone.Change? {
        guard skip(","), let day = day() else { return nil }
        guard skip("/") else { return POSIXTimeZone.Change(day: day, time: 7200) }
        return time(maximumHours: 167).map { POSIXTimeZone.Change(day: day, time: $0) }
    }

    private mutating func day() -> POSIXTimeZone.Day? {
        if skip("J") { return number(in: 1...365).map { .julian($0) } }
        guard skip("M") else { return number(in: 0...365).map { .zeroBased($0) } }
        guard let month = number(in: 1...12), skip("."), let week = number(in: 1...5), skip("."),
            let weekday = number(in: 0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }

    private mutating func number(in range: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = rest.startIndex
        while let byte = rest.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, value <= range.upperBound {
            value = value * 10 + Int(byte & 0x0f)
            rest.removeFirst()
        }
        return rest.startIndex > start && range ~= value ? value : nil
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: scalar) else { return false }
        rest.removeFirst()
        return true
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    private func isQuotable(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }
}
