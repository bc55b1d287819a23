import Testing

@testable import Emulator

@Suite struct TextCacheTests {
    private struct Cache {
        var values: TextCache<String>

        init(capacity: Int) { values = TextCache(capacity: capacity) }

        func value(of text: String) -> String? { Array(text.utf8).withUnsafeBytes { values[$0] } }

        mutating func remember(_ text: String) {
            Array(text.utf8).withUnsafeBytes { values.remember("value of " + text, for: $0) }
        }
    }

    @Test func knowsWhatItWasTold() {
        var cache = Cache(capacity: 64)
        #expect(cache.value(of: "") == nil)
        let texts = (0..<20).map { String(repeating: "x", count: $0) }
        for text in texts { cache.remember(text) }
        let known = texts.filter { cache.value(of: $0) != nil }
        #expect(known.count >= 16)
        for text in known { #expect(cache.value(of: text) == "value of " + text) }
        #expect(cache.value(of: "y") == nil)
        #expect(cache.value(of: String(repeating: "x", count: 20)) == nil)
    }

    /// The four latest of a row are there, whatever came before.
    @Test func forgetsTheOldest() {
        var cache = Cache(capacity: 4)
        for number in 0..<10 { cache.remember("text \(number)") }
        for number in 0..<6 { #expect(cache.value(of: "text \(number)") == nil) }
        for number in 6..<10 { #expect(cache.value(of: "text \(number)") == "value of text \(number)") }
    }

    /// Texts of all lengths that differ in one byte, also where fewer than eight are left.
    @Test func tellsTextsApart() {
        for length in 1...40 {
            for place in 0..<length {
                var cache = Cache(capacity: 4)
                let text = String(repeating: "a", count: length)
                var bytes = Array(text.utf8)
                bytes[place] = UInt8(ascii: "b")
                cache.remember(text)
                #expect(cache.value(of: String(decoding: bytes, as: UTF8.self)) == nil)
                #expect(cache.value(of: text) == "value of " + text)
            }
        }
    }

    /// Of many texts that there is room for, most stay.
    @Test func spreadsTextsOverItsRows() {
        var cache = Cache(capacity: 8192)
        let texts = (0..<2000).map { "https://example.com/p/\($0 % 200)?utm_source=s\($0 / 200)" }
        for text in texts { cache.remember(text) }
        #expect(texts.filter { cache.value(of: $0) != nil }.count > 1950)
    }
}
