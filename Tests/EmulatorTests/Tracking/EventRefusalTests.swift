import JSON
import Testing

@testable import Emulator

/// Every message of tracking.md 1.4.
@Suite struct EventRefusalTests {
    private static let types = "Invalid type: must be one of: pageview, custom, identify, payment, external_link"
    private static let name =
        "Invalid eventName: use lowercase letters, numbers, underscores, hyphens and colons, at most 64 characters"

    private func expect(_ status: Int, _ message: String, _ answer: (TestWorld) -> String) throws {
        let world = try TestWorld()
        let text = answer(world)
        #expect(text == #"{"status":"error","error":{"code":\#(status),"message":"\#(message)"}}"#)
        #expect(try world.rows("SELECT id FROM visitors") == [])
    }

    @Test(arguments: ["", "[]", "null", "{", "1", "\"x\"", "{} x"])
    func refusesWhatIsNoObject(_ body: String) throws {
        try expect(400, "Invalid JSON body") { $0.post(body).text }
    }

    @Test(arguments: [
        ("{}", "s: websiteId, href, type"), (#"{"href":"https://e.com/"}"#, "s: websiteId, type"),
        (#"{"href":null,"websiteId":"x","type":"nonsense"}"#, ": href"),
    ])
    func namesAllThatIsMissing(_ body: String, _ names: String) throws {
        try expect(400, "Missing required field\(names)") { $0.post(body).text }
    }

    @Test(
        arguments: [
            ("websiteId", 5, "Invalid websiteId: must be a string"), ("type", "click", types), ("type", 1, types),
            ("href", "/pricing", "Invalid href: must be an absolute URL"),
            ("href", "", "Invalid href: must be an absolute URL"),
            ("href", 5, "Invalid href: must be an absolute URL"),
            ("href", "ftp://example.com/", "Invalid href: must be an absolute URL"),
            ("visitorId", "x", "Invalid visitorId: must be a UUID v4"),
            ("visitorId", 7, "Invalid visitorId: must be a UUID v4"),
            ("visitorId", "a3ab2331-989f-1cfa-91c6-2461c9e3c6bd", "Invalid visitorId: must be a UUID v4"),
            ("visitorId", "a3ab2331-989f-4cfa-c1c6-2461c9e3c6bd", "Invalid visitorId: must be a UUID v4"),
        ] as [(String, JSONValue, String)])
    func refusesMembers(_ name: String, _ value: JSONValue, _ message: String) throws {
        try expect(400, message) { $0.track(JSONObject([(name, value)])).text }
    }

    @Test func refusesNoVisitor() throws {
        try expect(400, "Invalid visitorId: must be a UUID v4") { $0.track(without: "visitorId").text }
    }

    private static let userID = "Invalid user_id: must be a string of at most 255 characters"
    private static let tooMany = "Invalid extraData: at most 10 properties"
    private static let noObject = "Invalid extraData: must be an object"

    static let extraData: [(type: String, extra: String, message: String)] = [
        ("custom", "null", "Missing required field: eventName"),
        ("custom", "{}", "Missing required field: eventName"),
        ("custom", #"{"eventName":null}"#, "Missing required field: eventName"),
        ("custom", #""signup""#, noObject),
        ("payment", "[]", noObject),
        ("custom", #"{"eventName":5}"#, name),
        ("custom", #"{"eventName":""}"#, name),
        ("custom", #"{"eventName":"a.b"}"#, name),
        ("custom", #"{"eventName":"\#(text(65))"}"#, name),
        ("custom", #"{"eventName":" Identify"}"#, "Invalid eventName: identify is reserved"),
        ("custom", #"{"eventName":"Free Trial"}"#, "Invalid eventName: free_trial is reserved"),
        ("custom", #"{"eventName":"a","Plan":"x"}"#, "Invalid extraData: property name Plan is not allowed"),
        ("custom", #"{"eventName":"a",\#(elevenMembers)}"#, tooMany),
        ("identify", "null", "Missing required field: user_id"),
        ("identify", #"{"name":"Jane"}"#, "Missing required field: user_id"),
        ("identify", #"{"user_id":" "}"#, userID),
        ("identify", #"{"user_id":5}"#, userID),
        ("identify", #"{"user_id":"\#(text(256))"}"#, userID),
        ("identify", #"{"user_id":"u1",\#(elevenMembers)}"#, tooMany),
        ("external_link", "null", "Missing required field: url"),
        ("external_link", #"{"text":"x"}"#, "Missing required field: url"),
        (
            "external_link", #"{"url":"\#(text(2049))"}"#,
            "Invalid url: must be a string of at most 2048 characters"
        ),
    ]

    private static func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    private static let elevenMembers = (0..<11).map { #""k\#($0)":"v""# }.joined(separator: ",")

    @Test(arguments: extraData)
    func refusesExtraData(_ type: String, _ extra: String, _ message: String) throws {
        let extra = try JSONValue(parsing: extra)
        try expect(400, message) { $0.track(type, extra).text }
    }

    @Test func looksAtTheFirstMistakeOnly() throws {
        try expect(400, "Invalid href: must be an absolute URL") { world in
            world.track(["href": "x", "visitorId": "x", "type": "x", "websiteId": "unknown"]).text
        }
        try expect(400, "Invalid visitorId: must be a UUID v4") { world in
            world.track(["visitorId": "x", "type": "x", "websiteId": "unknown"]).text
        }
        try expect(400, Self.types) { world in world.track(["type": "x", "websiteId": "unknown"]).text }
    }

    @Test(arguments: ["dfid_other", "", "665f0b3c4d2e1a0012345679", "DFID_ABC123"])
    func knowsOnlyItsWebsites(_ id: String) throws {
        try expect(404, "Website not found") { $0.track(["websiteId": .string(id)]).text }
    }

    @Test func takesTheObjectID() throws {
        let world = try TestWorld()
        #expect(world.track(["websiteId": .string(TestWorld.websiteID.uppercased())]).status == 200)
        #expect(try world.rows("SELECT count(*) FROM pageviews") == ["1"])
    }

    @Test func refusesSuspendedWebsites() throws {
        let world = try TestWorld(website: { $0.isTrackingSuspended = true })
        let answer = world.track()
        #expect(answer.status == 403)
        #expect(
            answer.text
                == #"{"status":"error","error":{"code":403,"message":"Tracking is suspended for this website"}}"#)
    }

    @Test func limitsTheBody() throws {
        let world = try TestWorld()
        let body = JSONValue.object(TestWorld.pageview).description
        let padding = String(repeating: " ", count: 65536 - body.utf8.count)
        #expect(world.post(body + padding).status == 200)
        let answer = world.post(body + padding + " ")
        #expect(answer.status == 413)
        #expect(answer.text == #"{"status":"error","error":{"code":413,"message":"Request body too large"}}"#)
        #expect(try world.rows("SELECT count(*) FROM pageviews") == ["1"])
    }
}
