import CivilTime
import JSON
import Store
import Testing

@testable import Emulator

struct GoalPropertyTests {
    private static let second = "b3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
    private static let third = "c3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

    private static func complete(
        _ world: TestWorld, _ visitor: String, _ properties: String?, goal name: String = "signup"
    ) throws {
        let id = try #require(VisitorID(visitor))
        let known = try #require(try world.state.store.visitor(id, websiteID: world.websiteKey))
        try world.state.store.recordGoal(
            Goal(
                objectID: world.state.newObjectID(), name: name, properties: properties, isServer: true,
                isCustom: name != "trial_started"),
            websiteID: world.websiteKey, visitor: known, time: world.state.clock.now)
    }

    private static func world() throws -> TestWorld {
        let world = try TestWorld()
        for visitor in [TestWorld.visitor, second, third] { try world.view(visitor: visitor) }
        try complete(world, TestWorld.visitor, #"{"plan":"pro","source":"ad"}"#)
        try complete(world, TestWorld.visitor, #"{"plan":"pro"}"#)
        try complete(world, second, #"{"plan":"starter","Plan":"a \"b\" é"}"#)
        try complete(world, second, nil)
        try complete(world, third, #"{"plan":"starter"}"#)
        try complete(world, third, #"{"file":"a.zip"}"#, goal: "download")
        try complete(world, third, #"{"plan":"x"}"#, goal: "trial_started")
        return world
    }

    private static func page(_ rows: String, limit: Int = 100, offset: Int = 0, total: Int) -> String {
        """
        {"status":"success","data":[\(rows)],\
        "pagination":{"limit":\(limit),"offset":\(offset),"total":\(total)}}
        """
    }

    private static let path = "/analytics/goals/properties?eventName="

    @Test func propertiesOfAGoal() throws {
        let world = try Self.world()
        let plan = #"{"propertyName":"plan","completions":4,"visitors":3}"#
        let others = """
            {"propertyName":"Plan","completions":1,"visitors":1},{"propertyName":"source","completions":1,"visitors":1}
            """
        expect(world.send("GET", Self.path + "signup"), is: Self.page("\(plan),\(others)", total: 3))
        expect(
            world.send("GET", Self.path + "signup&limit=2&offset=1"),
            is: Self.page(others, limit: 2, offset: 1, total: 3))
        expect(world.send("GET", Self.path + "signup&offset=9"), is: Self.page("", offset: 9, total: 3))
    }

    @Test func valuesOfAProperty() throws {
        let world = try Self.world()
        expect(
            world.send("GET", Self.path + "signup&propertyName=plan"),
            is: Self.page(
                """
                {"value":"starter","completions":2,"visitors":2},{"value":"pro","completions":2,"visitors":1}
                """, total: 2))
        expect(
            world.send("GET", Self.path + "signup&propertyName=Plan"),
            is: Self.page(#"{"value":"a \"b\" é","completions":1,"visitors":1}"#, total: 1))
    }

    @Test(arguments: ["nothing", "Signup", "trial_started", "signup&propertyName=PLAN", "download&propertyName=plan"])
    func whatIsUnknownHasNone(query: String) throws {
        expect(try Self.world().send("GET", Self.path + query), is: Self.page("", total: 0))
    }

    @Test func onlyWhatIsInTheWindowAndOfPeople() throws {
        let world = try Self.world()
        world.advance(milliseconds: 86_400_000)
        try Self.complete(world, Self.third, #"{"plan":"pro"}"#)
        expect(
            world.send("GET", Self.path + "signup&startAt=2026-05-22&endAt=2026-05-22"),
            is: Self.page(#"{"propertyName":"plan","completions":1,"visitors":1}"#, total: 1))
        try world.state.store.flagBot(try #require(VisitorID(Self.third)), websiteID: world.websiteKey)
        expect(
            world.send("GET", Self.path + "signup&propertyName=plan"),
            is: Self.page(
                """
                {"value":"pro","completions":2,"visitors":1},{"value":"starter","completions":1,"visitors":1}
                """, total: 2))
    }

    @Test func needsAGoal() throws {
        let world = try TestWorld()
        expect(
            world.send("GET", "/analytics/goals/properties"), isError: 400, "Missing required field: eventName")
        expect(
            world.send("GET", Self.path + "a&limit=0"), isError: 400, "Invalid limit: must be an integer of 1 or more")
        expect(
            world.send("GET", Self.path + "a&endAt=2026-05-01"), isError: 400,
            "startAt and endAt must be provided together")
    }
}
