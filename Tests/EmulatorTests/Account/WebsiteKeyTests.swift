import CivilTime
import Store
import Testing

@testable import Emulator

struct WebsiteKeyTests {
    @Test func listsKeysNewestFirstWithoutHiddenOnes() throws {
        let world = try TestWorld()
        try world.addKey("df_second_key") {
            $0.id = "665f0b3c4d2e1a00000000b2"
            $0.name = "Second"
            $0.createdAt += 1000
        }
        try world.addKey("df_mobile") { $0.kind = "mobile" }
        try world.addKey("df_woo") { $0.kind = "woocommerce" }
        try world.addKey("df_revoked") { $0.isRevoked = true }
        expect(
            world.admin("GET", "/apikeys", token: TestWorld.key),
            is: """
                {"status":"success","data":[{"_id":"665f0b3c4d2e1a00000000b2","name":"Second",\
                "displayKey":"df_seco..._key","websiteId":"665f0b3c4d2e1a0012345678","lastUsedAt":null,\
                "createdAt":"2026-01-01T00:00:01.000Z"},{"_id":"665f0b3c4d2e1a00000000b1","name":null,\
                "displayKey":"df_owne...wner","websiteId":"665f0b3c4d2e1a0012345678",\
                "lastUsedAt":"2026-05-21T12:00:00.000Z","createdAt":"2026-01-01T00:00:00.000Z"}]}
                """)
    }

    @Test func createsAKeyThatWorksAtOnce() throws {
        let world = try TestWorld.withTeam()
        let answer = world.admin("POST", "/apikeys", token: "dft_member", body: #"{"name":"Production key"}"#)
        let key = answer.string("key")
        #expect(isHex(key, prefix: "df_", digits: 48))
        expect(
            answer,
            is: """
                {"status":"success","data":[{"_id":"\(answer.string("_id"))","name":"Production key",\
                "displayKey":"\(key.prefix(7))...\(key.suffix(4))","websiteId":"665f0b3c4d2e1a0012345678",\
                "lastUsedAt":null,"createdAt":"2026-05-21T12:00:00.000Z","key":"\(key)"}]}
                """)
        #expect(world.send("GET", "/admin/account", token: key).string("_id") == TestWorld.member)
        let second = world.admin("POST", "/apikeys", token: key).string("key")
        #expect(
            world.send("GET", "/admin/account", token: second).string("_id") == TestWorld.member,
            "a key made with a key takes over who made that one")
        try world.state.reloadDirectory()
        #expect(world.send("GET", "/admin/account", token: key).status == 200, "the store must know it too")
    }

    @Test func aWebsiteHasTenAtMost() throws {
        let world = try TestWorld.withTeam()
        try world.addKey("df_mobile") { $0.kind = "mobile" }
        for _ in 2...10 { #expect(world.admin("POST", "/apikeys").status == 200) }
        expect(world.admin("POST", "/apikeys"), isError: 400, "Maximum of 10 API keys per website reached")
        expect(
            world.admin("POST", "/apikeys", body: #"{"name":5}"#), isError: 400,
            "Invalid name: must be a string or null")
        world.expectWriteIsRefused("POST", "/apikeys")
    }

    @Test func rollingReplacesTheValueOnly() throws {
        let world = try TestWorld.withTeam(settings: { $0.rateLimit = RateLimit(capacity: 3, period: 60_000) })
        let path = "/apikeys/665f0b3c4d2e1a00000000B1"
        let answer = world.admin("PUT", path, token: TestWorld.key)
        let key = answer.string("key")
        #expect(isHex(key, prefix: "df_", digits: 48))
        expect(
            answer,
            is: """
                {"status":"success","data":[{"_id":"665f0b3c4d2e1a00000000b1","name":null,\
                "displayKey":"\(key.prefix(7))...\(key.suffix(4))","websiteId":"665f0b3c4d2e1a0012345678",\
                "lastUsedAt":null,"createdAt":"2026-01-01T00:00:00.000Z","key":"\(key)"}]}
                """)
        expect(world.admin("GET", token: TestWorld.key), isError: 401, "Invalid API Key")
        #expect(world.admin("GET", "/apikeys").text.contains(#""lastUsedAt":null"#))
        let next = world.admin("GET", token: key)
        #expect(next.status == 200)
        #expect(next.values("X-RateLimit-Remaining") == ["1"], "a roll does not renew the rate limit")
        try world.state.reloadDirectory()
        #expect(world.admin("GET", token: TestWorld.key).status == 401)
        #expect(world.admin("GET", token: key).values("X-RateLimit-Remaining") == ["0"])
    }

    @Test func deletesForGood() throws {
        let world = try TestWorld.withTeam()
        let path = "/apikeys/665f0b3c4d2e1a00000000b1"
        expect(
            world.admin("DELETE", path, token: TestWorld.key),
            is: #"{"status":"success","data":[{"deleted":true}]}"#)
        expect(world.admin("DELETE", path, token: TestWorld.key), isError: 401, "Invalid API Key")
        expect(world.admin("DELETE", path), isError: 404, "API key not found")
        try world.state.reloadDirectory()
        #expect(world.admin("GET", token: TestWorld.key).status == 401)
    }

    @Test(arguments: ["PUT", "DELETE"])
    func refusesWhatIsNoListedKeyOfTheWebsite(method: String) throws {
        let world = try TestWorld.withTeam()
        try world.addKey("df_mobile") {
            $0.kind = "mobile"
            $0.id = "665f0b3c4d2e1a00000000b2"
        }
        let other = try #require(world.state.directory.website(objectID: TestWorld.strangersWebsite))
        try world.addKey("df_other", websiteKey: other.id, createdBy: TestWorld.stranger) {
            $0.id = "665f0b3c4d2e1a00000000b3"
        }
        for id in ["665f0b3c4d2e1a00000000b2", "665f0b3c4d2e1a00000000b3", TestWorld.nobodysID] {
            expect(world.admin(method, "/apikeys/\(id)"), isError: 404, "API key not found")
        }
        expect(world.admin(method, "/apikeys/x"), isError: 400, "Invalid apiKeyId")
        world.expectWriteIsRefused(method, "/apikeys/665f0b3c4d2e1a00000000b1")
    }
}
