import Testing

@testable import datafast_emulator

@Suite struct PrintableTextTests {
    @Test(arguments: [
        ("/api/v1/visitors", "/api/v1/visitors"), ("", #""""#), ("a b", #""a b""#), ("a=b", #""a=b""#),
        ("a\nlevel=error", #""a\nlevel=error""#), ("a\u{1b}[2J", #""a\u001b[2J""#), ("\u{9b}2J", #""\u009b2J""#),
        ("\u{2028}", #""\u2028""#), ("\u{202e}abc", #""\u202eabc""#), (#"a"b\"#, #""a\"b\\""#), ("é", "\"é\""),
    ])
    func aWordNeverBreaksALine(text: String, expected: String) {
        #expect(PrintableText.word(text) == expected)
    }
}
