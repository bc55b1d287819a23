import Testing

@testable import Emulator

struct TeamTests {
    private static func invite(_ world: TestWorld, _ email: String, _ others: String = "") -> String {
        world.admin("POST", "/team", body: #"{"email":"\#(email)"\#(others)}"#).string("invitationId")
    }

    @Test func listsTheOwnerAndThenTheOthers() throws {
        let world = try TestWorld.withTeam()
        expect(
            world.admin("GET", "/team", token: TestWorld.key),
            is: """
                {"status":"success","data":[{"userId":"665f0b3c4d2e1a00000000a1","name":"Jane Doe",\
                "email":"jane@example.com","image":null,"role":"owner","joinedAt":"2026-01-01T00:00:00.000Z"},\
                {"userId":"665f0b3c4d2e1a00000000a2","name":null,"email":"665f0b3c4d2e1a00000000a2@example.com",\
                "image":null,"role":"member","joinedAt":"2026-01-01T00:00:00.000Z"},\
                {"userId":"665f0b3c4d2e1a00000000a3","name":null,"email":"665f0b3c4d2e1a00000000a3@example.com",\
                "image":null,"role":"viewer","joinedAt":"2026-01-01T00:00:00.000Z"}]}
                """)
    }

    @Test func invitesForGood() throws {
        let world = try TestWorld.withTeam()
        let team = world.admin("GET", "/team").text
        let answer = world.admin("POST", "/team", body: #"{"email":" New@Example.com ","role":"member"}"#)
        #expect(isHex(answer.string("invitationId"), digits: 24))
        expect(
            answer,
            is: """
                {"status":"success","data":[{"message":"Invitation created. Send the invite link to the user.",\
                "invitationId":"\(answer.string("invitationId"))","email":"new@example.com","role":"member"}]}
                """)
        expect(
            world.admin("POST", "/team", body: #"{"email":"NEW@example.com"}"#), isError: 409,
            "An invitation for this email is already pending")
        #expect(world.admin("GET", "/team").text == team)
        #expect(world.admin("POST", "/team", body: #"{"email":"other@example.com"}"#).string("role") == "viewer")
    }

    @Test func refusesInvitations() throws {
        let world = try TestWorld.withTeam()
        expect(
            world.admin("POST", "/team", body: #"{"email":"JANE@example.com"}"#), isError: 400,
            "You cannot invite yourself")
        expect(
            world.admin("POST", "/team", body: #"{"email":"665F0B3C4D2E1A00000000A2@example.com"}"#), isError: 409,
            "This user is already a member")
        expect(world.admin("POST", "/team"), isError: 400, "Missing required field: email")
        expect(
            world.admin("POST", "/team", body: #"{"email":"a@b.c","role":"owner"}"#), isError: 400,
            "Invalid role: must be one of: viewer, member")
    }

    @Test func seatsAreMembersAndInvitations() throws {
        let world = try TestWorld.withTeam(owner: { $0.teamSeatLimit = 3 })
        #expect(!Self.invite(world, "a@example.com").isEmpty)
        expect(
            world.admin("POST", "/team", body: #"{"email":"b@example.com"}"#), isError: 403,
            "Team seat limit reached. Upgrade your plan to invite more members")
        #expect(world.admin("POST", "/team", body: #"{"email":"a@example.com"}"#).status == 409, "told first")
        #expect(world.admin("DELETE", "/team", body: #"{"userId":"\#(TestWorld.viewer)"}"#).status == 200)
        #expect(!Self.invite(world, "b@example.com").isEmpty)
    }

    @Test func removingEndsWhatTheUserMayDo() throws {
        let world = try TestWorld.withTeam()
        try world.addKey("df_members", createdBy: TestWorld.member)
        #expect(world.send("GET", "/admin/account", token: "df_members").string("_id") == TestWorld.member)
        expect(
            world.admin("DELETE", "/team", body: #"{"userId":"\#(TestWorld.member.uppercased())"}"#),
            is: #"{"status":"success","data":[{"message":"Team member removed successfully"}]}"#)
        expect(world.admin("GET", token: "dft_member"), isError: 404, "Website not found")
        expect(
            world.send("GET", "/admin/websites", token: "dft_member"), is: #"{"status":"success","data":[]}"#)
        #expect(!world.admin("GET", "/team").text.contains(TestWorld.member))
        #expect(world.admin("GET", token: "df_members").status == 200, "keys stay")
        #expect(
            world.send("GET", "/admin/account", token: "df_members").string("_id") == TestWorld.owner,
            "and stand for the owner")
        #expect(!Self.invite(world, "\(TestWorld.member)@example.com").isEmpty, "the user may be invited again")
        try world.state.reloadDirectory()
        #expect(world.admin("GET", token: "dft_member").status == 404, "the store must know it too")
    }

    @Test func refusesRemovals() throws {
        let world = try TestWorld.withTeam()
        expect(
            world.admin("DELETE", "/team", body: #"{"userId":"\#(TestWorld.owner)"}"#), isError: 400,
            "You cannot remove yourself")
        expect(
            world.admin("DELETE", "/team", body: #"{"userId":"\#(TestWorld.stranger)"}"#), isError: 404,
            "Member not found")
        expect(world.admin("DELETE", "/team"), isError: 400, "Missing required field: userId")
        expect(world.admin("DELETE", "/team", body: #"{"userId":"x"}"#), isError: 400, "Invalid userId")
    }

    @Test(arguments: ["POST", "DELETE"])
    func onlyTheOwnerMay(method: String) throws {
        let world = try TestWorld.withTeam()
        for token in ["dft_member", "dft_viewer"] {
            expect(world.admin(method, "/team", token: token), isError: 403, "Only the website owner can do this")
        }
        expect(
            world.admin(method, "/team", token: TestWorld.key), isError: 403,
            "Website API keys (df_) cannot access this endpoint")
        expect(world.admin(method, "/team", token: "dft_stranger"), isError: 404, "Website not found")
    }
}
