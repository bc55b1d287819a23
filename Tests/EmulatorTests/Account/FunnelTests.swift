import DataFastAPI
import HTTPServer
import Testing

@testable import Emulator

struct FunnelTests {
    private static let body = """
        {"name":" Café Signup! ","steps":[{"name":"Landing","type":"pageview","url":" / ","goalName":"x","id":"y"},
        {"name":"Landing","type":"goal","goalName":"Sign Up"}]}
        """

    private static func json(_ id: String, isActive: Bool = true) -> String {
        """
        {"_id":"\(id)","websiteId":"665f0b3c4d2e1a0012345678","name":"Café Signup!","slug":"cafe-signup",\
        "steps":[{"id":"landing","name":"Landing","type":"pageview","url":"/"},\
        {"id":"landing-2","name":"Landing","type":"goal","goalName":"sign_up"}],\
        "isActive":\(isActive),"createdAt":"2026-05-21T12:00:00.000Z"}
        """
    }

    private static func named(_ name: String) -> String {
        """
        {"name":"\(name)","steps":[{"name":"A","type":"pageview","url":"/"},{"name":"B","type":"pageview","url":"/b"}]}
        """
    }

    private static let taken = "Funnel with this name already exists."

    @Test func createsAndLists() throws {
        let world = try TestWorld.withTeam()
        expect(world.admin("GET", "/funnels"), is: #"{"status":"success","data":[]}"#)
        let answer = world.admin("POST", "/funnels", token: "dft_member", body: Self.body)
        expect(answer, is: #"{"status":"success","data":[\#(Self.json(answer.string("_id")))]}"#)
        expect(
            world.admin("GET", "/funnels", token: "dft_viewer"),
            is: #"{"status":"success","data":[\#(Self.json(answer.string("_id")))]}"#)
        world.advance(milliseconds: 1)
        world.admin("POST", "/funnels", body: Self.named("Newer"))
        #expect(world.admin("GET", "/funnels").string("name") == "Newer", "newest first")
    }

    @Test func namesDifferByTheirSlugs() throws {
        let world = try TestWorld.withTeam()
        world.admin("POST", "/funnels", body: Self.body)
        expect(world.admin("POST", "/funnels", body: Self.named("CAFE - signup")), isError: 409, Self.taken)
        let other = world.admin("POST", "/funnels", body: Self.named("Other")).string("_id")
        expect(world.admin("PUT", "/funnels/\(other)", body: #"{"name":"cafe signup"}"#), isError: 409, Self.taken)
        #expect(world.admin("PUT", "/funnels/\(other)", body: #"{"name":"OTHER"}"#).string("slug") == "other")
        let elsewhere = world.send(
            "POST", "/admin/websites/\(TestWorld.strangersWebsite)/funnels", token: "dft_stranger", body: Self.body)
        #expect(elsewhere.status == 200, "another website may have the same")
    }

    @Test func changesWhatIsSent() throws {
        let world = try TestWorld()
        let id = world.admin("POST", "/funnels", body: Self.body).string("_id")
        let steps =
            #"[{"name":"X","type":"goal","goalName":"x"},{"name":"Y","type":"pageview","url":"https://a.b/c?d"}]"#
        expect(
            world.admin("PUT", "/funnels/\(id)", token: TestWorld.key, body: #"{"steps":\#(steps)}"#),
            is: """
                {"status":"success","data":[{"_id":"\(id)","websiteId":"665f0b3c4d2e1a0012345678",\
                "name":"Café Signup!","slug":"cafe-signup","steps":[{"id":"x","name":"X","type":"goal",\
                "goalName":"x"},{"id":"y","name":"Y","type":"pageview","url":"https://a.b/c?d"}],"isActive":true,\
                "createdAt":"2026-05-21T12:00:00.000Z"}]}
                """)
        let renamed = world.admin("PUT", "/funnels/\(id)", body: #"{"name":"日本 — 2"}"#)
        #expect(renamed.string("slug") == "日本-2")
        #expect(renamed.first["steps"]?.arrayValue?.count == 2)
        #expect(world.admin("GET", "/funnels").text == renamed.text)
    }

    @Test func deletingHidesUntilReactivated() throws {
        let world = try TestWorld()
        let id = world.admin("POST", "/funnels", body: Self.body).string("_id")
        for _ in 1...2 {
            expect(
                world.admin("DELETE", "/funnels/\(id)"),
                is: #"{"status":"success","data":[{"message":"Funnel deleted successfully"}]}"#)
        }
        expect(world.admin("GET", "/funnels"), is: #"{"status":"success","data":[]}"#)
        let other = world.admin("POST", "/funnels", body: Self.body)
        #expect(other.status == 200, "the name of a hidden funnel is free")
        expect(world.admin("PUT", "/funnels/\(id)", body: #"{"isActive":true}"#), isError: 409, Self.taken)
        #expect(world.admin("PUT", "/funnels/\(id)", body: #"{"isActive":false}"#).status == 200)
        world.admin("PUT", "/funnels/\(other.string("_id"))", body: #"{"isActive":false}"#)
        expect(
            world.admin("PUT", "/funnels/\(id)", body: #"{"isActive":true}"#),
            is: #"{"status":"success","data":[\#(Self.json(id))]}"#)
    }

    @Test func aHiddenFunnelTakesNoNameOfAnActiveOne() throws {
        let world = try TestWorld()
        let hidden = world.admin("POST", "/funnels", body: Self.body).string("_id")
        world.admin("DELETE", "/funnels/\(hidden)")
        let shown = world.admin("POST", "/funnels", body: Self.body).string("_id")
        world.admin("POST", "/funnels", body: Self.named("Other"))
        for (id, body) in [
            (hidden, #"{"name":"other"}"#), (hidden, #"{"name":"Cafe signup"}"#),
            (shown, #"{"name":"OTHER","isActive":false}"#),
        ] {
            expect(world.admin("PUT", "/funnels/\(id)", body: body), isError: 409, Self.taken)
        }
        #expect(world.admin("PUT", "/funnels/\(hidden)", body: #"{"name":"Third"}"#).string("slug") == "third")
        #expect(world.admin("POST", "/funnels", body: Self.named("third")).status == 200, "a hidden one's name is free")
        let steps = Self.named("x").dropFirst(12)
        #expect(
            world.admin("PUT", "/funnels/\(hidden)", body: "{" + steps).status == 200,
            "it may be changed otherwise while its name is another's")
    }

    @Test func refuses() throws {
        let world = try TestWorld.withTeam()
        expect(world.admin("POST", "/funnels"), isError: 400, "Missing required fields: name, steps")
        expect(
            world.admin("POST", "/funnels", body: #"{"name":"a","steps":[]}"#), isError: 400,
            "Invalid steps: must have 2 to 8 steps")
        let id = world.admin("POST", "/funnels", body: Self.body).string("_id")
        expect(world.admin("PUT", "/funnels/\(id)"), isError: 400, "No fields provided")
        for (method, body) in [("PUT", #"{"name":"a"}"#), ("DELETE", "")] {
            expect(world.admin(method, "/funnels/x", body: body), isError: 400, "Invalid funnelId")
            expect(
                world.admin(method, "/funnels/\(TestWorld.nobodysID)", body: body), isError: 404, "Funnel not found")
            expect(
                world.send(
                    method, "/admin/websites/\(TestWorld.strangersWebsite)/funnels/\(id)", token: "dft_stranger",
                    body: body), isError: 404, "Funnel not found")
            world.expectWriteIsRefused(method, "/funnels/\(id)", body: body)
        }
        world.expectWriteIsRefused("POST", "/funnels", body: Self.body)
    }
}
