import HTTPServer
import JSON
import Testing

@testable import Emulator

/// A session counts nowhere, nor does what happened in it, until it has a pageview (tracking.md 2.2).
@Suite struct UncountedSessionTests {
    private static let ranges = ["", "&startAt=2026-05-21&endAt=2026-05-21"]

    /// What the reports of events tell of them.
    private func told(_ world: TestWorld, _ range: String = "") throws -> [String] {
        func count(_ answer: HTTPResponse) -> String { "\(answer.json["data"]?.arrayValue?.count ?? -1)" }
        let events = world.send("GET", "/analytics/realtime/map").json["data"]?["recentEvents"]?.arrayValue ?? []
        let signups = events.filter { $0["type"] == "signup" }
        return [
            count(world.admin("GET", "/goals")),
            count(world.send("GET", "/analytics/goals?fields=name,completions\(range)")),
            count(world.send("GET", "/analytics/goals/properties?eventName=signup\(range)")),
            count(world.send("GET", "/analytics/goals/properties?eventName=signup&propertyName=plan\(range)")),
            count(world.send("GET", "/analytics/exit-clicks?fields=url,clicks\(range)")), "\(signups.count)",
        ]
    }

    @Test func countsOnceItHasAPageview() throws {
        let world = try TestWorld()
        world.track("custom", ["eventName": "signup", "plan": "pro"])
        world.track("external_link", ["url": "https://x.com/"])
        for range in Self.ranges { #expect(try told(world, range) == ["0", "0", "0", "0", "0", "0"]) }
        #expect(world.admin("GET", "/goals").text == #"{"status":"success","data":[]}"#)
        world.advance(milliseconds: 60_000)
        world.track()
        for range in Self.ranges { #expect(try told(world, range) == ["1", "1", "1", "1", "1", "1"]) }
        #expect(world.admin("GET", "/goals").text.contains(#""total":1,"uv":1,"conversionRate":100,"#))
    }

    /// A visitor's later session, too.
    @Test func isNotSavedByAnother() throws {
        let world = try TestWorld()
        world.track()
        world.advance(milliseconds: 3_600_000)
        world.track("custom", ["eventName": "signup", "plan": "pro"])
        world.track("external_link", ["url": "https://x.com/"])
        #expect(try told(world) == ["0", "0", "0", "0", "0", "0"])
        func completed() -> Int? {
            let activity = world.send("GET", "/visitors/\(TestWorld.visitor)").json["data"]?["activity"]
            return activity?["completedGoals"]?.arrayValue?.count
        }
        #expect(completed() == 0)
        for query in ["/visitors?completedGoal=signup", "/analytics/pages?filter_goal=signup"] {
            #expect(world.send("GET", query).json["data"]?.arrayValue?.count == 0)
        }
        world.advance(milliseconds: 60_000)
        world.track()
        #expect(try told(world) == ["1", "1", "1", "1", "1", "1"])
        #expect(completed() == 1)
        for query in ["/visitors?completedGoal=signup", "/analytics/pages?filter_goal=signup"] {
            #expect(world.send("GET", query).json["data"]?.arrayValue?.count == 1)
        }
    }
}
