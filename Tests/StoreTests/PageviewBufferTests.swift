import CivilTime
import Foundation
import SQLite
import Testing

import struct Store.Place

@testable import Store

/// Pageviews that are written together leave the rows that they leave when each is written at once.
@Suite struct PageviewBufferTests {
    private enum Event {
        case pageview(Visit), goal(Visit), click(Visit), bot(VisitorID), look
    }

    /// Events of few visitors, so that they have many each: pauses on both sides of the limit, sessions that the script
    /// names, a clock that is set back now and then.
    private static func events(of world: StoreFixture, seed: UInt64, count: Int) -> [Event] {
        var random = SeededGenerator(state: seed)
        var minute = 0.0
        return (0..<count).map { index in
            minute +=
                Double.random(in: 0..<1, using: &random) < 0.004 ? 31 : Double.random(in: -0.02...0.2, using: &random)
            let visit = world.visit(
                "/\(Int.random(in: 0..<40, using: &random))", minute: minute,
                visitor: VisitorID(high: 1, low: .random(in: 0..<7, using: &random)),
                session: Int.random(in: 0..<100, using: &random) == 0 ? "a" : nil,
                place: Place(country: ["US", "FR"].randomElement(using: &random)!))
            switch Int.random(in: 0..<400, using: &random) {
            case 0..<8: return .goal(visit)
            case 8..<12: return .click(visit)
            case 12: return .bot(visit.visitor)
            case 13..<16: return .look
            default: return .pageview(visit)
            }
        }
    }

    private static func play(_ event: Event, in world: StoreFixture) throws {
        switch event {
        case .pageview(let visit): try world.store.recordPageview(visit)
        case .goal(let visit): try world.store.recordGoal(world.goal(), at: visit)
        case .click(let visit): try world.store.recordExitClick(url: "https://x.com/", text: nil, at: visit)
        case .bot(let visitor): try world.store.flagBot(visitor, websiteID: world.website)
        case .look: _ = try world.store.audience(websiteID: world.website)
        }
    }

    /// Every row of every table, as text.
    private static func rows(_ world: StoreFixture) throws -> [String] {
        let tables = ["visitors", "sessions", "trails", "pageviews", "goals", "exit_clicks", "pages", "places"]
        return try tables.flatMap { table in
            try world.store.connection.all(generated: "SELECT * FROM \(table)") { row in
                table + (0..<row.count).map { "|\(row.value($0))" }.joined()
            }
        }
    }

    @Test(arguments: 1...UInt64(12)) func writtenTogetherOrOneByOneTheRowsAreTheSame(_ seed: UInt64) throws {
        let (together, oneByOne) = (try StoreFixture(), try StoreFixture())
        for event in Self.events(of: together, seed: seed, count: 1500) {
            try Self.play(event, in: together)
            try Self.play(event, in: oneByOne)
            _ = try oneByOne.store.connection
        }
        let expected = try Self.rows(oneByOne)
        #expect(expected.contains { $0.hasPrefix("trails") })
        #expect(try Self.rows(together) == expected)
        let kept = try together.store.audience(websiteID: together.website).all.visitors
        together.store.forgetCaches()
        #expect(try together.store.audience(websiteID: together.website).all.visitors == kept)
    }

    @Test func aFullBufferIsWritten() throws {
        let world = try StoreFixture()
        for number in 0..<10_000 {
            try world.store.recordPageview(
                world.visit(minute: Double(number), visitor: VisitorID(high: 2, low: UInt64(number))))
            #expect(world.store.buffer.waiting.count <= PageviewBuffer.capacity)
            #expect(world.store.buffer.visitors.count <= PageviewBuffer.visitorCapacity)
        }
        let written = try world.store.database.first("SELECT count(*) FROM pageviews") { $0.int(0) }
        #expect(try #require(written) >= 10_000 - PageviewBuffer.capacity)
        #expect(try world.int("SELECT count(*) FROM visitors") == 10_000)
    }

    /// More visitors than the buffer knows, who come back after it has forgotten them, and some meanwhile.
    @Test func whoWasForgottenComesBack() throws {
        let (together, oneByOne) = (try StoreFixture(), try StoreFixture())
        let count = PageviewBuffer.visitorCapacity + 3 * PageviewBuffer.roomCount
        for round in 0..<2 {
            for number in 0..<count {
                for visitor in [number, number % 5] {
                    let visit = together.visit(
                        "/\(visitor % 9)", minute: Double(round), visitor: VisitorID(high: 2, low: UInt64(visitor)))
                    try together.store.recordPageview(visit)
                    try oneByOne.store.recordPageview(visit)
                    #expect(together.store.buffer.visitors.count <= PageviewBuffer.visitorCapacity)
                    if number % 64 == 0 { _ = try oneByOne.store.connection }
                }
            }
        }
        #expect(try Self.rows(together) == Self.rows(oneByOne))
        #expect(try together.int("SELECT count(*) FROM visitors WHERE pageview_count = 2") == count - 5)
    }

    /// A session of which nobody asks until it is long.
    @Test(arguments: [31, 32, 33, 64, 255, 256, 257, 700]) func aLongSessionIsWritten(_ count: Int) throws {
        let (together, oneByOne) = (try StoreFixture(), try StoreFixture())
        for begins in [true, false] {
            for number in 0..<count {
                let visit = together.visit("/\(number)", minute: Double(number) / 100 + (begins ? 0 : 10))
                // A goal first makes a session without pageviews.
                if begins, number == 0 {
                    try together.store.recordGoal(together.goal(), at: visit)
                    try oneByOne.store.recordGoal(oneByOne.goal(), at: visit)
                }
                try together.store.recordPageview(visit)
                try oneByOne.store.recordPageview(visit)
                _ = try oneByOne.store.connection
                let session = try #require(together.store.buffer.visitors.last?.session)
                #expect(session.uncountedPageviews <= PageviewBuffer.capacity)
            }
            #expect(try Self.rows(together) == Self.rows(oneByOne))
        }
    }

    @Test func whatWasRolledBackIsNotWrittenLater() throws {
        struct Refusal: Error {}
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit("/before"))
        #expect(throws: Refusal.self) {
            try world.store.transaction {
                try world.store.recordPageview(world.visit("/during", minute: 1))
                throw Refusal()
            }
        }
        try world.store.recordPageview(world.visit("/after", minute: 2))
        #expect(try world.ints("SELECT pageview_count, session_count FROM visitors") == [[2, 1]])
        #expect(try world.int("SELECT count(*) FROM pages WHERE path = '/during'") == 0)
    }

    @Test func inAFileSettlingWritesWhatWaits() throws {
        try withTemporaryFile { path in
            let world = try StoreFixture(.file(path))
            #expect(!world.store.isUnsettled)
            for number in 1...3 {
                for _ in 0..<number { try world.store.recordPageview(world.visit()) }
                #expect(world.store.isUnsettled)
                try world.store.settle()
                #expect(!world.store.isUnsettled)
                let count = number * (number + 1) / 2
                #expect(try world.store.database.first("SELECT count(*) FROM pageviews") { $0.int(0) } == count)
                // But for a session's first pageview the visitor's row follows later, which the file knows of.
                #expect(try world.store.areRowsBehind() == (number > 1))
            }
            #expect(try world.ints("SELECT pageview_count FROM visitors") == [[6]])
        }
    }

    @Test func inMemoryThereIsNothingToSettle() throws {
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit())
        #expect(!world.store.isUnsettled)
        try world.store.settle()
        #expect(world.store.buffer.waiting.count == 1)
    }

    /// Whoever has recorded them must learn of it, whatever it was that found that the file cannot be written.
    @Test(arguments: [false, true]) func lossesAreCounted(_ isFoundBySettling: Bool) throws {
        try withTemporaryFile { path in
            let world = try StoreFixture(.file(path))
            try world.store.recordPageview(world.visit("/kept"))
            try world.store.settle()
            try world.store.recordPageview(world.visit("/lost"))
            try world.store.database.execute("PRAGMA query_only = 1")
            #expect(throws: SQLiteError.self) {
                if isFoundBySettling { try world.store.settle() } else { _ = try world.store.connection }
            }
            #expect(world.store.losses == 1)
            #expect(!world.store.isUnsettled)
            try world.store.database.execute("PRAGMA query_only = 0")
            try world.store.recordPageview(world.visit("/later"))
            try world.store.settle()
            #expect(world.store.losses == 1)
            #expect(try world.ints("SELECT pageview_count FROM visitors") == [[2]])
        }
    }

    /// The file as a process leaves it that is killed, after each of some events.
    @Test(arguments: 1...UInt64(6)) func aFileLeftBehindCatchesUp(_ seed: UInt64) throws {
        try withTemporaryFile { path in
            try withTemporaryFile { copy in
                let (world, oneByOne) = (try StoreFixture(.file(path)), try StoreFixture())
                var wasBehind = false
                for (number, event) in Self.events(of: world, seed: seed, count: 1500).enumerated() {
                    try Self.play(event, in: world)
                    try Self.play(event, in: oneByOne)
                    if number % 10 == 9 { try world.store.settle() }
                    guard number % 150 == 149 else { continue }
                    for suffix in ["", "-wal"] {
                        try? FileManager.default.removeItem(atPath: copy + suffix)
                        try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
                    }
                    if try world.store.areRowsBehind() { wasBehind = true }
                    let opened = StoreFixture(try Store(.file(copy)) { _ in 1 }, website: world.website)
                    #expect(try Self.rows(opened) == Self.rows(oneByOne))
                    #expect(try opened.store.areRowsBehind() == false)
                }
                #expect(wasBehind)
                #expect(try Self.rows(world) == Self.rows(oneByOne))
                #expect(try world.store.areRowsBehind() == false)
            }
        }
    }

    @Test func whatCouldNotBeWrittenIsCaughtUpWith() throws {
        let (world, oneByOne) = (try StoreFixture(), try StoreFixture())
        for number in 0..<PageviewBuffer.capacity {
            let visit = world.visit("/\(number)", visitor: VisitorID(high: 1, low: UInt64(number % 3)))
            try world.store.recordPageview(visit)
            try oneByOne.store.recordPageview(visit)
        }
        // Writes those, and knows of their visitors what the rows do not say.
        try world.store.recordPageview(world.visit("/0", visitor: VisitorID(high: 1, low: 0)))
        try world.store.database.execute("PRAGMA query_only = 1")
        #expect(throws: SQLiteError.self) { try world.store.flush() }
        try world.store.database.execute("PRAGMA query_only = 0")
        let after = world.visit("/1", visitor: VisitorID(high: 1, low: 1))
        try world.store.recordPageview(after)
        try oneByOne.store.recordPageview(after)
        // The one pageview that waited is lost, and nothing else.
        #expect(try Self.rows(world) == Self.rows(oneByOne))
    }
}

/// Numbers that a seed decides (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
