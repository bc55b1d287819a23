import HTTPServer
import JSON
import Testing

@testable import Emulator

struct CreateGoalTests {
    private static let bot = "b0000000-0000-4000-8000-000000000000"

    private func body(_ members: String) -> String {
        #"{"datafast_visitor_id":"\#(TestWorld.visitor)",\#(members)}"#
    }

    /// What the visitor's detail says of completed goals.
    private func goals(_ world: TestWorld) throws -> String {
        let text = world.send("GET", "/visitors/\(TestWorld.visitor)").text
        let value = try #require(
            try JSONValue(parsing: Array(text.utf8)).objectValue?["data"]?.objectValue?["activity"])
        return try #require(value.objectValue?["completedGoals"]).description
    }

    @Test func answersWithTheEventsID() throws {
        let world = try TestWorld()
        try world.view()
        let answer = world.send("POST", "/goals", body: body(#""name":"signup""#))
        let id = try #require(answer.text.split(separator: "\"").first { $0.utf8.count == 24 })
        expect(
            answer,
            is: #"{"status":"success","data":[{"message":"Custom event created successfully","eventId":"\#(id)"}]}"#)
        let seconds = TestWorld.noon.milliseconds / 1000
        #expect(id.hasPrefix(String(seconds, radix: 16)))
        #expect(world.send("POST", "/goals", body: body(#""name":"signup""#)).text != answer.text)
    }

    @Test func showsAtTheVisitorAsServerMade() throws {
        let world = try TestWorld()
        try world.view()
        world.advance(milliseconds: 1500)
        _ = world.send("POST", "/goals", body: body(#""name":" Sign Up ","description":"An <b>account</b>""#))
        _ = world.send("POST", "/goals", body: body(#""name":"payment""#))
        #expect(
            try goals(world) == """
                [{"name":"sign_up","description":"An <b>account</b>","isServer":true,\
                "timestamp":"2026-05-21T12:00:01.500Z","origin":"manual"},\
                {"name":"payment","description":null,"isServer":true,"timestamp":"2026-05-21T12:00:01.500Z",\
                "origin":"manual"}]
                """)
    }

    @Test func theAliasOfTheVisitorIsTakenButTheNameWins() throws {
        let world = try TestWorld()
        try world.view()
        let alias = #"{"visitorId":"\#(TestWorld.visitor.uppercased())","name":"a"}"#
        #expect(world.send("POST", "/goals", body: alias).status == 200)
        let both = #"{"visitorId":"\#(TestWorld.visitor)","datafast_visitor_id":"nonsense","name":"a"}"#
        expect(world.send("POST", "/goals", body: both), isError: 400, "Invalid datafast_visitor_id: must be a UUID v4")
    }

    @Test func customGoalsCountInTheirSessionAndLifecycleGoalsDoNot() throws {
        let world = try TestWorld()
        try world.view()
        func count() throws -> Int {
            try world.state.store.connection.first("SELECT goal_count FROM sessions") { $0.int(0) } ?? -1
        }
        _ = world.send("POST", "/goals", body: body(#""name":"free_trial""#))
        _ = world.send("POST", "/goals", body: body(#""name":"subscription_renewed""#))
        #expect(try count() == 0)
        _ = world.send("POST", "/goals", body: body(#""name":"signup""#))
        #expect(try count() == 1)
    }

    @Test func belongsToTheLatestSessionWhoseEndStays() throws {
        let world = try TestWorld()
        try world.view()
        world.advance(milliseconds: 31 * 60_000)
        try world.view()
        let second = world.state.clock.now
        world.advance(milliseconds: 3_600_000)
        _ = world.send("POST", "/goals", body: body(#""name":"signup""#))
        let row = try world.state.store.connection.first(
            "SELECT s.id, s.last_at, g.time FROM goals g JOIN sessions s ON s.id = g.session_id"
        ) { ($0.int64(0), $0.int64(1), $0.int64(2)) }
        #expect(row?.0 == 2)
        #expect(row?.1 == second.milliseconds)
        #expect(row?.2 == second.milliseconds + 3_600_000)
    }

    @Test func keepsCleanedProperties() throws {
        let world = try TestWorld()
        try world.view()
        _ = world.send(
            "POST", "/goals",
            body: body(#""name":"a","metadata":{"plan":"<b>pro</b>","price":9.50,"yes":true,"none":null}"#))
        _ = world.send("POST", "/goals", body: body(#""name":"a","metadata":{}"#))
        let stored = try world.state.store.connection.all("SELECT properties FROM goals ORDER BY id") {
            $0.textOrNil(0)
        }
        #expect(stored == [#"{"plan":"pro","price":"9.5","yes":"true"}"#, nil])
    }

    @Test func refusesBotsAndWhoHasNoPageview() throws {
        let world = try TestWorld()
        try world.view()
        try world.view(visitor: Self.bot)
        try world.state.store.flagBot(.init(Self.bot)!, websiteID: world.websiteKey)
        let unseenBot = "b0000000-0000-4000-8000-000000000001"
        try world.state.store.flagBot(.init(unseenBot)!, websiteID: world.websiteKey)
        for bot in [Self.bot, unseenBot] {
            expect(
                world.send("POST", "/goals", body: #"{"datafast_visitor_id":"\#(bot)","name":"a"}"#), isError: 400,
                "Visitor is a bot")
        }
        expect(
            world.send(
                "POST", "/goals",
                body: #"{"datafast_visitor_id":"b0000000-0000-4000-8000-000000000002","name":"a"}"#),
            isError: 404, "Visitor has no recorded pageviews")
        #expect(try world.state.store.connection.first("SELECT count(*) FROM goals") { $0.int(0) } == 0)
    }

    @Test func visitorsBelongToOneWebsite() throws {
        let world = try TestWorld()
        try world.view()
        let other = try world.addWebsite("665f0b3c4d2e1a00123456ff", owner: TestWorld.owner)
        try world.addKey("df_other", websiteKey: other)
        expect(
            world.send("POST", "/goals", token: "df_other", body: body(#""name":"a""#)), isError: 404,
            "Visitor has no recorded pageviews")
        expect(
            world.send("GET", "/visitors/\(TestWorld.visitor)", token: "df_other"), isError: 404,
            "Visitor data not found for this website")
    }

    @Test(arguments: [
        ("", "Missing required fields: datafast_visitor_id, name"),
        ("{}", "Missing required fields: datafast_visitor_id, name"),
        (#"{"name":"a"}"#, "Missing required field: datafast_visitor_id"),
        (#"{"visitorId":"x","name":null}"#, "Missing required field: name"),
        (#"{"visitorId":"x","name":"a"}"#, "Invalid visitorId: must be a UUID v4"),
        ("[]", "Invalid JSON body"), ("{", "Invalid JSON body"),
        (
            #"{"visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","name":"identify"}"#,
            "Invalid name: identify is reserved"
        ),
    ])
    func refusesWrongBodies(body: String, message: String) throws {
        expect(try TestWorld().send("POST", "/goals", body: body), isError: 400, message)
    }
}
