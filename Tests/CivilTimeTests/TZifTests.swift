import CivilTime
import Testing

/// Files made here, right and wrong.
struct TZifTests {
    @Test func changesAndTheirOffsets() throws {
        let file = TZifFile(
            transitions: [(100, 1), (200, 0), (300, 2)], offsets: [3600, 7200, -1800], footer: "<-0030>0:30")
        let zone = try #require(TimeZoneRules(name: "Made/Here", tzif: file.bytes))
        let offsets = [-1 << 40, 99, 100, 199, 200, 299, 300, 1 << 40].map { zone.utcOffset(at: Instant(seconds: $0)) }
        #expect(offsets == [3600, 3600, 7200, 7200, 3600, 3600, -1800, -1800])
        #expect(zone.nextTransition(after: Instant(seconds: 100)) == Instant(seconds: 200))
        #expect(zone.nextTransition(after: Instant(seconds: 300)) == nil)
    }

    @Test func aChangeOfNameIsNoTransition() throws {
        let file = TZifFile(transitions: [(100, 0), (200, 1), (300, 2)], offsets: [3600, 3600, 7200], footer: "")
        let zone = try #require(TimeZoneRules(name: "Made/Here", tzif: file.bytes))
        #expect(zone.nextTransition(after: Instant(seconds: 0)) == Instant(seconds: 300))
        #expect(zone.utcOffset(at: Instant(seconds: 1 << 40)) == 7200)
    }

    /// The footer alone: moments around its changes.
    @Test(arguments: [
        ("<+0545>-5:45", "2026-05-21T00:00:00Z", 20700), ("XXX-1:02:03", "2026-05-21T00:00:00Z", 3723),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7200),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
        // Southern: daylight saving time over the new year.
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", 39600),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-06-01T00:00:00Z", 36000),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-12-31T23:59:59Z", 39600),
        // Half an hour, and an offset of its own.
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-12-01T00:00:00Z", 39600),
        // Negative daylight saving time, in winter.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-15T00:00:00Z", 0),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-15T00:00:00Z", 3600),
        // Hours before and after the day.
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7200),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10800),
        // Always daylight saving time.
        ("EST5EDT,0/0,J365/25", "2026-01-01T04:59:59Z", -14400),
        ("EST5EDT,0/0,J365/25", "2026-01-01T05:00:00Z", -14400),
        ("EST5EDT,0/0,J365/25", "2026-07-01T00:00:00Z", -14400),
        ("EST5EDT,0/0,J365/25", "2028-12-31T23:59:59Z", -14400),
        // Day 60 is always March 1st by J, but not by number.
        ("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", 0), ("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", 3600),
        ("AAA0BBB,J60/0,J300/0", "2027-02-28T23:59:59Z", 0), ("AAA0BBB,J60/0,J300/0", "2027-03-01T00:00:00Z", 3600),
        ("AAA0BBB,59/0,299/0", "2028-02-29T00:00:00Z", 3600), ("AAA0BBB,59/0,299/0", "2028-02-28T23:59:59Z", 0),
    ])
    func footers(footer: String, at: String, offset: Int) throws {
        let zone = try #require(TimeZoneRules(name: "Made/Here", tzif: TZifFile(footer: footer).bytes))
        #expect(zone.utcOffset(at: try #require(Instant(iso8601: at))) == offset)
    }

    @Test func alwaysDaylightSavingTimeNeverChanges() throws {
        let zone = try #require(TimeZoneRules(name: "Made/Here", tzif: TZifFile(footer: "EST5EDT,0/0,J365/25").bytes))
        #expect(zone.nextTransition(after: Instant(seconds: 1_779_321_600)) == nil)
    }

    @Test(arguments: [
        "CET", "CE-1", "-1", "<+0>-1", "<+01-1", "CET-25", "CET-1:60", "CET-1:", "CET-1CEST", "CET-1CEST,",
        "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,",
        "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M0.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0",
        "CET-1CEST,M3.5,M10.5.0", "CET-1CEST,J0,J5", "CET-1CEST,J366,J5", "CET-1CEST,366,5",
        "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0/,M10.5.0",
        "CET-1CEST,M3.5.0,M10.5.0x", "CET-1CEST,M3.5.0,M10.5.0,M11.5.0", "CET-99999999999999999999", "CET--1", "CET-1 ",
        "Ünü-1", ":Europe/Paris",
    ])
    func wrongFooters(footer: String) {
        #expect(TimeZoneRules(name: "Made/Here", tzif: TZifFile(footer: footer).bytes) == nil)
    }

    @Test func malformedFiles() {
        func isRefused(_ change: (inout TZifFile) -> Void) -> Bool {
            var file = TZifFile(transitions: [(100, 1), (200, 0)], offsets: [0, 3600], footer: "UTC0")
            change(&file)
            return TimeZoneRules(name: "Made/Here", tzif: file.bytes) == nil
        }
        #expect(!isRefused { _ in })
        #expect(isRefused { $0.transitions = [(200, 1), (100, 0)] })
        #expect(isRefused { $0.transitions = [(100, 1), (100, 0)] })
        #expect(isRefused { $0.transitions = [(100, 2)] })
        #expect(isRefused { $0.transitions = [(.min, 1)] })
        #expect(isRefused { $0.transitions = [(.max, 1)] })
        #expect(
            isRefused {
                $0.transitions = []; $0.offsets = []
            })
        #expect(isRefused { $0.offsets = [0, 26 * 3600] })
        #expect(isRefused { $0.offsets = [.min, 0] })
        #expect(isRefused { $0.version = 0 })
        #expect(isRefused { $0.magic = "TZiF" })
        #expect(isRefused { $0.leapSeconds = 1 })
    }

    @Test func truncatedAndHostileFiles() {
        let good = TZifFile(
            transitions: [(100, 1), (200, 0)], offsets: [0, 3600], footer: "CET-1CEST,M3.5.0,M10.5.0/3"
        ).bytes
        for length in 0..<good.count { #expect(TimeZoneRules(name: "x", tzif: Array(good[..<length])) == nil) }
        // The counts of either header, one by one and all, at their greatest.
        for header in [0, 54] {
            for count in 0..<6 {
                var bytes = good
                for place in 0..<4 { bytes[header + 20 + count * 4 + place] = 0xff }
                #expect(TimeZoneRules(name: "x", tzif: bytes) == nil)
            }
            var bytes = good
            for place in 20..<44 { bytes[header + place] = 0xff }
            #expect(TimeZoneRules(name: "x", tzif: bytes) == nil)
        }
    }

    /// Changed anywhere, a file is refused or answers something.
    @Test func changedFiles() {
        let good = TZifFile(
            transitions: [(-1000, 1), (200, 0), (1 << 31, 1)], offsets: [0, 3600], footer: "CET-1CEST,M3.5.0,M10.5.0/3"
        ).bytes
        var accepted = 0
        for _ in 0..<20000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...3) { bytes[.random(in: 44..<bytes.count)] = .random(in: 0...255) }
            guard let zone = TimeZoneRules(name: "x", tzif: bytes) else { continue }
            accepted += 1
            for instant in [Int64.min, -1_000_000, 0, 1 << 41, .max].map(Instant.init(milliseconds:)) {
                #expect(abs(zone.utcOffset(at: instant)) < 26 * 3600)
                #expect(zone.nextTransition(after: instant) ?? .init(milliseconds: .max) >= instant)
                #expect(
                    abs(zone.startOfDay(instant.utc.date) - Instant(utc: CivilDateTime(midnightOf: instant.utc.date)))
                        <= 52 * 3_600_000)
            }
        }
        #expect(accepted > 0)
    }
}

/// A TZif file of version 2 (RFC 9636) to be.
private struct TZifFile {
    var transitions: [(time: Int64, type: UInt8)] = []
    var offsets: [Int32] = [0]
    var footer: String
    var magic = "TZif"
    var version: UInt8 = 0x32
    var leapSeconds = 0

    var bytes: [UInt8] {
        var bytes = header(leapSeconds: 0, transitions: 0, types: 1, names: 4)
        bytes += [0, 0, 0, 0, 0, 0] + Array("LMT\0".utf8)
        bytes += header(leapSeconds: leapSeconds, transitions: transitions.count, types: offsets.count, names: 4)
        bytes += transitions.flatMap { bigEndian($0.time) } + transitions.map(\.type)
        bytes += offsets.flatMap { bigEndian($0) + [0, 0] } + Array("LMT\0".utf8)
        bytes += [UInt8](repeating: 0, count: leapSeconds * 12)
        return bytes + Array("\n\(footer)\n".utf8)
    }

    private func header(leapSeconds: Int, transitions: Int, types: Int, names: Int) -> [UInt8] {
        let counts = [0, 0, leapSeconds, transitions, types, names].flatMap { bigEndian(Int32($0)) }
        return Array(magic.utf8) + [version] + [UInt8](repeating: 0, count: 15) + counts
    }

    private func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}
