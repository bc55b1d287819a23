import HTTPServer
import Testing

@testable import Emulator

struct IdentifyVisitorTests {
    private static let other = "b0000000-0000-4000-8000-000000000000"

    private static func world() throws -> TestWorld {
        let world = try TestWorld()
        try world.view()
        try world.view(visitor: other)
        return world
    }

    private func identify(
        _ world: TestWorld, _ user: String, _ visitor: String = TestWorld.visitor, _ members: String = ""
    ) -> HTTPResponse {
        world.send(
            "POST", "/identify", body: #"{"user_id":"\#(user)","datafast_visitor_id":"\#(visitor)"\#(members)}"#)
    }

    private func profile(_ world: TestWorld, _ visitor: String = TestWorld.visitor) -> String? {
        let text = world.send("GET", "/visitors/\(visitor)").text
        guard let start = text.firstRange(of: #""profile":"#), let end = text.firstRange(of: #","prediction":"#) else {
            return nil
        }
        return String(text[start.upperBound..<end.lowerBound])
    }

    private func id(_ answer: HTTPResponse) -> String {
        answer.text.split(separator: "\"").first { $0.utf8.count == 24 }.map(String.init) ?? "none"
    }

    private func text(_ verb: String, _ id: String) -> String {
        #"{"status":"success","data":{"message":"User profile \#(verb) successfully","profileId":"\#(id)"}}"#
    }

    @Test func makesAProfileAndThenReplacesIt() throws {
        let world = try Self.world()
        #expect(profile(world) == nil)
        let first = identify(
            world, " user_1 ", TestWorld.visitor, #","email":"a@b.c","age":7,"tags":["x",null],"é":{}"#)
        expect(first, is: text("created", id(first)))
        #expect(
            profile(world) == """
                {"userId":"user_1","metadata":{"email":"a@b.c","age":7,"tags":["x",null],"é":{}},\
                "identifiedAt":"2026-05-21T12:00:00.000Z"}
                """)
        world.advance(milliseconds: 1)
        expect(identify(world, "user_1", TestWorld.visitor, #","plan":"pro""#), is: text("updated", id(first)))
        #expect(
            profile(world)
                == #"{"userId":"user_1","metadata":{"plan":"pro"},"identifiedAt":"2026-05-21T12:00:00.001Z"}"#)
        expect(identify(world, "user_1"), is: text("updated", id(first)))
        #expect(profile(world)?.contains(#""metadata":{}"#) == true)
    }

    @Test func visitorsShareAProfileAndMayChangeToAnother() throws {
        let world = try Self.world()
        let first = identify(world, "user_1")
        expect(identify(world, "user_1", Self.other, #","n":1"#), is: text("updated", id(first)))
        #expect(profile(world) == profile(world, Self.other))
        let second = identify(world, "user_2", Self.other)
        expect(second, is: text("created", id(second)))
        #expect(id(first) != id(second))
        #expect(profile(world)?.contains("user_1") == true)
        #expect(profile(world, Self.other)?.contains("user_2") == true)
        // The case of a user id counts.
        #expect(identify(world, "USER_1").text.contains("created"))
    }

    @Test func refusesWhoHasNoPageviewAndBots() throws {
        let world = try Self.world()
        try world.state.store.flagBot(.init(Self.other)!, websiteID: world.websiteKey)
        for visitor in [Self.other, "b0000000-0000-4000-8000-00000000000f"] {
            expect(identify(world, "u", visitor), isError: 404, "Visitor has no recorded pageviews")
        }
    }

    @Test func aCookielessWebsiteSaysYesAndKeepsNothing() throws {
        let world = try TestWorld(website: { $0.isCookieless = true })
        try world.view()
        for visitor in [TestWorld.visitor, "b0000000-0000-4000-8000-00000000000f"] {
            for _ in 0..<2 {
                expect(
                    identify(world, "u", visitor),
                    is: #"{"status":"success","data":{"message":"User profile created successfully"}}"#)
            }
        }
        #expect(profile(world) == nil)
        expect(identify(world, "u", "x"), isError: 400, "Invalid datafast_visitor_id: must be a UUID v4")
    }

    @Test(arguments: [
        ("", "Missing required fields: user_id, datafast_visitor_id"), ("7", "Invalid JSON body"),
        (#"{"datafast_visitor_id":"x"}"#, "Missing required field: user_id"),
        (#"{"user_id":" ","datafast_visitor_id":"x"}"#, "Invalid user_id: must be a string of at most 255 characters"),
        (#"{"user_id":7,"datafast_visitor_id":"x"}"#, "Invalid user_id: must be a string of at most 255 characters"),
        (#"{"user_id":"u","datafast_visitor_id":"x"}"#, "Invalid datafast_visitor_id: must be a UUID v4"),
        (#"{"user_id":"u","visitorId":"x"}"#, "Missing required field: datafast_visitor_id"),
    ])
    func refusesWrongBodies(body: String, message: String) throws {
        expect(try TestWorld().send("POST", "/identify", body: body), isError: 400, message)
    }
}
