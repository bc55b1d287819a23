/// A day of the Gregorian calendar, reckoned backwards too, in the years 0000 to 9999 (ISO 8601's four digits).
public struct CivilDate: Hashable, Sendable {
    /// 0 to 9999
    public let year: Int
    /// 1 to 12
    public let month: Int
    /// 1 to 31
    public let day: Int

    /// The first day there is, 0000-01-01.
    public static let earliest = CivilDate(valid: (0, 1, 1))

    /// The last day there is, 9999-12-31.
    public static let latest = CivilDate(valid: (9999, 12, 31))

    /// A date, or nil when there is no such day (February 30th, month 13, year 10000).
    public init?(year: Int, month: Int, day: Int) {
        guard 0...9999 ~= year, 1...12 ~= month, 1...Gregorian.days(inMonth: month, ofYear: year) ~= day else {
            return nil
        }
        self.init(valid: (year, month, day))
    }

    /// The date so many days after 1970-01-01; beyond ``earliest`` and ``latest`` it is one of these.
    public init(daysSinceEpoch days: Int) {
        let days = min(max(days, Self.earliest.daysSinceEpoch), Self.latest.daysSinceEpoch)
        self.init(valid: Gregorian.date(ofDay: days))
    }

    private init(valid date: (year: Int, month: Int, day: Int)) {
        (year, month, day) = date
    }

    /// The days from 1970-01-01 to this date, negative before it.
    public var daysSinceEpoch: Int {
        Gregorian.day(year: year, month: month, day: day)
    }

    /// The day of the week as ISO 8601 counts: 1 is Monday, 7 Sunday.
    public var weekday: Int {
        Gregorian.weekday(ofDay: daysSinceEpoch)
    }

    /// The Monday of this date's week.
    public var startOfWeek: CivilDate { adding(days: 1 - weekday) }

    /// The first day of this date's month.
    public var startOfMonth: CivilDate { CivilDate(valid: (year, month, 1)) }

    /// The date so many days later, within ``earliest`` and ``latest``.
    public func adding(days: Int) -> CivilDate {
        let (sum, isOverflow) = daysSinceEpoch.addingReportingOverflow(days)
        if isOverflow { return days < 0 ? .earliest : .latest }
        return CivilDate(daysSinceEpoch: sum)
    }

    /// The same day so many months later, or that month's last day where it has no such day (January 31st and a month is
    /// the last of February); within ``earliest`` and ``latest``.
    public func adding(months: Int) -> CivilDate {
        let (sum, isOverflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !isOverflow, 0..<120_000 ~= sum else { return months < 0 ? .earliest : .latest }
        let (year, month) = (sum / 12, sum % 12 + 1)
        return CivilDate(valid: (year, month, min(day, Gregorian.days(inMonth: month, ofYear: year))))
    }
}

extension CivilDate: Comparable {
    /// Whether the left day is before the right one.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
