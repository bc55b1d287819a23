import JSON
import Testing

struct JSONMembersTests {
    @Test func valuesAreThoseOfTheObject() throws {
        let text = #"{"a":1, "b" : "x\u00e9\n" ,"c":{"d":[1,{"e":null}]},"f":[],"g":{},"":true,"é":"🚀","n":null}"#
        let members = try JSONMembers(parsing: Array(text.utf8))
        let object = try #require(try JSONValue(parsing: text).objectValue)
        for member in object { #expect(members[member.key] == member.value) }
        #expect(members["d"] == nil)
        #expect(members["A"] == nil)
        // The same character, in other bytes.
        #expect(members["e\u{301}"] == nil)
        #expect(try JSONMembers(parsing: Array("{}".utf8))["a"] == nil)
    }

    @Test func ofSeveralOfOneNameTheLastCounts() throws {
        let members = try JSONMembers(parsing: Array(#"{"a":1,"b":2,"a":3}"#.utf8))
        #expect(members["a"] == 3)
        #expect(members["b"] == 2)
    }

    @Test func namesMayHaveEscapes() throws {
        let members = try JSONMembers(parsing: Array(#"{"a":1,"\u0061":2,"\"":3,"\u0062":4}"#.utf8))
        #expect(members["a"] == 2)
        #expect(members["\""] == 3)
        #expect(members["b"] == 4)
        #expect(members[#"\u0061"#] == nil)
    }

    @Test func membersOfMembers() throws {
        let members = try JSONMembers(
            parsing: Array(#"{"w":1,"v":{"w":2},"u":{"w":3},"v":{"w":4,"x":{"w":5},"w":6},"x":[{"w":7}]}"#.utf8))
        #expect(members["w"] == 1)
        // The last of each name.
        #expect(members["v", "w"] == 6)
        #expect(members["u", "w"] == 3)
        #expect(members["v", "x"] == ["w": 5])
        #expect(members["x", "w"] == nil)
        #expect(members["w", "w"] == nil)
        #expect(members["u", "x"] == nil)
        let last = try JSONMembers(parsing: Array(#"{"v":{"w":2},"v":null}"#.utf8))
        #expect(last["v", "w"] == nil)
        let escaped = try JSONMembers(parsing: Array(#"{"v":{"\u0077":2}}"#.utf8))
        #expect(escaped["v", "w"] == 2)
    }

    @Test func textsInPlaceOrDecoded() throws {
        let members = try JSONMembers(parsing: Array(#"{"a":"é🚀","b":"x\u00e9\n","c":"","d":1,"e":null}"#.utf8))
        func text(_ name: String, in members: JSONMembers) -> String? {
            var text: String?
            return members.withText(of: name) { text = String(decoding: $0, as: UTF8.self) } ? text : nil
        }
        #expect(text("a", in: members) == "é🚀")
        #expect(text("b", in: members) == "xé\n")
        #expect(text("c", in: members) == "")
        for name in ["d", "e", "f"] { #expect(text(name, in: members) == nil) }
        let escaped = try JSONMembers(parsing: Array(#"{"\u0061":"x","b":1}"#.utf8))
        #expect(text("a", in: escaped) == "x")
        #expect(text("b", in: escaped) == nil)
    }

    @Test(arguments: ["[]", "1", "\"a\"", "null", "", " ", "[{}]"]) func onlyAnObjectHasMembers(_ text: String) {
        let error = #expect(throws: JSONParseError.self) { try JSONMembers(parsing: Array(text.utf8)) }
        #expect(error?.expected == "an object")
    }

    @Test func nestingIsLimited() throws {
        func nest(_ depth: Int) -> [UInt8] {
            Array((#"{"a":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}").utf8)
        }
        #expect(try JSONMembers(parsing: nest(127))["a"] == JSONValue(parsing: nest(127))["a"])
        #expect(throws: JSONParseError.self) { try JSONMembers(parsing: nest(128)) }
        #expect(throws: JSONParseError.self) { try JSONMembers(parsing: nest(1_000_000), maximumDepth: .max) }
        #expect(try JSONMembers(parsing: nest(1), maximumDepth: 2)["a"] == [])
        #expect(throws: JSONParseError.self) { try JSONMembers(parsing: nest(1), maximumDepth: 1) }
    }

    /// Cut off or changed at any place, a text is refused for the same reason, or its members are the same.
    @Test func hostileTextsAreReadAsValuesAre() throws {
        let seed = Array(
            #"{"a":[1,-2.5e-7,"x\u00e9\ud83d\ude80\n",true,null],"é🚀":{"b":"\\","c":[[],{}]},"\u006e":1234567890123,"n":0}"#
                .utf8)
        for end in 0..<seed.count { expectSame(Array(seed[..<end])) }
        var random = SystemRandomNumberGenerator()
        let structural = Array(#"{}[],:"\u-+.eE019 "#.utf8)
        for _ in 0..<20_000 {
            var text = seed
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text[place] = structural.randomElement(using: &random)!
                case 1: text.insert(structural.randomElement(using: &random)!, at: place)
                default: text[place] = .random(in: 0...255, using: &random)
                }
            }
            expectSame(text)
        }
    }

    private func expectSame(_ text: [UInt8]) {
        let members = Result { () throws(JSONParseError) in try JSONMembers(parsing: text) }
        let value = Result { () throws(JSONParseError) in try JSONValue(parsing: text) }
        let shown = String(decoding: text, as: UTF8.self)
        switch (members, value) {
        case (.success(let members), .success(.object(let object))):
            for member in object {
                #expect(members[member.key]?.description == member.value.description, "\(shown)")
                for inner in member.value.objectValue ?? [:] {
                    #expect(
                        members[member.key, inner.key]?.description == inner.value.description, "\(shown)")
                }
            }
        case (.failure(let one), .failure(let other)):
            let isOfObject = one.expected == "an object" || one.offset == other.offset && one.expected == other.expected
            #expect(isOfObject, "\(shown): \(one), \(other)")
        case (.failure(let error), .success(let value)):
            #expect(error.expected == "an object" && value.objectValue == nil, "\(shown): \(error)")
        default:
            Issue.record("\(shown): \(members), \(value)")
        }
    }
}
