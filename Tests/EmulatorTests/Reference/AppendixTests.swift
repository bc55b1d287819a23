import DataFastAPI
import Foundation
import Testing

@testable import Emulator

/// The tables of the website API's appendices A to C, entry by entry: `fixtures/appendices` has them as they are written there.
struct AppendixTests {
    private static func rows(_ name: String) throws -> [[String]] {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let text = try String(contentsOf: folder.appending(path: "fixtures/appendices/\(name).tsv"), encoding: .utf8)
        return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }

    @Test func referrers() throws {
        let rows = try Self.rows("referrers")
        #expect(rows.count == 76)
        for row in rows {
            let entry = row[1].replacing("*", with: "com")
            let isApp = entry.hasPrefix("com.") || entry.hasPrefix("org.")
            let referrer = isApp ? "android-app://\(entry)/" : "https://www.\(entry)/x"
            #expect(
                Referrer.displayName(of: referrer, domain: "example.com", allowedHostnames: []) == row[0], "\(entry)")
        }
        #expect(Set(rows.map { $0[0] }) == Set(ReferrerTable.entries.map(\.name)))
        #expect(ReferrerTable.entries.flatMap(\.entries).count == rows.count)
    }

    @Test func countries() throws {
        let rows = try Self.rows("countries")
        #expect(Set(rows.map { $0[0] }) == Country.codes)
        for row in rows {
            #expect(Country.name(code: row[0]) == row[1])
            for text in row { #expect(Country.code(for: text) == row[0]) }
        }
        for row in try Self.rows("country-aliases") { #expect(Country.code(for: row[0]) == row[1]) }
    }

    @Test func currencies() throws {
        let rows = try Self.rows("currencies")
        #expect(rows.count == 24)
        for row in rows {
            let currency = Currency(code: row[0])
            #expect(currency.symbol == row[1])
            #expect(currency.usd == Double(row[2]))
        }
        #expect(Currency(code: "THB").symbol == "THB" && Currency(code: "THB").usd == 1)
    }
}
