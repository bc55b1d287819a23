import CivilTime
import Store
import Testing

@testable import Emulator

struct AccessTokenTests {
    private static func list(_ world: TestWorld, token: String = TestWorld.token) -> String {
        world.send("GET", "/admin/access-tokens", token: token).text
    }

    private static func create(_ world: TestWorld, _ body: String, token: String = TestWorld.token) -> (
        status: Int, text: String, key: String
    ) {
        let answer = world.send("POST", "/admin/access-tokens", token: token, body: body)
        return (answer.status, answer.text, answer.string("key"))
    }

    @Test func listsTheCallersTokensNewestFirst() throws {
        let world = try TestWorld.withTeam()
        try world.addToken("dft_expired") {
            $0.id = "665f0b3c4d2e1a00000000c2"
            $0.name = "Old"
            $0.permissions = ["goals:read", "goals:write"]
            $0.websiteIDs = [TestWorld.websiteID]
            $0.createdAt += 1
            $0.lastUsedAt = TestWorld.noon - 5
            $0.expiresAt = TestWorld.noon - 1
        }
        try world.addToken("dft_revoked") { $0.isRevoked = true }
        expect(
            world.send("GET", "/admin/access-tokens", token: TestWorld.token),
            is: """
                {"status":"success","data":[{"_id":"665f0b3c4d2e1a00000000c2","name":"Old",\
                "displayKey":"dft_exp...ired","scope":"user","permissions":["goals:read","goals:write"],\
                "websiteIds":["665f0b3c4d2e1a0012345678"],"lastUsedAt":"2026-05-21T11:59:59.995Z",\
                "createdAt":"2026-01-01T00:00:00.001Z"},{"_id":"665f0b3c4d2e1a00000000c1","name":null,\
                "displayKey":"dft_own...wner","scope":"user","permissions":["*"],"websiteIds":[],\
                "lastUsedAt":"2026-05-21T12:00:00.000Z","createdAt":"2026-01-01T00:00:00.000Z"}]}
                """)
    }

    @Test func createsATokenThatWorksAtOnce() throws {
        let world = try TestWorld()
        let answer = world.send(
            "POST", "/admin/access-tokens", token: TestWorld.token,
            body: """
                {"name":" Read only ","permissions":["analytics:read","websites:read","analytics:read"],
                "websiteIds":["\(TestWorld.websiteID.uppercased())"]}
                """)
        let key = answer.string("key")
        #expect(isHex(key, prefix: "dft_", digits: 48))
        #expect(isHex(answer.string("_id"), digits: 24))
        expect(
            answer,
            is: """
                {"status":"success","data":[{"_id":"\(answer.string("_id"))","name":"Read only",\
                "displayKey":"\(key.prefix(7))...\(key.suffix(4))","scope":"user",\
                "permissions":["analytics:read","websites:read"],"websiteIds":["665f0b3c4d2e1a0012345678"],\
                "lastUsedAt":null,"createdAt":"2026-05-21T12:00:00.000Z","key":"\(key)"}]}
                """)
        #expect(!Self.list(world).contains(key))
        #expect(Self.list(world).contains(#""_id":"\#(answer.string("_id"))","name":"Read only""#))
        #expect(world.send("GET", "/admin/websites", token: key).status == 200)
        #expect(Self.list(world).contains(#""lastUsedAt":"2026-05-21T12:00:00.000Z","createdAt":"2026-05-21"#))
        expect(
            world.admin("GET", token: key), isError: 403,
            "Token does not have the required permission: settings:read")
        try world.state.reloadDirectory()
        #expect(world.send("GET", "/admin/websites", token: key).status == 200, "the store must know it too")
    }

    @Test func defaultsToEverything() throws {
        let created = Self.create(try TestWorld(), "")
        #expect(created.text.contains(#""name":null"#))
        #expect(created.text.contains(#""permissions":["*"],"websiteIds":[],"lastUsedAt":null"#))
    }

    @Test func grantsNoMoreThanItHas() throws {
        let world = try TestWorld.withTeam()
        try world.addWebsite("665f0b3c4d2e1a00000000d1", owner: TestWorld.owner)
        try world.addToken("dft_few") { $0.permissions = ["api-keys:write", "goals:read"] }
        try world.addToken("dft_narrow") { $0.websiteIDs = [TestWorld.websiteID] }
        func refusal(_ token: String, _ body: String) -> String {
            let answer = world.send("POST", "/admin/access-tokens", token: token, body: body)
            return "\(answer.status) \(answer.text)"
        }
        let lacks = { (permission: String) in
            #"403 {"status":"error","error":{"code":403,"message":"Token cannot grant a permission it does not have: \#(permission)"}}"#
        }
        #expect(refusal("dft_few", "{}") == lacks("*"))
        #expect(refusal("dft_few", #"{"permissions":["goals:read","team:read","team:write"]}"#) == lacks("team:read"))
        #expect(refusal("dft_few", #"{"permissions":["goals:read"]}"#).hasPrefix("200 "))
        expect(
            world.send("POST", "/admin/access-tokens", token: "dft_narrow"), isError: 403,
            "Token cannot grant access to all websites")
        expect(
            world.send(
                "POST", "/admin/access-tokens", token: "dft_narrow",
                body: #"{"websiteIds":["665f0b3c4d2e1a00000000d1"]}"#), isError: 403,
            "Token does not have access to this website")
        for id in [TestWorld.strangersWebsite, TestWorld.nobodysID] {
            expect(
                world.send(
                    "POST", "/admin/access-tokens", token: "dft_narrow", body: #"{"websiteIds":["\#(id)"]}"#),
                isError: 404, "Website not found")
        }
        let body = #"{"websiteIds":["\#(TestWorld.websiteID)"]}"#
        let narrow = Self.create(world, body, token: "dft_narrow")
        #expect(narrow.status == 200)
        #expect(
            world.send("GET", "/admin/websites/665f0b3c4d2e1a00000000d1", token: narrow.key).status == 403)
    }

    @Test func countsExpiredTokensButNotRevokedOnes() throws {
        let world = try TestWorld()
        try world.addToken("dft_expired") { $0.expiresAt = TestWorld.noon }
        try world.addToken("dft_revoked") { $0.isRevoked = true }
        for _ in 3...20 { #expect(Self.create(world, "{}").status == 200) }
        expect(
            world.send("POST", "/admin/access-tokens", token: TestWorld.token), isError: 400,
            "Maximum of 20 access tokens per account reached")
        expect(
            world.send("POST", "/admin/access-tokens", token: TestWorld.token, body: #"{"permissions":[]}"#),
            isError: 400, "Invalid permissions: must not be empty")
        #expect(
            world.send("DELETE", "/admin/access-tokens/665f0b3c4d2e1a00000000c1", token: TestWorld.token).status == 200)
    }

    @Test func deletesForGood() throws {
        let world = try TestWorld.withTeam()
        let created = world.send("POST", "/admin/access-tokens", token: TestWorld.token)
        let path = "/admin/access-tokens/\(created.string("_id").uppercased())"
        expect(
            world.send("DELETE", path, token: "dft_stranger"), isError: 404, "Access token not found")
        expect(
            world.send("DELETE", path, token: TestWorld.token),
            is: #"{"status":"success","data":[{"message":"Access token deleted successfully"}]}"#)
        expect(
            world.send("GET", "/admin/account", token: created.string("key")), isError: 401, "Invalid API Key")
        expect(world.send("DELETE", path, token: TestWorld.token), isError: 404, "Access token not found")
        expect(
            world.send("DELETE", "/admin/access-tokens/x", token: TestWorld.token), isError: 400, "Invalid tokenId")
        try world.state.reloadDirectory()
        #expect(world.send("GET", "/admin/account", token: created.string("key")).status == 401)
    }

    @Test func mayDeleteItself() throws {
        let world = try TestWorld()
        let path = "/admin/access-tokens/665f0b3c4d2e1a00000000c1"
        #expect(world.send("DELETE", path, token: TestWorld.token).status == 200)
        expect(world.send("DELETE", path, token: TestWorld.token), isError: 401, "Invalid API Key")
    }

    @Test(arguments: [("GET", ""), ("POST", ""), ("DELETE", "/665f0b3c4d2e1a00000000c1")])
    func refusesKeys(method: String, path: String) throws {
        expect(
            try TestWorld().send(method, "/admin/access-tokens\(path)"), isError: 403,
            "Website API keys (df_) cannot access this endpoint")
    }

    @Test func lastUsesReachTheStoreNowAndThen() throws {
        let world = try TestWorld()
        func stored() throws -> Instant? {
            try world.state.store.accounts().tokens.first { $0.secret == TestWorld.token }?.lastUsedAt
        }
        #expect(world.send("GET", "/admin/account", token: TestWorld.token).status == 200)
        #expect(try stored() == nil)
        world.advance(milliseconds: 60_000)
        #expect(world.send("GET", "/admin/account", token: TestWorld.token).status == 200)
        #expect(try stored() == TestWorld.noon + 60_000)
        world.advance(milliseconds: 1)
        #expect(world.send("GET", "/admin/account", token: TestWorld.token).status == 200)
        #expect(try stored() == TestWorld.noon + 60_000)
        try world.state.saveLastUses()
        #expect(try stored() == TestWorld.noon + 60_001)
    }
}
