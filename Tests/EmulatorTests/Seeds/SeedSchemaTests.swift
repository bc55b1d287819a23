import DataFastAPI
import JSON
import Testing

@testable import Emulator

/// `fixtures/seed.schema.json` says what the reader does: the example, which has every member of the schema, is changed in one
/// place at a time, and both must think alike of it.
@Suite struct SeedSchemaTests {
    /// The bytes of the file.
    private let file: [UInt8]
    private let schema: JSONSchema
    private let example: JSONValue

    init() throws {
        let root = String(#filePath).split(separator: "/").dropLast(4).joined(separator: "/")
        file = try SeedFile.contents("/\(root)/fixtures/seed.schema.json")
        schema = JSONSchema(root: try JSONValue(parsing: file))
        example = try JSONValue(parsing: Array(Seed.example.utf8))
    }

    /// A place in the example, and what the schema says of it.
    private struct Place {
        var path: [Step] = []
        var value: JSONValue
        var schema: JSONValue

        enum Step {
            case member(String)
            case element(Int)
        }

        var name: String {
            path.reduce("") { text, step in
                switch step {
                case .member(let key): text.isEmpty ? key : "\(text).\(key)"
                case .element(let index): "\(text)[\(index)]"
                }
            }
        }
    }

    /// Every place of the example that is not free to hold anything.
    private var places: [Place] { places(below: Place(value: example, schema: schema.root)) }

    private func places(below place: Place) -> [Place] {
        let rule = schema.resolved(place.schema)
        var children: [Place] = []
        if let object = place.value.objectValue {
            let properties = schema.rules(rule, for: place.value).properties
            for member in object.members where member.key.first != "$" {
                guard let rule = properties[member.key] else { continue }
                children.append(Place(path: place.path + [.member(member.key)], value: member.value, schema: rule))
            }
        }
        for (index, element) in (place.value.arrayValue ?? []).enumerated() {
            children.append(
                Place(path: place.path + [.element(index)], value: element, schema: rule["items"] ?? true))
        }
        return [place] + children.flatMap(places)
    }

    /// The example with another value at a place; nil takes it away.
    private func example(_ place: Place, _ value: JSONValue?) -> JSONValue {
        Self.changed(example, place.path[...], value) ?? .null
    }

    private static func changed(_ old: JSONValue, _ path: ArraySlice<Place.Step>, _ new: JSONValue?) -> JSONValue? {
        guard let step = path.first else { return new }
        switch (step, old) {
        case (.member(let key), .object(let object)):
            return .object(
                JSONObject(
                    object.members.compactMap { member in
                        if member.key != key { return (member.key, member.value) }
                        return changed(member.value, path.dropFirst(), new).map { (key, $0) }
                    }))
        case (.element(let index), .array(var elements)):
            elements[index] = changed(elements[index], path.dropFirst(), new) ?? .null
            return .array(elements)
        default: return nil
        }
    }

    /// What the reader says of a seed.
    private func complaint(_ seed: JSONValue) -> String? {
        var number = 0
        var reader = SeedReader(now: SeedWorld.noon) { _ in
            number += 1
            return "\(number)"
        }
        do throws(SeedError) {
            _ = try reader.read(seed)
            return nil
        } catch {
            return error.description
        }
    }

    /// What no schema can say: that something else is not there, or is there already.
    private func isAboutOtherPlaces(_ complaint: String) -> Bool {
        [
            "no user has", "no website has", "no visitor of", "must be the _id of", "must be signup-funnel",
            "must be a region of",
        ].contains(where: complaint.contains)
    }

    @Test func theExampleIsASeedByBoth() throws {
        #expect(complaint(example) == nil)
        #expect(schema.accepts(example))
        #expect(places.count > 300)
        let names = Set(places.map(\.name))
        for name in [
            "visitors[0].sessions[0].events[0].type", "visitors[0].sessions[0].events[2].url", "botTraffic.token",
            "mentions[0].media[0]", "mentions[1].engagement.score", "funnels[0].steps[1].goalName",
        ] {
            #expect(names.contains("websites[0].\(name)"), "\(name)")
        }
    }

    @Test func theBasicSeedIsASeedByTheSchema() throws {
        #expect(schema.accepts(try JSONValue(parsing: Array(Seed.basic.utf8))))
    }

    @Test func theExampleHasEveryMember() {
        var used: Set<String> = []
        var known: Set<String> = []
        for place in places {
            guard let object = place.value.objectValue else { continue }
            for (name, rule) in schema.rules(place.schema, for: place.value).properties where name.first != "$" {
                let definition =
                    "\(place.schema["$ref"]?.stringValue ?? place.schema["anyOf"]?.description ?? "") \(name)"
                known.insert(definition)
                if object[name] != nil { used.insert(definition) }
                _ = rule
            }
        }
        #expect(known.subtracting(used) == [])
    }

    @Test func objectsHaveTheMembersThatTheReaderKnows() throws {
        for place in places {
            guard let object = place.value.objectValue, schema.resolved(place.schema)["properties"] != nil else {
                continue
            }
            let strange = JSONValue.object(JSONObject(object.members.map { ($0.key, $0.value) } + [("strange", 1)]))
            let path = place.name.isEmpty ? "strange" : "\(place.name).strange"
            let prefix = "\(path): unknown key; allowed: "
            let complaint = complaint(example(place, strange)) ?? ""
            #expect(complaint.hasPrefix(prefix), "\(complaint)")
            let allowed = complaint.dropFirst(prefix.count).replacing(", ", with: ",").split(separator: ",").map(
                String.init)
            let rules = schema.rules(place.schema, for: place.value)
            let possible = Set(rules.properties.keys.filter { $0.first != "$" })
            #expect(Set(allowed) == possible || Set(allowed) == Set(rules.named.filter { $0.first != "$" }), "\(path)")
            #expect(!schema.accepts(example(place, strange)), "\(path)")
        }
    }

    @Test func bothRequireTheSameMembers() throws {
        for place in places {
            guard case .member = place.path.last else { continue }
            let changes: [JSONValue?] = [.none, .some(.null)]
            for change in changes {
                let seed = example(place, change)
                let complaint = complaint(seed)
                if let complaint, isAboutOtherPlaces(complaint) { continue }
                #expect(schema.accepts(seed) == (complaint == nil), "\(place.name): \(complaint ?? "accepted")")
            }
        }
    }

    @Test func bothRefuseOtherTypes() throws {
        for place in places where !place.path.isEmpty {
            for other: JSONValue in [true, 1.5, "", [[]], [:]] {
                let seed = example(place, other)
                let complaint = complaint(seed)
                if let complaint, isAboutOtherPlaces(complaint) { continue }
                // What a text must say, such as the name of a goal, only the reader knows.
                if other.stringValue != nil, place.value.stringValue != nil { continue }
                #expect(
                    schema.accepts(seed) == (complaint == nil), "\(place.name), \(other): \(complaint ?? "accepted")")
            }
        }
    }

    @Test func bothTakeTheSameChoices() throws {
        for place in places where place.value.stringValue != nil && !isOfTable(place) {
            let complaint = complaint(example(place, "no such word")) ?? ""
            let choices = complaint.firstRange(of: ": must be one of: ").map { complaint[$0.upperBound...] }
            let allowed = choices.map { $0.replacing(", ", with: ",").split(separator: ",").map(String.init) }
            let enumerated = schema.resolved(place.schema)["enum"]?.arrayValue?.compactMap(\.stringValue)
            #expect(allowed == enumerated, "\(place.name): \(complaint)")
        }
    }

    @Test func bothTakeTheSameCodes() throws {
        let codes = [
            ("region", ["FR-IDF", "FR-75C", "FR-1", "IDF", "fr-idf", "FR-", "FR-IDFX", "FR-I-F", "ÎF-IDF", ""]),
            ("currency", ["EUR", "eur", "Xyz", "EU", "EURO", "€UR", ""]),
        ]
        for (member, values) in codes {
            let places = places.filter {
                $0.name.hasSuffix(".\(member)") && !$0.name.hasSuffix("websites[0].\(member)")
            }
            #expect(!places.isEmpty)
            for (place, value) in places.flatMap({ place in values.map { (place, $0) } }) {
                let seed = example(place, .string(value))
                let complaint = complaint(seed)
                #expect(
                    schema.accepts(seed) == (complaint == nil), "\(place.name), \(value): \(complaint ?? "accepted")")
            }
        }
    }

    /// Codes of which the code has a table, by the name of the schema's definition.
    private static let tables: [(definition: String, values: Set<String>)] = [
        ("currency", CurrencyCode.all), ("country", Country.codes), ("placeAddress", PlaceTable.addresses),
        ("crawler", Set(Crawler.catalogue.map(\.id))),
    ]

    /// Whether the words that may stand there are many, and the reader's complaint does not name them.
    private func isOfTable(_ place: Place) -> Bool {
        ["currency", "country", "placeAddress"].contains { name in
            schema.resolved(place.schema) == schema.root["$defs"]?[name]
        }
    }

    @Test func tablesAreThoseOfTheCode() {
        for (definition, values) in Self.tables {
            let listed = schema.root["$defs"]?[definition]?["enum"]?.arrayValue?.compactMap(\.stringValue) ?? []
            #expect(Set(listed) == values && listed.count == values.count, "\(definition)")
        }
        #expect(places.filter(isOfTable).count >= 6)
    }

    /// Words and whether they may stand at the places whose names end so.
    private static let words: [(ending: String, right: [String], wrong: [String])] = [
        (
            "oalName", [" Sign Up\t", "a:b-c_1", String(repeating: "a", count: 64)],
            ["a!", "sign.up", "é", " ", "", String(repeating: "a", count: 65), String(repeating: "a", count: 300)]
        ),
        (
            "events[1].name", ["identify_me", "paymentx", "Sign Up"],
            ["a!", "sign.up", String(repeating: "a", count: 300), "identify", " Identify "]
                + LifecycleGoal.allCases.flatMap { goal in
                    [goal.rawValue, goal.rawValue.uppercased().replacing("_", with: " ")]
                }
        ),
        (
            "goals[0].name", ["payment", "free trial"],
            ["a!", String(repeating: "a", count: 300), "identify", "IDENTIFY"]
        ),
        ("websites[0].currency", ["EUR", "XTS"], ["ABC", "eur", "EURO", ""]),
        ("country", ["FR", "XK"], ["ZZ", "fr", "FRA", ""]),
        ("excludedCountries[0]", ["AQ"], ["ZZ", "aq", ""]),
        ("visitors[0].ip", ["192.0.2.1", "203.0.113.8"], ["8.8.8.8", "192.0.2.99", ""]),
        ("sessions[0].ip", ["192.0.2.1", "203.0.113.8"], ["8.8.8.8", "x"]),
        (
            "href",
            ["https://a.test", " HTTP://a.test:65535/é?x#/ ", "file:///a", "http://[::1]:80/", "http://u:p@a.test?"],
            [
                "x", "", "/a", "https://", "ftp://a.test/", "http://a b/", "http://a.test:65536/", "http://a.test:x/",
                "http://[::1/", "http://[g]/", "https:/a.test/", "http://a.test/\u{1}", "http://a%20b/",
            ]
        ),
        (
            "mentions[0].url", ["https://x.com/1", "at-x://did/1", "x://"],
            ["x", "", "1x://a", "x_y://a", "http://a|b/", "http://a:99999/"]
        ),
        ("media[0]", ["https://x.com/1"], ["x", ""]), ("author.image", ["https://x.com/1"], ["x", ""]),
        ("timezone", ["UTC"], [""]),
        (
            "notes[0].timestamp", ["2026-05-21", "-1d", "2026-05-21T00:00:00+02:00"],
            ["2026-5-21", "today", "", "2026-05-21T00:00"]
        ),
        ("notes[0].createdAt", ["-1d"], ["2026-05-21"]),
        (
            "edHostnames[0]", ["Staging.Example.com", " localhost ", "127.0.0.1", "xn--a.example"],
            ["staging", "https://a.test", "a.test:80", "*.a.test", "a.1", "a.b", "-a.test", "", "256.0.0.1"]
        ),
        ("excludedIps[0]", ["192.0.2.1", " 2001:DB8::1"], ["zz", "192.0.2.0/24", "192.0.2.256", ""]),
        (
            "excludedPaths[0]", ["/", " /a/* "],
            ["zz", "/a?b", "/a#b", "/a b", "", "/" + String(repeating: "a", count: 2048)]
        ),
        ("trigger.type", ["goal"], ["pageview", ""]), ("destination.type", ["email"], ["sms", ""]),
    ]

    @Test func bothTakeTheSameWords() {
        for (ending, right, wrong) in Self.words {
            let places = places.filter { $0.name.hasSuffix(ending) && $0.value.stringValue != nil }
            #expect(!places.isEmpty, "\(ending)")
            for place in places {
                for word in right + wrong {
                    let seed = example(place, .string(word))
                    let complaint = complaint(seed)
                    if let complaint, isAboutOtherPlaces(complaint) { continue }
                    #expect(
                        (complaint == nil) == right.contains(word), "\(place.name), \(word): \(complaint ?? "accepted")"
                    )
                    #expect(schema.accepts(seed) == right.contains(word), "the schema: \(place.name), \(word)")
                }
            }
        }
    }

    @Test func bothTakeTheSameNamesOfProperties() throws {
        for name in ["properties", "metadata"] {
            let place = try #require(places.first { $0.name.hasSuffix(name) && $0.value["plan"] != nil })
            for (property, isRight) in [
                ("a-b_1", true), ("A b", false), ("", false), ("$comment", false), ("é", false),
                (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
            ] {
                let seed = example(place, [property: "x"])
                #expect(
                    (complaint(seed) == nil) == isRight && schema.accepts(seed) == isRight, "\(place.name).\(property)")
            }
        }
    }

    /// Python's `re`, which some validators use, has no classes of Unicode; neither has it in the API's document.
    @Test func patternsAreOfThePlainKind() {
        func patterns(_ value: JSONValue) -> [String] {
            switch value {
            case .object(let object):
                object.flatMap { member in
                    (member.key == "pattern" ? [member.value.stringValue ?? ""] : []) + patterns(member.value)
                }
            case .array(let elements): elements.flatMap(patterns)
            default: []
            }
        }
        let documents = [DataFastEmulator.openAPI, DataFastEmulator.controlOpenAPI].map { try? JSONValue(parsing: $0) }
        let all = ([schema.root] + documents.map { $0 ?? .null }).map(patterns)
        #expect(all[0].count > 20 && all[1].count > 20)
        for pattern in all.joined() { #expect(!pattern.contains(#"\p"#) && !pattern.contains(#"\P"#), "\(pattern)") }
    }

    @Test func theProgramPrintsTheSchemaThatIsShipped() {
        #expect(DataFastEmulator.seedSchema == file)
    }

    @Test func annotationsMeanNothing() throws {
        #expect(
            try SeedWorld.complaint(#"{"$schema": "x", "$comment": [1], "users": [{"email": "a", "$comment": {}}]}"#)
                == nil)
        #expect(
            try SeedWorld.complaint(#"{"users": [{"email": "a", "$schema": "x"}]}"#)?
                .hasPrefix("seed.json: users[0].$schema: unknown key") == true)
        let clicked = try SeedWorld.plant(
            Seed.example.replacing(#""adClickIds": {"#, with: #""adClickIds": {"$comment": "none", "#))
        let stored = try clicked.store.connection.all(
            "SELECT ad_click_ids FROM sessions WHERE ad_click_ids IS NOT NULL"
        ) {
            $0.text(0)
        }
        #expect(stored.count == 1 && !stored[0].contains("comment"), "\(stored)")
    }

    @Test func whatASeedHolds() throws {
        let summary = try DataFastEmulator.check(.text(DataFastEmulator.exampleSeed))
        #expect(
            summary.description
                == "2 users, 1 website, 1 access token, 1 website key, 2 visitors, 5 events, 1 payment, 1 funnel, 1 alert, "
                + "1 note, 1 invitation, 2 mentions, 1 bot request")
        #expect(try DataFastEmulator.check(.empty).description.hasPrefix("0 users, 0 websites, 0 access tokens"))
        #expect(throws: EmulatorError.invalidSeed("seed: users: must be an array")) {
            try DataFastEmulator.check(.text(#"{"users": 1}"#))
        }
    }

    /// What only planting finds out is found out too, by the clock that is asked for.
    @Test func aSeedIsCheckedAsItIsPlanted() throws {
        let seed = Seed.example.replacing(
            #""at": "-2d", "sessionId""#, with: #""at": "2026-05-20T12:00:00Z", "sessionId""#)
        let noon = WorldClock.frozen(SeedWorld.noon)
        #expect(throws: EmulatorError.self) { try DataFastEmulator.check(.text(seed), clock: noon) }
        #expect(try DataFastEmulator.check(.text(Seed.example), clock: noon).visitors == 2)
    }
}
