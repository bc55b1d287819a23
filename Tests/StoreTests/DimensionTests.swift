import SQLite
import Testing

import struct Store.Place

@testable import Store

struct DimensionTests {
    @Test func equalValuesShareARowWithAndWithoutTheCache() throws {
        let world = try StoreFixture()
        let place = Place(country: "FR", city: "Paris")
        for minute in 0..<3 {
            try world.store.recordPageview(world.visit("/a", minute: Double(minute), place: place))
            try world.store.recordPageview(world.visit("/b", minute: Double(minute), place: Place()))
            world.store.pages.removeAll()
            world.store.places.removeAll()
            world.store.systems.removeAll()
            world.store.acquisitions.removeAll()
        }
        let counts = try world.ints(
            """
            SELECT (SELECT count(*) FROM pages), (SELECT count(*) FROM places), (SELECT count(*) FROM systems),
                (SELECT count(*) FROM acquisitions)
            """)
        #expect(counts == [[2, 2, 1, 1]])
    }

    @Test func aMemoStartsOverAtItsBound() {
        var memo = Memo<Int, String>(capacity: 2)
        memo.remember("a", for: 1)
        memo.remember("b", for: 2)
        #expect(memo[1] == "a")
        memo.remember("c", for: 3)
        #expect(memo[1] == nil)
        #expect(memo[3] == "c")
    }

    @Test func knownCitiesAreFoundInAnyCase() throws {
        let world = try StoreFixture()
        _ = try world.store.placeKey(Shared(Place(city: "MONTRÉAL")))
        #expect(try world.store.connection.first("SELECT city_key FROM places") { $0.text(0) } == "montréal")
    }

    struct Failure: Error {}

    @Test func aRolledBackTransactionLeavesNothing() throws {
        let world = try StoreFixture()
        try world.store.recordPageview(world.visit("/kept"))
        _ = try world.store.audience(websiteID: world.website)
        let before = try world.store.connection.serialize()
        #expect(throws: Failure.self) {
            try world.store.transaction {
                try world.store.recordPageview(
                    world.visit("/lost", visitor: VisitorID(high: 1, low: 1), place: Place(country: "DE")))
                _ = try world.store.identify(
                    userID: "u", metadata: "{}", websiteID: world.website, visitorID: 1, time: StoreFixture.noon,
                    objectID: "p")
                throw Failure()
            }
        }
        #expect(try world.store.connection.serialize() == before)
        #expect(try world.store.audience(websiteID: world.website).all.visitors == 1)
        // The keys that were given out and taken back are not remembered.
        try world.store.recordPageview(world.visit("/other", minute: 1, place: Place(country: "FR")))
        try world.store.recordPageview(world.visit("/lost", minute: 2, place: Place(country: "DE")))
        let detail = try #require(try world.store.visitorDetail(StoreFixture.visitor, websiteID: world.website))
        #expect(detail.visitedPages.map(\.page.path) == ["/kept", "/other", "/lost"])
        #expect(detail.place.country == "DE")
    }

    @Test func aFailedWriteInsideATransactionTakesItsParentAlong() throws {
        let world = try StoreFixture()
        #expect(throws: SQLiteError.self) {
            try world.store.transaction { () throws(SQLiteError) in
                try world.store.recordPageview(world.visit())
                // No such website: the foreign key refuses it.
                var visit = world.visit(visitor: VisitorID(high: 1, low: 1))
                visit.websiteID = 99
                try world.store.recordPageview(visit)
            }
        }
        #expect(try world.int("SELECT count(*) FROM visitors") == 0)
        #expect(try !world.store.connection.isInTransaction)
    }
}
