import JSON
import Testing

@testable import Emulator

/// `fixtures/seed.schema.json` says what the reader does: the example, which has every member of the schema, is changed in one
/// place at a time, and both must think alike of it.
@Suite struct SeedSchemaTests {
    private let schema: JSONSchema
    private let example: JSONValue

    init() throws {
        let root = String(#filePath).split(separator: "/").dropLast(4).joined(separator: "/")
        schema = JSONSchema(
            root: try JSONValue(parsing: SeedFile.contents("/\(root)/fixtures/seed.schema.json")))
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
        ["no user has", "no website has", "no visitor of"].contains(where: complaint.contains)
    }

    @Test func theExampleIsASeedByBoth() throws {
        #expect(complaint(example) == nil)
        #expect(schema.accepts(example))
        #expect(places.count > 250)
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
        for place in places where place.value.stringValue != nil {
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
                == "2 users, 1 website, 1 access token, 1 website key, 2 visitors, 5 events, 1 payment")
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
