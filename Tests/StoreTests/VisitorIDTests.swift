import Testing

@testable import Store

struct VisitorIDTests {
    @Test func readsAndWritesUUIDs() {
        let text = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
        #expect(VisitorID(text)?.text == text)
        #expect(VisitorID(text.uppercased())?.text == text)
        #expect(VisitorID("00000000-0000-0000-0000-000000000000")?.text == "00000000-0000-0000-0000-000000000000")
        #expect(VisitorID("ffffffff-ffff-ffff-ffff-ffffffffffff")?.text == "ffffffff-ffff-ffff-ffff-ffffffffffff")
    }

    @Test(arguments: [
        "", "a3ab2331989f4cfa91c62461c9e3c6bd", "a3ab2331-989f-4cfa-91c6-2461c9e3c6b",
        "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd0",
        "g3ab2331-989f-4cfa-91c6-2461c9e3c6bd", "a3ab2331_989f-4cfa-91c6-2461c9e3c6bd",
        "a3ab2331-989f-4cfa-91c6-2461c9e3c6é",
        "a3ab23311989f-4cfa-91c6-2461c9e3c6bd",
    ])
    func refusesOtherTexts(text: String) {
        #expect(VisitorID(text) == nil)
    }

    @Test func isKeptInTheOrderOfItsText() throws {
        let world = try StoreFixture()
        var generator = SystemRandomNumberGenerator()
        let ids = (0..<200).map { _ in VisitorID(high: generator.next(), low: generator.next()) }
        for id in ids { try world.store.flagBot(id, websiteID: world.website) }
        let stored = try world.store.connection.all("SELECT uuid FROM visitors ORDER BY uuid") { VisitorID($0, 0).text }
        #expect(stored == ids.map(\.text).sorted())
        #expect(ids.sorted().map(\.text) == stored)
    }
}
