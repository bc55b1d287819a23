import CivilTime
import HTTPServer
import Store
import Testing

@testable import Emulator

struct AlertTests {
    private static func body(_ goal: String = "signup", name: String = "New signup", _ others: String = "") -> String {
        #"{"name":"\#(name)","trigger":{"goalName":"\#(goal)"},"template":{"message":"A visitor signed up."}\#(others)}"#
    }

    private static func create(_ world: TestWorld, _ goal: String = "signup", _ others: String = "") -> String {
        world.admin("POST", "/alerts", body: body(goal, others)).string("_id")
    }

    private static func body(_ goal: String, _ others: String) -> String {
        body(goal, name: "New signup", others)
    }

    private static func row(_ id: String, _ status: String = #""sent","error":null"#, goal: String = "signup") -> String
    {
        """
        {"alertId":"\(id)","alertName":"New signup","goalName":"\(goal)","status":\(status),\
        "visitorId":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","triggeredAt":"2026-05-21T12:00:00.000Z"}
        """
    }

    private static func history(_ world: TestWorld, _ query: String = "") -> (rows: [String], counts: String) {
        let text = world.admin("GET", "/alerts/history\(query)").text
        let parts = text.split(separator: #"],"counts":"#)
        let rows = parts[0].dropFirst(#"{"status":"success","data":["#.count).split(separator: "},{").map(String.init)
        return (rows, String(parts.last?.dropLast() ?? ""))
    }

    @Test func createsAndLists() throws {
        let world = try TestWorld.withTeam()
        expect(world.admin("GET", "/alerts"), is: #"{"status":"success","data":[]}"#)
        let answer = world.admin(
            "POST", "/alerts", token: "dft_member",
            body: """
                {"name":" New signup ","trigger":{"type":"pageview","goalName":"Sign Up"},"destination":{"type":"sms"},
                "template":{"subject":" Hello ","message":" A visitor signed up. "},"isEnabled":false}
                """)
        let alert = """
            {"_id":"\(answer.string("_id"))","websiteId":"665f0b3c4d2e1a0012345678","name":"New signup",\
            "trigger":{"type":"goal","goalName":"sign_up"},"destination":{"type":"email"},\
            "template":{"subject":"Hello","message":"A visitor signed up."},"isEnabled":false,"recentLogs":[]}
            """
        expect(answer, is: #"{"status":"success","data":[\#(alert)]}"#)
        expect(world.admin("GET", "/alerts", token: "dft_viewer"), is: #"{"status":"success","data":[\#(alert)]}"#)
        world.advance(milliseconds: 1)
        let newer = world.admin("POST", "/alerts", body: Self.body())
        #expect(newer.text.contains(#""template":{"subject":null,"message":"A visitor signed up."},"isEnabled":true"#))
        #expect(world.admin("GET", "/alerts").string("_id") == newer.string("_id"), "newest first")
    }

    @Test func changesWhatIsSent() throws {
        let world = try TestWorld()
        let id = Self.create(world)
        func change(_ body: String) -> String { world.admin("PUT", "/alerts/\(id)", body: body).text }
        func alert(_ goal: String, _ template: String, _ isEnabled: Bool) -> String {
            """
            {"status":"success","data":[{"_id":"\(id)","websiteId":"665f0b3c4d2e1a0012345678","name":"New signup",\
            "trigger":{"type":"goal","goalName":"\(goal)"},"destination":{"type":"email"},"template":{\(template)},\
            "isEnabled":\(isEnabled),"recentLogs":[]}]}
            """
        }
        #expect(
            change(#"{"template":{"subject":"Hi"}}"#)
                == alert("signup", #""subject":"Hi","message":"A visitor signed up.""#, true))
        #expect(
            change(#"{"trigger":{"goalName":"b"},"template":{"message":"0123456789"},"isEnabled":false}"#)
                == alert("b", #""subject":"Hi","message":"0123456789""#, false))
        let cleared = change(#"{"template":{"subject":null}}"#)
        #expect(cleared == alert("b", #""subject":null,"message":"0123456789""#, false))
        #expect(world.admin("GET", "/alerts").text == cleared)
    }

    @Test func aWebsiteHasTwentyFiveAtMost() throws {
        let world = try TestWorld()
        for _ in 1...25 { #expect(!Self.create(world).isEmpty) }
        expect(
            world.admin("POST", "/alerts", body: Self.body()), isError: 403,
            "Maximum of 25 alerts per website reached")
    }

    @Test func refuses() throws {
        let world = try TestWorld.withTeam()
        expect(
            world.admin("POST", "/alerts"), isError: 400,
            "Missing required fields: name, trigger.goalName, template.message")
        let id = Self.create(world)
        expect(world.admin("PUT", "/alerts/\(id)", body: #"{"trigger":{}}"#), isError: 400, "No fields provided")
        for (method, body) in [("PUT", #"{"name":"a"}"#), ("DELETE", "")] {
            expect(world.admin(method, "/alerts/x", body: body), isError: 400, "Invalid alertId")
            expect(world.admin(method, "/alerts/\(TestWorld.nobodysID)", body: body), isError: 404, "Alert not found")
            expect(
                world.send(
                    method, "/admin/websites/\(TestWorld.strangersWebsite)/alerts/\(id)", token: "dft_stranger",
                    body: body), isError: 404, "Alert not found")
            world.expectWriteIsRefused(method, "/alerts/\(id)", body: body)
        }
        world.expectWriteIsRefused("POST", "/alerts", body: Self.body())
        expect(world.admin("GET", "/alerts/history?alertId=x"), isError: 400, "Invalid alertId")
        expect(
            world.admin("GET", "/alerts/history?limit=0"), isError: 400,
            "Invalid limit: must be an integer of 1 or more")
    }

    // MARK: Rows

    @Test func aCompletionLogsARowForEachEnabledAlertOfItsGoal() throws {
        let world = try TestWorld.withTeam()
        try world.view()
        expect(
            world.admin("GET", "/alerts/history"),
            is: #"{"status":"success","data":[],"counts":{"sent":0,"failed":0,"total":0}}"#)
        let first = Self.create(world)
        let second = Self.create(world)
        _ = Self.create(world, "other")
        _ = Self.create(world, "signup", #","isEnabled":false"#)
        world.complete("Signup")
        world.complete("unwatched")
        let history = world.admin("GET", "/alerts/history", token: "dft_viewer")
        expect(
            history,
            is: """
                {"status":"success","data":[\(Self.row(first)),\(Self.row(second))],\
                "counts":{"sent":2,"failed":0,"total":2}}
                """)
        expect(
            world.admin("GET", "/alerts/history?alertId=\(second.uppercased())"),
            is: #"{"status":"success","data":[\#(Self.row(second))],"counts":{"sent":1,"failed":0,"total":1}}"#)
        expect(
            world.admin("GET", "/alerts/history?limit=1"),
            is: #"{"status":"success","data":[\#(Self.row(first))],"counts":{"sent":2,"failed":0,"total":2}}"#)
        expect(
            world.admin("GET", "/alerts/history?alertId=\(TestWorld.nobodysID)"),
            is: #"{"status":"success","data":[],"counts":{"sent":0,"failed":0,"total":0}}"#)
        #expect(world.admin("GET", "/alerts").text.contains(#""recentLogs":[\#(Self.row(second))]"#))
    }

    @Test func paymentsCompleteGoalsButRefundsAndDuplicatesDoNot() throws {
        let world = try TestWorld()
        try world.view()
        let payment = Self.create(world, "payment")
        let trial = Self.create(world, "free_trial")
        world.pay("tx_1", #","datafast_visitor_id":"\#(TestWorld.visitor)""#)
        world.pay("tx_1")
        world.pay("tx_2", #","refunded":true"#)
        #expect(Self.history(world).counts == #"{"sent":1,"failed":0,"total":1}"#)
        #expect(world.admin("GET", "/alerts/history").text.contains(Self.row(payment, goal: "payment")))
        world.pay("tx_3", #","renewal":true"#)
        world.pay("tx_4", amount: 0)
        #expect(Self.history(world, "?alertId=\(payment)").counts == #"{"sent":2,"failed":0,"total":2}"#)
        #expect(Self.history(world, "?alertId=\(trial)").rows.first?.contains(#""visitorId":null"#) ?? false)
        world.complete("payment")
        #expect(Self.history(world, "?alertId=\(payment)").counts == #"{"sent":3,"failed":0,"total":3}"#)
    }

    @Test func eventsFromBrowsersCompleteGoalsUnlessTheyAreDropped() throws {
        let world = try TestWorld()
        _ = Self.create(world)
        func send(_ page: String) {
            let body = """
                {"websiteId":"dfid_abc123","domain":"example.com","href":"\(page)","type":"custom",
                "visitorId":"\(TestWorld.visitor)","sessionId":"s1b2c3d4-1111-4222-8333-444455556666",
                "extraData":{"eventName":"signup"}}
                """
            _ = world.state.recordEvent(
                HTTPRequest(
                    method: .post, target: "/api/events",
                    fields: [
                        HTTPField(
                            name: "User-Agent",
                            value: "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0")
                    ], body: Array(body.utf8)))
        }
        send("https://elsewhere.com/")
        #expect(Self.history(world).counts == #"{"sent":0,"failed":0,"total":0}"#)
        send("https://example.com/")
        #expect(Self.history(world).counts == #"{"sent":1,"failed":0,"total":1}"#)
    }

    @Test func failsWhereMailDoesNotArrive() throws {
        let world = try TestWorld.withTeam(owner: { $0.receivesEmail = false })
        try world.view()
        let id = Self.create(world)
        world.complete("signup")
        let row = Self.row(id, #""failed","error":"Email delivery failed""#)
        expect(
            world.admin("GET", "/alerts/history"),
            is: #"{"status":"success","data":[\#(row)],"counts":{"sent":0,"failed":1,"total":1}}"#)
    }

    @Test func pausingStopsRowsAndDeletingKeepsThem() throws {
        let world = try TestWorld()
        try world.view()
        let id = Self.create(world)
        world.complete("signup")
        world.admin("PUT", "/alerts/\(id)", body: #"{"isEnabled":false}"#)
        world.complete("signup")
        #expect(Self.history(world).counts == #"{"sent":1,"failed":0,"total":1}"#)
        world.admin("PUT", "/alerts/\(id)", body: #"{"isEnabled":true,"name":"Other","trigger":{"goalName":"other"}}"#)
        world.complete("signup")
        world.send("DELETE", "/goals?name=signup")
        #expect(Self.history(world).counts == #"{"sent":1,"failed":0,"total":1}"#)
        expect(
            world.admin("DELETE", "/alerts/\(id)"),
            is: #"{"status":"success","data":[{"message":"Alert deleted successfully"}]}"#)
        expect(world.admin("DELETE", "/alerts/\(id)"), isError: 404, "Alert not found")
        world.complete("other")
        expect(
            world.admin("GET", "/alerts/history?alertId=\(id)"),
            is: #"{"status":"success","data":[\#(Self.row(id))],"counts":{"sent":1,"failed":0,"total":1}}"#)
    }

    @Test func listsFiveRecentRowsNewestFirst() throws {
        let world = try TestWorld()
        try world.view()
        _ = Self.create(world)
        for _ in 1...7 {
            world.advance(milliseconds: 1000)
            world.complete("signup")
        }
        let logs = world.admin("GET", "/alerts").first["recentLogs"]?.arrayValue ?? []
        #expect(
            logs.compactMap { $0["triggeredAt"]?.stringValue }
                == (3...7).reversed().map { "2026-05-21T12:00:0\($0).000Z" })
        for _ in 8...60 { world.complete("signup") }
        #expect(Self.history(world).rows.count == 50)
        #expect(Self.history(world, "?limit=1000").rows.count == 60)
    }
}
