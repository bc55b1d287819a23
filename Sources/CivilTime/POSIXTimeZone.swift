/// A POSIX TZ string such as `CET-1CEST,M3.5.0,M10.5.0/3`, the footer of a TZif file (RFC 9636, section 3.3; POSIX, section
/// 8.3, with hours from -167 to 167). In seconds; offsets are east of UTC, the opposite of the text's.
struct POSIXTimeZone: Sendable {
    let standardOffset: Int
    let daylight: Daylight?

    struct Daylight: Sendable {
        let offset: Int
        let start: Change
        let end: Change
    }

    /// A day of the year and the wall clock's time on it, in seconds.
    struct Change: Sendable {
        let day: Day
        let time: Int
    }

    enum Day: Sendable {
        /// `Jn`: 1 to 365, February 29th never counted.
        case julian(Int)
        /// `n`: 0 to 365
        case zeroBased(Int)
        /// `Mm.w.d`: the week 1 to 5 (the last) in a month of the weekday 0 (Sunday) to 6
        case weekday(month: Int, week: Int, weekday: Int)
    }

    func offset(at time: Int) -> Int {
        guard let daylight else { return standardOffset }
        let (start, end) = changes(in: year(of: time), daylight)
        let isDaylight = start < end ? start..<end ~= time : !(end..<start ~= time)
        return isDaylight ? daylight.offset : standardOffset
    }

    /// The changes, ascending, of the year of a moment and those beside it.
    func transitions(around time: Int) -> [Int] {
        guard let daylight else { return [] }
        let year = year(of: time)
        return (year - 1...year + 2).flatMap { year in
            let (start, end) = changes(in: year, daylight)
            return [start, end]
        }.sorted()
    }

    private func year(of time: Int) -> Int {
        Gregorian.date(ofDay: floorDivide(time + standardOffset, 86_400)).year
    }

    private func changes(in year: Int, _ daylight: Daylight) -> (start: Int, end: Int) {
        (daylight.start.time(in: year) - standardOffset, daylight.end.time(in: year) - daylight.offset)
    }
}

extension POSIXTimeZone.Change {
    /// The time in a year, in seconds since 1970 by the wall clock.
    func time(in year: Int) -> Int {
        dayNumber(in: year) * 86_400 + time
    }

    private func dayNumber(in year: Int) -> Int {
        let newYear = Gregorian.day(year: year, month: 1, day: 1)
        switch day {
        case .julian(let number):
            return newYear + number - 1 + (number >= 60 && Gregorian.isLeap(year) ? 1 : 0)
        case .zeroBased(let number):
            return newYear + number
        case .weekday(let month, let week, let weekday):
            let first = Gregorian.day(year: year, month: month, day: 1)
            let firstMatch = first + floorRemainder(weekday - Gregorian.weekday(ofDay: first), 7)
            let match = firstMatch + (week - 1) * 7
            return match < first + Gregorian.days(inMonth: month, ofYear: year) ? match : match - 7
        }
    }
}
