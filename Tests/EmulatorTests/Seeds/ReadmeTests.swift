import JSON
import Testing

@testable import Emulator

/// What the README says of seeds is so.
@Suite struct ReadmeTests {
    private let readme: String

    init() throws {
        let root = String(#filePath).split(separator: "/").dropLast(4).joined(separator: "/")
        readme = String(decoding: try SeedFile.contents("/\(root)/README.md"), as: UTF8.self)
    }

    @Test func everyTokenOfItsTableIsOneOfTheBasicSeed() throws {
        let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| `df") }
        let listed = Set(rows.map { $0.dropFirst(3).prefix { $0 != "`" }.description })
        let planted = Set(try DataFastEmulator().secrets().map(\.text))
        #expect(listed.count >= 20)
        #expect(listed.isSubset(of: planted))
    }

    @Test func itsSeedIsOne() throws {
        let start = try #require(readme.firstRange(of: "```json\n{\n  \"users\""))
        let rest = readme[readme.index(start.lowerBound, offsetBy: 8)...]
        let end = try #require(rest.firstRange(of: "\n```"))
        let state = try SeedWorld.plant(String(rest[..<end.lowerBound]))
        #expect(try state.store.accounts().websites.map(\.domain) == ["shop.example"])
        #expect(try state.store.audience(websiteID: 1).all.customers == 1)
    }
}
