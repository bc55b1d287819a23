import Testing

@testable import CivilTime

struct CivilDateTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11016, 2), ("2026-05-21", 20594, 4),
        ("0000-01-01", -719_528, 6), ("9999-12-31", 2_932_896, 5), ("1900-03-01", -25508, 4),
    ])
    func daysAndWeekdays(text: String, days: Int, weekday: Int) throws {
        let date = try #require(CivilDate(iso8601: text))
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
    }

    /// Walks every day there is, by the calendar's definition instead of its formulas.
    @Test func everyDayThereIs() {
        var (year, month, day) = (0, 1, 1)
        var weekday = 6
        var mistakes = 0
        for number in CivilDate.earliest.daysSinceEpoch...CivilDate.latest.daysSinceEpoch {
            let date = CivilDate(daysSinceEpoch: number)
            let isRight = (date.year, date.month, date.day) == (year, month, day) && date.daysSinceEpoch == number
            if !isRight || date.weekday != weekday { mistakes += 1 }
            weekday = weekday % 7 + 1
            let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            day += 1
            if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(mistakes == 0)
        #expect((year, month, day) == (10000, 1, 1))
    }

    @Test(arguments: [
        (2026, 2, 29), (2026, 2, 30), (2024, 2, 30), (1900, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1),
        (2026, 1, 0), (2026, 1, 32), (-1, 1, 1), (10000, 1, 1), (Int.max, Int.max, Int.max),
        (Int.min, Int.min, Int.min),
    ])
    func impossibleDates(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-15", -1, "2025-12-15"),
        ("2026-12-31", 2, "2027-02-28"), ("2026-05-21", 0, "2026-05-21"), ("2026-05-21", -12, "2025-05-21"),
        ("9999-12-01", 1, "9999-12-31"), ("0000-01-15", -1, "0000-01-01"), ("2026-05-21", Int.max, "9999-12-31"),
        ("2026-05-21", Int.min, "0000-01-01"),
    ])
    func addingMonths(text: String, months: Int, expected: String) throws {
        #expect(try #require(CivilDate(iso8601: text)).adding(months: months).description == expected)
    }

    @Test(arguments: [
        ("2026-02-28", 1, "2026-03-01"), ("2026-01-01", -1, "2025-12-31"), ("2024-02-28", 366, "2025-02-28"),
        ("9999-12-31", 1, "9999-12-31"), ("0000-01-01", -1, "0000-01-01"), ("2026-05-21", Int.max, "9999-12-31"),
        ("1900-05-21", Int.min, "0000-01-01"),
    ])
    func addingDays(text: String, days: Int, expected: String) throws {
        #expect(try #require(CivilDate(iso8601: text)).adding(days: days).description == expected)
    }

    @Test(arguments: [
        ("2026-05-21", "2026-05-18", "2026-05-01"), ("2026-05-18", "2026-05-18", "2026-05-01"),
        ("2026-03-01", "2026-02-23", "2026-03-01"), ("2026-01-01", "2025-12-29", "2026-01-01"),
    ])
    func startsOfWeekAndMonth(text: String, week: String, month: String) throws {
        let date = try #require(CivilDate(iso8601: text))
        #expect(date.startOfWeek.description == week)
        #expect(date.startOfMonth.description == month)
    }

    @Test func order() throws {
        let texts = ["0000-01-01", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "9999-12-31"]
        let dates = try texts.map { try #require(CivilDate(iso8601: $0)) }
        #expect(dates.shuffled().sorted() == dates)
    }
}
