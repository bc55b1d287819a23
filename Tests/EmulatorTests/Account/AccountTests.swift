import Testing

@testable import Emulator

struct AccountTests {
    @Test func tellsWhoTheTokenBelongsTo() throws {
        let world = try TestWorld()
        expect(
            world.send("GET", "/admin/account", token: TestWorld.token),
            is: """
                {"status":"success","data":[{"_id":"665f0b3c4d2e1a00000000a1","name":"Jane Doe",\
                "email":"jane@example.com","image":null,"hasAccess":true,"planType":null,"isFreeTrialActive":false,\
                "freeTrialStartAt":null,"billingCycleStartAt":null,"billingCycleEndAt":null}]}
                """)
    }

    @Test func tellsAKeyItsWebsiteToo() throws {
        let world = try TestWorld()
        #expect(
            world.send("GET", "/admin/account").text.hasSuffix(
                #""billingCycleEndAt":null,"websiteId":"665f0b3c4d2e1a0012345678"}]}"#))
    }

    @Test func takesAnotherName() throws {
        let world = try TestWorld.withTeam()
        let note = world.admin("POST", "/notes", body: #"{"text":"a","timestamp":"2026-05-21"}"#)
        #expect(note.text.contains(#""author":{"id":"665f0b3c4d2e1a00000000a1","name":"Jane Doe","image":null}"#))
        expect(
            world.send("PUT", "/admin/account", token: TestWorld.token, body: #"{"name":" Jané "}"#),
            is: """
                {"status":"success","data":[{"_id":"665f0b3c4d2e1a00000000a1","name":"Jané",\
                "email":"jane@example.com","image":null}]}
                """)
        #expect(world.send("GET", "/admin/account").string("name") == "Jané")
        #expect(world.admin("GET", "/team").string("name") == "Jané")
        #expect(world.admin("GET", "/notes").first["author"]?["name"]?.stringValue == "Jané")
        try world.state.reloadDirectory()
        #expect(world.send("GET", "/admin/account").string("name") == "Jané", "the store must know it too")
    }

    @Test func refusesAKeyAndAnEmptyName() throws {
        let world = try TestWorld()
        expect(
            world.send("PUT", "/admin/account", body: #"{"name":"J"}"#), isError: 403,
            "Website API keys (df_) cannot access this endpoint")
        expect(
            world.send("PUT", "/admin/account", token: TestWorld.token, body: #"{"name":""}"#), isError: 400,
            "Invalid name: must not be empty")
        expect(
            world.send("PUT", "/admin/account", token: TestWorld.token), isError: 400, "Missing required field: name")
    }
}
