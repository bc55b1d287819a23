/// A day and a time of day as a wall clock shows them, to the millisecond, of no zone.
public struct CivilDateTime: Hashable, Sendable {
    /// The day.
    public let date: CivilDate

    /// The milliseconds that the wall clock shows since 00:00, 0 to 86,399,999.
    public let millisecondOfDay: Int

    /// A time of this day, or nil when there is none such: 24:00 and a 60th second are refused.
    public init?(date: CivilDate, hour: Int, minute: Int = 0, second: Int = 0, millisecond: Int = 0) {
        guard 0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second, 0..<1000 ~= millisecond else { return nil }
        self.date = date
        millisecondOfDay = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    }

    /// 00:00 of this day.
    public init(midnightOf date: CivilDate) {
        self.date = date
        millisecondOfDay = 0
    }

    /// The reading of a clock that showed 1970-01-01T00:00 so many milliseconds ago, within the years 0000 to 9999.
    init(millisecondsSinceEpoch milliseconds: Int) {
        let limits = Self.earliest.millisecondsSinceEpoch...Self.latest.millisecondsSinceEpoch
        let milliseconds = min(max(milliseconds, limits.lowerBound), limits.upperBound)
        date = CivilDate(daysSinceEpoch: floorDivide(milliseconds, 86_400_000))
        millisecondOfDay = floorRemainder(milliseconds, 86_400_000)
    }

    private init(date: CivilDate, millisecondOfDay: Int) {
        self.date = date
        self.millisecondOfDay = millisecondOfDay
    }

    static let earliest = CivilDateTime(date: .earliest, millisecondOfDay: 0)
    static let latest = CivilDateTime(date: .latest, millisecondOfDay: 86_399_999)

    /// The milliseconds from 1970-01-01T00:00 to this, by the same clock.
    var millisecondsSinceEpoch: Int {
        date.daysSinceEpoch * 86_400_000 + millisecondOfDay
    }

    /// 0 to 23
    public var hour: Int { millisecondOfDay / 3_600_000 }

    /// 0 to 59
    public var minute: Int { millisecondOfDay / 60_000 % 60 }

    /// 0 to 59
    public var second: Int { millisecondOfDay / 1000 % 60 }

    /// 0 to 999
    public var millisecond: Int { millisecondOfDay % 1000 }
}

extension CivilDateTime: Comparable {
    /// Whether the left clock reading is before the right one.
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.millisecondOfDay) < (right.date, right.millisecondOfDay)
    }
}
