import Testing

@testable import Emulator

@Suite struct NameTableTests {
    @Test func regions() {
        #expect(Region.name(code: "US-CA") == "California")
        #expect(Region.name(code: "US-DC") == "District of Columbia")
        #expect(Region.name(code: "CA-QC") == "Quebec")
        #expect(Region.name(code: "FR-IDF") == "Île-de-France")
        #expect(Region.name(code: "KR-44") == "South Chungcheong")
        #expect(Region.name(code: "US-ZZ") == "US-ZZ")
        // No region of other countries but those of the place table.
        #expect(Region.name(code: "DE-BE") == "Berlin" && Region.name(code: "DE-BY") == "DE-BY")
        #expect(Region.codes(for: "Bavaria") == ["Bavaria"])
        #expect(Region.subdivision(of: "GB-ENG") == "ENG")
        #expect(Region.subdivision(of: "X") == "X")
    }

    @Test func anonymousNames() {
        #expect(AnonymousName.name(visitorID: "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd") == "Keen Dolphin")
        #expect(AnonymousName.name(visitorID: "0F8d3c1e") == "Amber Panda")
        #expect(AnonymousName.name(visitorID: "") == "Amber Otter")
    }
}
