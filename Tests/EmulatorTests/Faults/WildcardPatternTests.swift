import Testing

@testable import Emulator

@Suite struct WildcardPatternTests {
    @Test(arguments: [
        ("/api/v1/goals", "/api/v1/goals"), ("*", ""), ("*", "/a"), ("/api/*", "/api/v1/goals"),
        ("*/goals", "/api/v1/goals"),
        ("/a*c*e", "/abcde"), ("/a*c*e", "/ace"), ("**a**", "a"), ("*ab", "aab"), ("*aab*", "aaaab"), ("a*", "a"),
        ("*a*b*c", "xxaxxbxxcxxc"),
    ])
    func matches(pattern: String, text: String) {
        #expect(WildcardPattern(pattern).matches(Array(text.utf8)))
        #expect(WildcardPattern(pattern).matches(Array("-\(text)".utf8).dropFirst()))
    }

    @Test(arguments: [
        ("/api/v1/goals", "/api/v1/goal"), ("/api/v1/goals", "/api/v1/goalss"), ("/api/*", "/ap"),
        ("*/goals", "/goals/1"),
        ("/a*c*e", "/abcd"), ("a*a", "a"), ("*ab*ab", "ab"), ("", "a"),
    ])
    func doesNotMatch(pattern: String, text: String) {
        #expect(!WildcardPattern(pattern).matches(Array(text.utf8)))
    }

    @Test func manyWildcardsTakeNoLongTime() {
        let pattern = WildcardPattern(String(repeating: "*a", count: 500) + "b")
        let start = ContinuousClock.now
        #expect(!pattern.matches([UInt8](repeating: 97, count: 8000)))
        #expect(start.duration(to: .now) < .seconds(5))
    }
}
