import JSON
import Testing

struct JSONParserTests {
    @Test(arguments: acceptedTexts)
    func accepted(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(arguments: refusedTexts)
    func refused(text: String, offset: Int, expected: String) {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: text) }
        #expect(error?.offset == offset)
        #expect(error?.expected == expected)
    }

    @Test(arguments: refusedBytes)
    func encoding(bytes: [UInt8], offset: Int) {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.offset == offset)
    }

    @Test func placeOfAMistake() throws {
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: "{\n  \"é🚀\": ?\n}") }
        #expect(error?.line == 2)
        #expect(error?.column == 9)
        #expect(error?.description == "line 2, column 9 (byte 14): expected a value")
        let end = #expect(throws: JSONParseError.self) { try JSONValue(parsing: "[1,\n2\n") }
        #expect(end?.description == "line 3, column 1 (byte 6): expected ',' or ']'")
    }

    @Test func nestingIsLimited() throws {
        func nest(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try JSONValue(parsing: nest(128)).description == nest(128))
        let error = #expect(throws: JSONParseError.self) { try JSONValue(parsing: nest(129)) }
        #expect(error?.offset == 128)
        #expect(error?.expected == "nesting of at most 128 levels")
        #expect(try JSONValue(parsing: "[[]]", maximumDepth: 2) == [[]])
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: #"[{"a":[]}]"#, maximumDepth: 2) }
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: "[]", maximumDepth: 0) }
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: "[]", maximumDepth: -1) }
        #expect(try JSONValue(parsing: nest(512), maximumDepth: .max).description == nest(512))
        #expect(throws: JSONParseError.self) { try JSONValue(parsing: nest(513), maximumDepth: .max) }
        #expect(throws: JSONParseError.self) {
            try JSONValue(parsing: String(repeating: "[", count: 1_000_000), maximumDepth: .max)
        }
        #expect(try JSONValue(parsing: "[" + String(repeating: "[],", count: 1000) + "[]]").arrayValue?.count == 1001)
    }

    /// Cut off or changed at any place, a text is parsed or refused, and what is parsed prints as the same value.
    @Test func hostileTexts() throws {
        let seed = Array(
            #"{"a":[1,-2.5e-7,"x\u00e9\ud83d\ude80\n",true,null],"é🚀":{"b":"\\"},"n":12345678901234567890}"#.utf8)
        var random = SystemRandomNumberGenerator()
        for end in 0..<seed.count {
            #expect(throws: JSONParseError.self) { try JSONValue(parsing: Array(seed[..<end])) }
        }
        for _ in 0..<20000 {
            let bytes = hostileChange(of: seed, using: &random)
            guard let value = try? JSONValue(parsing: bytes) else { continue }
            #expect(try JSONValue(parsing: value.bytes).bytes == value.bytes)
        }
    }
}

private let acceptedTexts: [(String, JSONValue)] = [
    ("null", JSONValue.null), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("-1.5e3", -1500),
    (#""""#, ""),
    ("[]", []), ("{}", [:]), (" \t\r\n[ ] \n", []), ("[1,[2,[3]],{}]", [1, [2, [3]], [:]]),
    (#"{"a":{"b":[null]}, "c" : 1 }"#, ["a": ["b": [nil]], "c": 1]), (#"{"":1}"#, ["": 1]),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9\u6f22\u0000""#, "Aé漢\0"),
    (#""\uD83D\uDE80""#, "🚀"), (#""\ud83d\ude80""#, "🚀"), (#""🚀é\u007f""#, "🚀é\u{7f}"),
    ("\"\u{7f}\u{2028}\"", "\u{7f}\u{2028}"),
    (#""x\ud83dx""#, "x\u{fffd}x"), (#""\ude80""#, "\u{fffd}"), (#""\ud83d\ud83d\ude80""#, "\u{fffd}🚀"),
    (#""\ud83d\u0041""#, "\u{fffd}A"), (#""\ud83d\n""#, "\u{fffd}\n"), (#""\ud83d""#, "\u{fffd}"),
    (#""\uFFFE\uFEFF""#, "\u{fffe}\u{feff}"),
]

private let refusedTexts: [(String, Int, String)] = [
    ("", 0, "a value"), ("  ", 2, "a value"), ("\u{feff}1", 0, "a value"), ("\u{a0}1", 0, "a value"),
    ("\u{c}1", 0, "a value"),
    ("nul", 0, "a value"), ("Null", 0, "a value"), ("nulll", 4, "the end"), ("True", 0, "a value"),
    ("undefined", 0, "a value"),
    ("NaN", 0, "a value"), ("Infinity", 0, "a value"), ("-Infinity", 1, "a digit"), ("1 2", 2, "the end"),
    ("1\0", 1, "the end"), ("{}}", 2, "the end"),
    ("// x\n1", 0, "a value"), ("1/**/", 1, "the end"), ("-", 1, "a digit"), ("+1", 0, "a value"),
    (".5", 0, "a value"), ("1.", 2, "a digit"),
    ("1.e1", 2, "a digit"), ("01", 1, "the end"), ("-01", 2, "the end"), ("1e", 2, "a digit"),
    ("1e+", 3, "a digit"), ("1e+-1", 3, "a digit"),
    ("0x10", 1, "the end"), ("1_000", 1, "the end"), ("1.2.3", 3, "the end"), ("--1", 1, "a digit"),
    ("1ee1", 2, "a digit"), ("１", 0, "a value"),
    ("[", 1, "a value"), ("]", 0, "a value"), ("[1", 2, "',' or ']'"), ("[1,", 3, "a value"),
    ("[1,]", 3, "a value"), ("[,1]", 1, "a value"),
    ("[1 2]", 3, "',' or ']'"), ("[1}", 2, "',' or ']'"), ("{", 1, "a key or '}'"), ("{1:1}", 1, "a key or '}'"),
    ("{a:1}", 1, "a key or '}'"),
    (#"{"a""#, 4, "':'"), (#"{"a" 1}"#, 5, "':'"), (#"{"a":}"#, 5, "a value"), (#"{"a":1"#, 6, "',' or '}'"),
    (#"{"a":1]"#, 6, "',' or '}'"),
    (#"{"a":1,}"#, 7, "a key"), (#"{"a":1,,"b":2}"#, 7, "a key"), (#"{"a":1 "b":2}"#, 7, "',' or '}'"),
    ("{'a':1}", 1, "a key or '}'"),
    ("\"", 1, "'\"'"), (#""a"#, 2, "'\"'"), ("'a'", 0, "a value"),
    ("\"a\nb\"", 2, "no control character in a string"),
    ("\"\t\"", 1, "no control character in a string"), ("\"\0\"", 1, "no control character in a string"),
    ("\"\u{1f}\"", 1, "no control character in a string"),
    (#""\"#, 2, "an escape"), (#""\x41""#, 2, "an escape"), (#""\'""#, 2, "an escape"),
    (#""\U0041""#, 2, "an escape"), (#""\u004""#, 6, "a hexadecimal digit"),
    (#""\u00g0""#, 5, "a hexadecimal digit"), (#""\u"#, 3, "a hexadecimal digit"),
    (#""\u+041""#, 3, "a hexadecimal digit"),
    (#""\ud83d\u12""#, 11, "a hexadecimal digit"), (#""\ud83d\"#, 8, "an escape"), (#""\""#, 3, "'\"'"),
]

private let refusedBytes: [([UInt8], Int)] = [
    ([0xef, 0xbb, 0xbf, 0x31], 0), ([0x22, 0xff, 0x22], 1), ([0x22, 0x80, 0x22], 1),
    ([0x22, 0xc0, 0xaf, 0x22], 1),
    ([0x22, 0xc3, 0x22], 1), ([0x22, 0xe2, 0x82, 0x22], 1), ([0x22, 0xed, 0xa0, 0x80, 0x22], 1),
    ([0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], 1),
    ([0x22, 0xf0, 0x9f, 0x9a], 1), ([0x31, 0x20, 0xe9], 2), ([0x22, 0x5c, 0x6e, 0xc3, 0xa9, 0xe9, 0x22], 5),
]
