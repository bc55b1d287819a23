import CivilTime
import Testing

struct InstantTests {
    @Test func arithmeticStopsAtTheLimits() {
        let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
        #expect(Instant(milliseconds: 5) + 1000 == Instant(milliseconds: 1005))
        #expect(Instant(milliseconds: 5) - 1000 == Instant(milliseconds: -995))
        #expect(Instant(milliseconds: 5) - Instant(milliseconds: 1000) == -995)
        #expect(last + 1 == last)
        #expect(first + -1 == first)
        #expect(first - 1 == first)
        #expect(last - -1 == last)
        #expect(last - first == .max)
        #expect(first - last == .min)
        var moving = last - 1
        moving += 5
        #expect(moving == last)
        #expect(Instant(seconds: .max) == last)
        #expect(Instant(seconds: .min) == first)
    }

    @Test func secondsAreRoundedDown() {
        #expect(Instant(milliseconds: 1999).seconds == 1)
        #expect(Instant(milliseconds: -1).seconds == -1)
        #expect(Instant(milliseconds: -1000).seconds == -1)
        #expect(Instant(seconds: 7).milliseconds == 7000)
    }

    @Test func partsOfTheClock() throws {
        let clock = try #require(Instant(iso8601: "2026-05-21T14:35:46.789Z")).utc
        #expect((clock.hour, clock.minute, clock.second, clock.millisecond) == (14, 35, 46, 789))
        #expect(clock.date.description == "2026-05-21")
        #expect(clock.description == "2026-05-21T14:35:46.789")
        #expect(Instant(utc: clock).iso8601() == "2026-05-21T14:35:46.789Z")
        #expect(CivilDateTime(date: clock.date, hour: 14, minute: 35, second: 46, millisecond: 789) == clock)
        #expect(CivilDateTime(midnightOf: clock.date) < clock)
    }

    @Test func impossibleTimes() throws {
        let date = try #require(CivilDate(iso8601: "2026-05-21"))
        #expect(CivilDateTime(date: date, hour: 24) == nil)
        #expect(CivilDateTime(date: date, hour: -1) == nil)
        #expect(CivilDateTime(date: date, hour: 0, minute: 60) == nil)
        #expect(CivilDateTime(date: date, hour: 0, second: 60) == nil)
        #expect(CivilDateTime(date: date, hour: 0, millisecond: 1000) == nil)
        #expect(CivilDateTime(date: date, hour: .max, minute: .max, second: .max, millisecond: .max) == nil)
    }
}
