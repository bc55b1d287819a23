import JSON
import Testing

struct JSONObjectTests {
    @Test func theLastOfOneNameWinsInTheFirstPlace() throws {
        #expect(try JSONValue(parsing: #"{"a":1,"b":2,"a":3}"#).description == #"{"a":3,"b":2}"#)
        #expect(try JSONValue(parsing: #"{"a":1,"\u0061":2}"#).description == #"{"a":2}"#)
        #expect((["a": 1, "b": 2, "a": 3] as JSONValue).description == #"{"a":3,"b":2}"#)
    }

    @Test(arguments: [
        (#"{"a":1,"b":2,"a":3}"#, 13, "a"), (#"{"a":null,"a":null}"#, 10, "a"), (#"{"a":1,"\u0061":2}"#, 7, "a"),
        (#"[{"a":{"\n":1, "\n":2}}]"#, 15, #"\n"#),
    ])
    func aRepeatedNameCanBeRefused(text: String, offset: Int, name: String) throws {
        let error = #expect(throws: JSONParseError.self) {
            try JSONValue(parsing: text, allowsRepeatedKeys: false)
        }
        #expect(error?.offset == offset)
        #expect(error?.expected == #"a key other than "\#(name)", which is there already"#)
        #expect(throws: Never.self) { try JSONValue(parsing: text) }
    }

    @Test func namesOfDifferentObjectsMayBeTheSame() throws {
        let text = #"[{"a":{"a":1},"A":2},{"a":3}]"#
        #expect(try JSONValue(parsing: text, allowsRepeatedKeys: false) == JSONValue(parsing: text))
    }

    @Test func keysLikeIntegersStayWhereTheyAre() throws {
        #expect(try JSONValue(parsing: #"{"b":1,"10":2,"2":3}"#).description == #"{"b":1,"10":2,"2":3}"#)
    }

    @Test func keysDifferByTheirBytes() throws {
        let object = try #require(try JSONValue(parsing: #"{"é":1,"e\u0301":2}"#).objectValue)
        #expect(object.count == 2)
        #expect(object["e\u{301}"] == 2)
        var large = JSONObject((0..<30).map { ("k\($0)", JSONValue.null) })
        large["é"] = 1
        large["e\u{301}"] = 2
        #expect(large.count == 32)
        #expect(large["\u{e9}"] == 1)
    }

    /// Against the plainest model, around the size at which look-up changes.
    @Test func settingAndRemoving() {
        var random = SystemRandomNumberGenerator()
        for range in [4, 16, 18, 40] {
            var object = JSONObject()
            var model: [(key: String, value: JSONValue)] = []
            for step in 0..<2000 {
                let key = "key \(Int.random(in: 0..<range, using: &random))"
                let value: JSONValue? = Int.random(in: 0..<3, using: &random) == 0 ? nil : .number(Double(step))
                object[key] = value
                switch (model.firstIndex { $0.key == key }, value) {
                case (let place?, let value?): model[place].value = value
                case (let place?, nil): model.remove(at: place)
                case (nil, let value?): model.append((key, value))
                case (nil, nil): break
                }
                #expect(object.map(\.key) == model.map(\.key))
                #expect(object.map(\.value) == model.map(\.value))
                #expect(object[key] == value)
            }
        }
    }

    /// Half a million keys, which would take minutes if each were sought along all before it.
    @Test(.timeLimit(.minutes(1))) func manyKeys() throws {
        let text = "{" + (0..<500_000).map { "\"\($0 % 400_000)\":\($0)" }.joined(separator: ",") + "}"
        let object = try #require(try JSONValue(parsing: text).objectValue)
        #expect(object.count == 400_000)
        #expect(object["7"] == 400_007)
        #expect(object["399999"] == 399_999)
    }
}
