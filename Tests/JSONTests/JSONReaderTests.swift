import JSON
import Testing

struct JSONReaderTests {
    /// What a reader makes of those members of a text that have these names.
    private func read(
        _ text: [UInt8], names: [StaticString], maximumDepth: Int = 128
    ) throws(JSONParseError) -> [String] {
        try text.withUnsafeBufferPointer { (bytes) throws(JSONParseError) in
            var reader = try JSONReader(UnsafeRawBufferPointer(bytes), maximumDepth: maximumDepth)
            guard try reader.enterObject() else {
                try reader.finish()
                return []
            }
            var found: [String] = []
            while let member = try reader.nextMember() {
                guard let name = names.first(where: { member == $0 }) else { continue }
                let value = try reader.value()
                found.append("\(name)=\(value)")
            }
            try reader.finish()
            return found
        }
    }

    private func read(_ text: String, names: StaticString...) throws(JSONParseError) -> [String] {
        try read(Array(text.utf8), names: names)
    }

    @Test func valuesAreThoseOfTheMembers() throws {
        let text = #"{"a":1, "b" : "x\u00e9\n" ,"c":{"d":[1,{"e":null}]},"f":[],"g":{},"":true,"é":"🚀","n":null}"#
        #expect(
            try read(text, names: "a", "b", "c", "f", "g", "", "é", "n") == [
                "a=1", #"b="xé\n""#, #"c={"d":[1,{"e":null}]}"#, "f=[]", "g={}", "=true", #"é="🚀""#, "n=null",
            ])
        #expect(try read(text, names: "d", "A", "e\u{301}") == [])
        #expect(try read("{}", names: "a") == [])
        #expect(try read(#" { "a" : 1 , "a" : 2 } "#, names: "a") == ["a=1", "a=2"])
    }

    @Test func namesMayHaveEscapes() throws {
        let text = #"{"a":1,"\u0061":2,"\"":3,"\u0062":4}"#
        #expect(try read(text, names: "a", "b", "\"") == ["a=1", "a=2", "\"=3", "b=4"])
        #expect(try read(text, names: #"\u0061"#) == [])
    }

    @Test func objectsWithinObjects() throws {
        let text = Array(#"{"v":{"w":[1],"x":{"w":2},"y":3},"w":4,"v":null,"u":{},"t":5}"#.utf8)
        let found = try text.withUnsafeBufferPointer { (bytes) throws(JSONParseError) in
            var reader = try JSONReader(UnsafeRawBufferPointer(bytes))
            var found: [String] = []
            guard try reader.enterObject() else { return found }
            while let name = try reader.nextMember() {
                if name == "v" || name == "u" {
                    guard try reader.enterObject() else {
                        found.append("no object")
                        continue
                    }
                    found.append("{")
                    while let name = try reader.nextMember() {
                        if name == "y" { found.append("\(try reader.value())") }
                    }
                    found.append("}")
                } else if name == "t" {
                    found.append("\(try reader.value())")
                }
            }
            try reader.finish()
            return found
        }
        #expect(found == ["{", "3", "}", "no object", "{", "}", "5"])
    }

    @Test func textsInPlaceOrDecoded() throws {
        let text = Array(#"{"a":"é🚀","b":"x\u00e9\n","c":"","d":1,"e":null,"f":["x"]}"#.utf8)
        let found = try text.withUnsafeBufferPointer { (bytes) throws(JSONParseError) in
            var reader = try JSONReader(UnsafeRawBufferPointer(bytes))
            var found: [String?] = []
            guard try reader.enterObject() else { return found }
            while let name = try reader.nextMember() {
                if name == "e" {
                    let isNull = reader.isNull
                    #expect(isNull)
                }
                var text = ""
                let isText = try reader.readText { text = String(decoding: $0, as: UTF8.self) }
                found.append(isText ? text : nil)
            }
            try reader.finish()
            return found
        }
        #expect(found == ["é🚀", "xé\n", "", nil, nil, nil])
    }

    @Test(arguments: ["[]", "1", "\"a\"", "null", "[{}]"]) func whatIsNoObjectIsPassedOver(_ text: String) throws {
        #expect(try read(text) == [])
        #expect(throws: JSONParseError.self) { try read(text + "x") }
    }

    @Test func nestingIsLimited() throws {
        func nest(_ depth: Int) -> [UInt8] {
            Array((#"{"a":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}").utf8)
        }
        #expect(try read(nest(127), names: ["a"]).count == 1)
        #expect(try read(nest(127), names: []).isEmpty)
        #expect(throws: JSONParseError.self) { try read(nest(128), names: ["a"]) }
        #expect(throws: JSONParseError.self) { try read(nest(128), names: []) }
        #expect(throws: JSONParseError.self) { try read(nest(1_000_000), names: [], maximumDepth: .max) }
        #expect(try read(nest(1), names: ["a"], maximumDepth: 2) == ["a=[]"])
        #expect(throws: JSONParseError.self) { try read(nest(1), names: ["a"], maximumDepth: 1) }
    }

    /// Cut off or changed at any place, a text is refused as it is when a value is made of it, or its members are the same.
    @Test func hostileTextsAreReadAsValuesAre() throws {
        let seed = Array(
            #"{"a":[1,-2.5e-7,"x\u00e9\ud83d\ude80\n",true,null],"é🚀":{"b":"\\","c":[[],{}]},"\u006e":1234567890123,"n":0}"#
                .utf8)
        for end in 0..<seed.count { expectSame(Array(seed[..<end])) }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 { expectSame(hostileChange(of: seed, using: &random)) }
    }

    private func expectSame(_ text: [UInt8]) {
        let value = Result { () throws(JSONParseError) in try JSONValue(parsing: text) }
        let shown = String(decoding: text, as: UTF8.self)
        // Once with the values made, once with all passed over.
        for names: [StaticString] in [["a", "é🚀", "n"], []] {
            let members = Result { () throws(JSONParseError) in try read(text, names: names) }
            switch (members, value) {
            case (.success(let members), .success(let value)):
                for name in names {
                    let last = members.last { $0.hasPrefix("\(name)=") }
                    #expect(last == value["\(name)"].map { "\(name)=\($0)" }, "\(shown)")
                }
            case (.failure(let one), .failure(let other)):
                #expect(one.offset == other.offset && one.expected == other.expected, "\(shown): \(one), \(other)")
            default:
                Issue.record("\(shown): \(members), \(value)")
            }
        }
    }
}
