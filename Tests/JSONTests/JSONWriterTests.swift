import JSON
import Testing

struct JSONWriterTests {
    @Test func commasSetThemselves() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("status", "success")
        writer.beginArray("data")
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.integer(1)
        writer.number(0.5)
        writer.bool(true)
        writer.bool(false)
        writer.null()
        writer.string("a")
        writer.raw(Array(#"{"b":[]}"#.utf8))
        writer.raw("[1]".utf8.lazy.map { $0 })
        writer.endArray()
        writer.beginObject("page")
        writer.key("lim" + "it")
        writer.integer(100)
        writer.member("offset", 0)
        writer.endObject()
        writer.member("last", ["k": 1])
        writer.endObject()
        let expected =
            #"{"status":"success","data":[{},[],1,0.5,true,false,null,"a",{"b":[]},[1]],"page":{"limit":100,"offset":0},"#
            + #""last":{"k":1}}"#
        #expect(text(writer.finish()) == expected)
    }

    @Test func membersOfEveryKind() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("s", "x")
        writer.member("sn", String?.none)
        writer.member("i", -7)
        writer.member("in", Int?.none)
        writer.member("d", 2.50)
        writer.member("dn", Double?.none)
        writer.member("nan", Double.nan)
        writer.member("b", false)
        writer.member("bn", Bool?.none)
        writer.member("v", JSONValue.null)
        writer.endObject()
        #expect(
            text(writer.finish())
                == #"{"s":"x","sn":null,"i":-7,"in":null,"d":2.5,"dn":null,"nan":null,"b":false,"bn":null,"v":null}"#)
    }

    @Test(arguments: [
        (0, "0"), (-1, "-1"), (9, "9"), (10, "10"), (99, "99"), (100, "100"), (999, "999"), (1000, "1000"),
        (9999, "9999"), (10000, "10000"), (99999, "99999"), (100000, "100000"),
        (9_007_199_254_740_993, "9007199254740993"),
        (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
    ])
    func integers(value: Int, expected: String) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(text(writer.finish()) == expected)
    }

    /// Every byte that can need an escape, at every place within the eight bytes that are looked at together.
    @Test func escapesAtEveryPlace() {
        for scalar in (0..<0x80).map({ Unicode.Scalar(UInt8($0)) }) {
            for before in 0..<17 {
                for after in [0, 1, 7, 8, 9] {
                    let head = String(repeating: "é", count: before / 2) + String(repeating: "x", count: before % 2)
                    let tail = String(repeating: "y", count: after)
                    #expect(
                        JSONValue.string(head + String(scalar) + tail).description
                            == "\"\(head)\(escape(scalar))\(tail)\"")
                }
            }
        }
    }

    @Test func everythingElseIsLeftAsItIs() {
        let plain = "/ \u{7f} \u{80} é 漢字 🚀 \u{2028}\u{2029} \u{feff} \u{fffd}"
        #expect(JSONValue.string(plain).description == "\"\(plain)\"")
    }

    @Test func manyEscapesGrowTheBuffer() {
        let controls = String(repeating: "\u{1}", count: 5000)
        var writer = JSONWriter(capacity: 0)
        writer.string(controls)
        #expect(text(writer.finish()) == "\"" + String(repeating: "\\u0001", count: 5000) + "\"")
    }

    @Test func largeTextsGrowTheBuffer() {
        var writer = JSONWriter(capacity: 0)
        writer.beginArray()
        for number in 0..<20000 { writer.number(Double(number) + 0.25) }
        writer.endArray()
        let expected = "[" + (0..<20000).map { "\($0).25" }.joined(separator: ",") + "]"
        #expect(text(writer.finish()) == expected)
    }

    private func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\u{8}": return "\\b"
        case "\t": return "\\t"
        case "\n": return "\\n"
        case "\u{c}": return "\\f"
        case "\r": return "\\r"
        default:
            guard scalar.value < 0x20 else { return String(scalar) }
            return "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
        }
    }
}

func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
}
