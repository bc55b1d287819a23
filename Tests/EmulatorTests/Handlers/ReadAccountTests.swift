import CivilTime
import Testing

@testable import Emulator

struct ReadAccountTests {
    @Test func tellsTheAccountAndOfAKeyItsWebsite() throws {
        let world = try TestWorld()
        let account = """
            {"status":"success","data":[{"_id":"665f0b3c4d2e1a00000000a1","name":"Jane Doe","email":"jane@example.com",\
            "image":null,"hasAccess":true,"planType":null,"isFreeTrialActive":false,"freeTrialStartAt":null,\
            "billingCycleStartAt":null,"billingCycleEndAt":null
            """
        expect(world.send("GET", "/admin/account", token: TestWorld.token), is: account + "}]}")
        expect(
            world.send("GET", "/admin/account?websiteId=ignored", token: TestWorld.key),
            is: account + #","websiteId":"665f0b3c4d2e1a0012345678"}]}"#)
    }

    @Test func tellsTheTrialsAndThePlansFields() throws {
        let world = try TestWorld()
        let user = TestWorld.userID("b1")
        try world.state.store.insert(
            .init(
                id: user, email: "t@example.com", image: "https://example.com/é.png", createdAt: TestWorld.created,
                hasAccess: false, planType: "pro", isFreeTrialActive: true,
                freeTrialStartAt: Instant(iso8601: "2026-05-20T00:00:00Z"),
                billingCycleStartAt: Instant(iso8601: "2026-05-01T00:00:00Z"),
                billingCycleEndAt: Instant(iso8601: "2026-06-01T00:00:00.001Z")))
        try world.addToken("dft_trial", user: user)
        expect(
            world.send("GET", "/admin/account", token: "dft_trial"),
            is: """
                {"status":"success","data":[{"_id":"665f0b3c4d2e1a00000000b1","name":null,"email":"t@example.com",\
                "image":"https://example.com/é.png","hasAccess":false,"planType":"pro","isFreeTrialActive":true,\
                "freeTrialStartAt":"2026-05-20T00:00:00.000Z","billingCycleStartAt":"2026-05-01T00:00:00.000Z",\
                "billingCycleEndAt":"2026-06-01T00:00:00.001Z"}]}
                """)
    }

    @Test func listsTheWebsitesWithinReach() throws {
        let world = try TestWorld()
        let stranger = TestWorld.userID("a9")
        try world.addUser(stranger)
        let foreign = try world.addWebsite("665f0b3c4d2e1a00123456ee", owner: stranger)
        try world.addWebsite("665f0b3c4d2e1a00123456ff", owner: TestWorld.owner) {
            $0.isTrackingSuspended = true
            $0.name = "Second"
            $0.currency = "EUR"
        }
        try world.addWebsite("665f0b3c4d2e1a00123456dd", owner: stranger)
        try world.addMember(TestWorld.owner, role: "viewer", websiteKey: foreign)
        try world.addToken("dft_one") { $0.websiteIDs = ["665f0b3c4d2e1a00123456ff"] }
        func first(_ role: String) -> String {
            """
            {"_id":"665f0b3c4d2e1a0012345678","domain":"example.com","name":null,"trackingId":"dfid_abc123",\
            "timezone":"America/New_York","currency":"USD","role":"\(role)"}
            """
        }
        let second = """
            {"_id":"665f0b3c4d2e1a00123456ff","domain":"665f0b3c4d2e1a00123456ff.com","name":"Second",\
            "trackingId":"dfid_665f0b3c4d2e1a00123456ff","timezone":"UTC","currency":"EUR","role":"owner"}
            """
        let shared = """
            {"_id":"665f0b3c4d2e1a00123456ee","domain":"665f0b3c4d2e1a00123456ee.com","name":null,\
            "trackingId":"dfid_665f0b3c4d2e1a00123456ee","timezone":"UTC","currency":"USD","role":"viewer"}
            """
        func list(_ items: String...) -> String { #"{"status":"success","data":[\#(items.joined(separator: ","))]}"# }
        // Oldest first, equal times by id.
        expect(
            world.send("GET", "/admin/websites", token: TestWorld.token), is: list(first("owner"), shared, second))
        expect(world.send("GET", "/admin/websites", token: "dft_one"), is: list(second))
        expect(world.send("GET", "/admin/websites"), is: list(first("member")))
        try world.addUser(TestWorld.userID("a8"))
        try world.addToken("dft_none", user: TestWorld.userID("a8"))
        expect(world.send("GET", "/admin/websites", token: "dft_none"), is: list())
    }
}
