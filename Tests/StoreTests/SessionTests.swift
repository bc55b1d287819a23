import CivilTime
import Testing

import struct Store.Place

@testable import Store

/// Tracking, section 2.2.
struct SessionTests {
    @Test func aPauseOfHalfAnHourIsWithinASession() throws {
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit())
        try world.store.recordPageview(world.visit(minute: 30))
        try world.store.recordPageview(world.visit(minute: 60))
        #expect(try world.ints("SELECT pageview_count, last_at - started_at FROM sessions") == [[3, 3_600_000]])
        try world.store.recordPageview(world.visit(minute: 90 + 1.0 / 60_000))
        #expect(try world.ints("SELECT pageview_count FROM sessions") == [[3], [1]])
        #expect(try world.ints("SELECT session_count, pageview_count FROM visitors") == [[2, 4]])
    }

    @Test func anotherClientSessionOpensASessionAndNoneJoins() throws {
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit(session: "s1"))
        try world.store.recordPageview(world.visit(minute: 1, session: "s1"))
        try world.store.recordPageview(world.visit(minute: 2, session: nil))
        #expect(try world.int("SELECT count(*) FROM sessions") == 1)
        try world.store.recordPageview(world.visit(minute: 3, session: "s2"))
        // The latest session counts: going back to the first id opens a third.
        try world.store.recordPageview(world.visit(minute: 4, session: "s1"))
        // And the same id after a long pause a fourth.
        try world.store.recordPageview(world.visit(minute: 40, session: "s1"))
        #expect(try world.int("SELECT count(*) FROM sessions") == 4)
    }

    @Test func everyBrowserEventProlongsASessionAndNoneOfTheAPI() throws {
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit())
        try world.store.recordGoal(world.goal(), at: world.visit(minute: 20))
        try world.store.recordExitClick(url: "https://x.y", text: nil, at: world.visit(minute: 40))
        try world.store.recordPresence(world.visit(minute: 60))
        #expect(try world.ints("SELECT last_at - started_at, goal_count FROM sessions") == [[3_600_000, 1]])
        let known = try #require(try world.store.visitor(StoreFixture.visitor, websiteID: world.website))
        try world.store.recordGoal(
            world.goal(), websiteID: world.website, visitor: known, time: StoreFixture.noon + 80 * 60_000)
        #expect(try world.ints("SELECT last_at - started_at, goal_count FROM sessions") == [[3_600_000, 2]])
        try world.store.recordPageview(world.visit(minute: 91))
        #expect(try world.int("SELECT count(*) FROM sessions") == 2)
    }

    @Test func aSessionThatBeginsWithAGoalGetsItsPageWithItsFirstPageview() throws {
        let world = try StoreFixture()
        try world.store.recordGoal(world.goal(), at: world.visit("/ignored"))
        var known = try #require(try world.store.visitor(StoreFixture.visitor, websiteID: world.website))
        #expect(!known.isVisible)
        #expect(known.sessionCount == 0 && known.firstSessionID == nil)
        #expect(try world.ints("SELECT page_id, place_id, pageview_count FROM sessions") == [[nil, nil, 0]])
        try world.store.recordPageview(world.visit("/entry", minute: 1, place: Place(country: "FR")))
        try world.store.recordPageview(world.visit("/next", minute: 2))
        known = try #require(try world.store.visitor(StoreFixture.visitor, websiteID: world.website))
        #expect(known.isVisible)
        #expect(known.sessionCount == 1 && known.firstSessionID == known.latestSessionID)
        let entry = try world.store.connection.first(
            "SELECT g.path, p.country, s.last_at - s.started_at FROM sessions s JOIN pages g ON g.id = s.page_id JOIN places p ON p.id = s.place_id"
        ) { "\($0.text(0)) \($0.text(1)) \($0.int(2))" }
        #expect(entry == "/entry FR 120000")
    }

    @Test func aSessionWithoutPageviewsIsNobodysFirst() throws {
        let world = try StoreFixture()
        try world.store.recordPresence(world.visit())
        try world.store.recordPageview(world.visit(minute: 60))
        #expect(
            try world.ints("SELECT first_session_id, latest_session_id, session_count FROM visitors") == [[2, 2, 1]])
        let detail = try #require(try world.store.visitorDetail(StoreFixture.visitor, websiteID: world.website))
        #expect(detail.firstVisitAt == StoreFixture.noon + 3_600_000)
    }

    @Test func aClockSetBackMovesTheStartOfASessionAndNotItsEnd() throws {
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit("/1", minute: 10))
        try world.store.recordPageview(world.visit("/2", minute: 5))
        try world.store.recordGoal(world.goal(), at: world.visit(minute: 0))
        #expect(try world.ints("SELECT last_at - started_at, pageview_count FROM sessions") == [[600_000, 2]])
        let detail = try #require(try world.store.visitorDetail(StoreFixture.visitor, websiteID: world.website))
        #expect(detail.visitedPages.map(\.page.path) == ["/2", "/1"])
    }

    @Test func lifecycleGoalsDoNotCount() throws {
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit())
        try world.store.recordGoal(world.goal("payment", isCustom: false), at: world.visit(minute: 1))
        #expect(try world.int("SELECT goal_count FROM sessions") == 0)
        try world.store.deleteGoals(.init(websiteID: world.website))
        #expect(try world.ints("SELECT goal_count, (SELECT count(*) FROM goals) FROM sessions") == [[0, 0]])
    }

    @Test func pageviewsAreChainedThroughSessions() throws {
        let world = try StoreFixture()
        let other = VisitorID(high: 1, low: 2)
        for minute in [0, 10, 50, 100, 101] {
            try world.store.recordPageview(world.visit("/\(minute)", minute: Double(minute)))
            try world.store.recordPageview(world.visit("/other", minute: Double(minute), visitor: other))
        }
        let detail = try #require(try world.store.visitorDetail(StoreFixture.visitor, websiteID: world.website))
        #expect(detail.visitedPages.map(\.page.path) == ["/0", "/10", "/50", "/100", "/101"])
        #expect(detail.pageviewCount == 5 && detail.sessionCount == 3)
        #expect(detail.lastVisitAt == StoreFixture.noon + 100 * 60_000)
        #expect(detail.page.path == "/101")
    }

    @Test func botsStayBotsAndAreKnownBeforeTheyAreSeen() throws {
        let world = try StoreFixture()
        try world.store.flagBot(StoreFixture.visitor, websiteID: world.website)
        try world.store.flagBot(StoreFixture.visitor, websiteID: world.website)
        try world.store.recordPageview(world.visit())
        let known = try #require(try world.store.visitor(StoreFixture.visitor, websiteID: world.website))
        #expect(known.isBot && !known.isVisible)
        #expect(try world.int("SELECT count(*) FROM visitors") == 1)
        #expect(try world.store.audience(websiteID: world.website).all.visitors == 0)
    }
}
