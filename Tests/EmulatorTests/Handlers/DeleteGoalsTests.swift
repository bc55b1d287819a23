import CivilTime
import HTTPServer
import Testing

@testable import Emulator

struct DeleteGoalsTests {
    private static let other = "b0000000-0000-4000-8000-000000000000"

    /// Two visitors with goals `signup` and `trial` at noon and an hour later.
    private static func filled(_ configure: (inout WorldSettings) -> Void = { _ in }) throws -> TestWorld {
        let world = try TestWorld(configure)
        for visitor in [TestWorld.visitor, other] {
            world.state.clock = .frozen(TestWorld.noon)
            try world.view(visitor: visitor)
            for _ in 0..<2 {
                for name in ["signup", "trial"] {
                    let body = #"{"datafast_visitor_id":"\#(visitor)","name":"\#(name)"}"#
                    #expect(world.send("POST", "/goals", body: body).status == 200)
                }
                world.advance(milliseconds: 3_600_000)
            }
        }
        return world
    }

    private func count(_ world: TestWorld) throws -> Int {
        let store = world.state.store
        let goals = try store.connection.first("SELECT count(*) FROM goals") { $0.int(0) }
        let counted = try store.connection.first("SELECT sum(goal_count) FROM sessions") { $0.int(0) }
        #expect(goals == counted, "sessions count what is there")
        return goals ?? -1
    }

    private static let visitor = "datafast_visitor_id=\(TestWorld.visitor)"
    private static let range = "startAt=2026-05-21T12:00:00Z&endAt=2026-05-21T12:00:00.000Z"
    private static let printed = #""timeRange":{"start":"2026-05-21T12:00:00.000Z","end":"2026-05-21T12:00:00.000Z"}"#
    private static let id = #""datafast_visitor_id":"\#(TestWorld.visitor)""#

    @Test(arguments: [
        (visitor, "Goal events deleted successfully", [id], 4),
        ("visitorId=\(TestWorld.visitor.uppercased())", "Goal events deleted successfully", [id], 4),
        ("name=Signup", "Goal events deleted successfully", [#""goal_name":"signup""#], 4),
        ("\(visitor)&name=signup", "Goal events deleted successfully", [id, #""goal_name":"signup""#], 6),
        ("\(visitor)&\(range)", "Goal events deleted successfully within time range", [id, printed], 6),
        (
            "name=signup&\(range)", "Goal events deleted successfully within time range",
            [#""goal_name":"signup""#, printed], 6
        ),
        (
            "\(visitor)&name=signup&\(range)", "Goal events deleted successfully within time range",
            [id, #""goal_name":"signup""#, printed], 7
        ),
        (range, "All goal events deleted successfully within time range", [printed], 4),
        ("name=nothing", "Goal events deleted successfully", [#""goal_name":"nothing""#], 8),
        (
            "visitorId=b0000000-0000-4000-8000-00000000000f", "Goal events deleted successfully",
            [#""datafast_visitor_id":"b0000000-0000-4000-8000-00000000000f""#], 8
        ),
    ])
    func removesWhatFitsAll(query: String, message: String, keys: [String], left: Int) throws {
        let world = try Self.filled()
        let members = ([#""message":"\#(message)""#] + keys).joined(separator: ",")
        expect(world.send("DELETE", "/goals?\(query)"), is: #"{"status":"success","data":[{\#(members)}]}"#)
        #expect(try count(world) == left)
    }

    @Test func datesAreLocalDaysAndOldNamesGiveWay() throws {
        let world = try Self.filled()
        // In New York.
        expect(
            world.send("DELETE", "/goals?start=2026-05-20&end=2026-05-21"),
            is: """
                {"status":"success","data":[{"message":"All goal events deleted successfully within time range",\
                "timeRange":{"start":"2026-05-20T04:00:00.000Z","end":"2026-05-22T03:59:59.999Z"}}]}
                """)
        #expect(
            world.send("DELETE", "/goals?startAt=2026-05-20&start=x&endAt=2026-05-20&timezone=Asia/Calcutta").text
                .contains(#"{"start":"2026-05-19T18:30:00.000Z","end":"2026-05-20T18:29:59.999Z"}"#))
        // The documented example: full UTC days are printed back as they came.
        #expect(
            world.send("DELETE", "/goals?startAt=2023-01-01T00:00:00Z&endAt=2023-01-31T23:59:59Z").text
                .contains(#"{"start":"2023-01-01T00:00:00.000Z","end":"2023-01-31T23:59:59.000Z"}"#))
    }

    @Test(arguments: [
        ("", "At least one of datafast_visitor_id, name, or startAt and endAt is required"),
        ("?timezone=UTC", "At least one of datafast_visitor_id, name, or startAt and endAt is required"),
        ("?name=&startAt=", "At least one of datafast_visitor_id, name, or startAt and endAt is required"),
        ("?startAt=2026-05-20", "startAt and endAt must be provided together"),
        ("?name=a&end=2026-05-20", "startAt and endAt must be provided together"),
        ("?startAt=2026-05-21&endAt=2026-05-20", "endAt must not be before startAt"),
        ("?datafast_visitor_id=x", "Invalid datafast_visitor_id: must be a UUID v4"),
        ("?visitorId=x", "Invalid visitorId: must be a UUID v4"),
        ("?name=identify", "Invalid name: identify is reserved"),
        ("?name=a&timezone=Mars/Olympus", "Invalid timezone: Mars/Olympus"),
    ])
    func refusesWrongQueries(query: String, message: String) throws {
        let world = try Self.filled()
        expect(world.send("DELETE", "/goals\(query)"), isError: 400, message)
        #expect(try count(world) == 8)
    }

    @Test func tooManyTimeOutAndNothingIsRemoved() throws {
        let world = try Self.filled { $0.deleteTimeoutRecords = 3 }
        expect(
            world.send("DELETE", "/goals?name=signup"), isError: 504,
            "Delete operation timed out. Retry with a smaller time range.")
        #expect(try count(world) == 8)
        #expect(world.send("DELETE", "/goals?name=signup&\(Self.visitor)").status == 200)
        #expect(try count(world) == 6)
    }

    @Test func theLimitItselfIsNotTooMany() throws {
        let world = try Self.filled { $0.deleteTimeoutRecords = 4 }
        #expect(world.send("DELETE", "/goals?name=signup").status == 200)
        #expect(try count(world) == 4)
    }

    @Test func goalsThatPaymentsStandForStay() throws {
        let world = try Self.filled()
        let payment =
            #"{"amount":5,"currency":"USD","transaction_id":"t","datafast_visitor_id":"\#(TestWorld.visitor)"}"#
        #expect(world.send("POST", "/payments", body: payment).status == 200)
        #expect(world.send("DELETE", "/goals?\(Self.visitor)").status == 200)
        #expect(world.send("DELETE", "/goals?name=payment").status == 200)
        #expect(
            world.send("GET", "/visitors/\(TestWorld.visitor)").text.contains(
                #""completedGoals":[{"name":"payment","description":null,"isServer":true,"timestamp":"#))
    }

    @Test func otherWebsitesKeepTheirs() throws {
        let world = try Self.filled()
        let key = try world.addWebsite("665f0b3c4d2e1a00123456ff", owner: TestWorld.owner)
        try world.addKey("df_other", websiteKey: key)
        #expect(world.send("DELETE", "/goals?name=signup", token: "df_other").status == 200)
        #expect(world.send("DELETE", "/goals?\(Self.visitor)", token: "df_other").status == 200)
        #expect(try count(world) == 8)
    }
}
