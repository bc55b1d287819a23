import JSON
import Testing

struct JSONValueTests {
    @Test func whatIsPrintedIsRead() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let value = randomValue(depth: 4, &random)
            #expect(try JSONValue(parsing: value.bytes) == value)
            #expect(try JSONValue(parsing: value.description) == value)
        }
    }

    @Test func readingValues() throws {
        let value: JSONValue = ["s": "text", "i": 2, "d": 2.5, "b": true, "n": nil, "a": [1, "x"], "o": ["k": "v"]]
        #expect(value["s"]?.stringValue == "text")
        #expect(value["i"]?.integerValue == 2)
        #expect(value["i"]?.numberValue == 2)
        #expect(value["d"]?.integerValue == nil)
        #expect(value["d"]?.numberValue == 2.5)
        #expect(value["b"]?.boolValue == true)
        #expect(value["n"]?.isNull == true)
        #expect(value["s"]?.isNull == false)
        #expect(value["a"]?[1]?.stringValue == "x")
        #expect(value["a"]?.arrayValue == [1, "x"])
        #expect(value["o"]?["k"] == "v")
        #expect(value["o"]?.objectValue?.keys == ["k"])
        #expect(value["none"] == nil)
        #expect(value["a"]?[2] == nil)
        #expect(value["a"]?[-1] == nil)
        #expect(value["a"]?["k"] == nil)
        #expect(value["o"]?[0] == nil)
        #expect(JSONValue.number(1e300).integerValue == nil)
        #expect(JSONValue.number(.nan).integerValue == nil)
        for wrong in [value["n"], value["o"]] {
            #expect(wrong?.stringValue == nil)
            #expect(wrong?.numberValue == nil)
            #expect(wrong?.integerValue == nil)
            #expect(wrong?.boolValue == nil)
            #expect(wrong?.arrayValue == nil)
        }
        #expect(value["n"]?.objectValue == nil)
    }

    @Test func equality() {
        #expect(JSONValue.string("é") != .string("e\u{301}"))
        #expect(JSONValue.string("é") == .string("\u{e9}"))
        #expect(JSONValue.number(0) == .number(-0.0))
        #expect(JSONValue.number(1) != true)
        #expect(JSONValue.null != false)
        #expect(JSONValue.object(["a": 1, "b": 2]) != ["b": 2, "a": 1])
        #expect(JSONValue.object(["a": 1]) != ["a": 1, "b": 2])
        #expect(JSONValue.object(["é": 1]) != ["e\u{301}": 1])
        #expect(JSONValue.array([1, 2]) != [2, 1])
    }

    @Test func interpolation() {
        let count = 3
        let value: JSONValue = "count \(count)"
        #expect(value == .string("count 3"))
    }

    private func randomValue(depth: Int, _ random: inout SystemRandomNumberGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .number(Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 1000)
        case 3, 4: return .string(randomText(&random))
        case 5:
            return .array(
                (0..<Int.random(in: 0...5, using: &random)).map { _ in randomValue(depth: depth - 1, &random) })
        default:
            let count = [0, 1, 3, 16, 17, 18, 40].randomElement(using: &random)!
            return .object(
                JSONObject((0..<count).map { _ in (randomText(&random), randomValue(depth: depth - 4, &random)) }))
        }
    }

    private func randomText(_ random: inout SystemRandomNumberGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "b", "\"", "\\", "/", "\n", "\0", "\u{1f}", " ", "é", "e", "\u{301}", "漢", "🚀", "\u{2028}",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            text.unicodeScalars.append(scalars.randomElement(using: &random)!)
        }
        return text
    }
}
