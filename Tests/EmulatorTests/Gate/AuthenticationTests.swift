import CivilTime
import HTTPServer
import Testing

@testable import Emulator

struct AuthenticationTests {
    private static func answer(_ header: String?, in world: TestWorld) -> HTTPResponse {
        let fields = header.map { [HTTPField(name: "Authorization", value: $0)] } ?? []
        return world.send("GET", "/admin/account", token: nil, fields: fields)
    }

    @Test func refusesWithoutAuthorization() throws {
        expect(Self.answer(nil, in: try TestWorld()), isError: 401, "Missing Authorization header")
    }

    @Test(arguments: [
        "", " ", "Bearer", "Bearer ", "Bearer    ", "Basic df_owner", "df_owner", "Bearerdf_owner", "Bearer df_owner x",
        "Bearer df_owner\tx", "Bearer\tdf_owner", "Bearer: df_owner",
    ])
    func refusesWhatIsNoBearerToken(header: String) throws {
        expect(
            Self.answer(header, in: try TestWorld()), isError: 401,
            "Invalid Authorization header. Expected: Bearer TOKEN")
    }

    @Test(arguments: ["sk_123", "DF_owner", "dfowner", "dft", "df", "dfid_abc123", "é", "_"])
    func refusesOtherPrefixes(token: String) throws {
        expect(
            Self.answer("Bearer \(token)", in: try TestWorld()), isError: 401,
            "Invalid token prefix. Use a df_ website API key or a dft_ account token")
    }

    @Test(arguments: ["df_", "dft_", "df_nobody", "dft_nobody", "df_Owner", "dft_owner\u{301}"])
    func refusesUnknownTokens(token: String) throws {
        expect(Self.answer("Bearer \(token)", in: try TestWorld()), isError: 401, "Invalid API Key")
    }

    @Test(arguments: [
        "Bearer df_owner", "bearer df_owner", "BEARER df_owner", "bEaReR    df_owner", "Bearer dft_owner  ",
    ])
    func acceptsTheSchemeInAnyCaseAndSpacesAroundTheToken(header: String) throws {
        #expect(Self.answer(header, in: try TestWorld()).status == 200)
    }

    @Test func readsTheFirstOfRepeatedFields() throws {
        let world = try TestWorld()
        func answer(_ headers: String...) -> Int {
            world.send(
                "GET", "/admin/account", token: nil,
                fields: headers.map { HTTPField(name: "authorization", value: $0) }
            ).status
        }
        #expect(answer("Bearer df_owner", "Bearer df_nobody") == 200)
        #expect(answer("Bearer df_nobody", "Bearer df_owner") == 401)
    }

    @Test func refusesFromTheInstantOfExpiryOn() throws {
        let world = try TestWorld()
        try world.addToken("dft_short") { $0.expiresAt = TestWorld.noon + 10 }
        try world.addKey("df_short") { $0.expiresAt = TestWorld.noon + 10 }
        for token in ["dft_short", "df_short"] {
            world.state.clock = .frozen(TestWorld.noon + 9)
            #expect(world.send("GET", "/admin/account", token: token).status == 200)
            world.state.clock = .frozen(TestWorld.noon + 10)
            expect(world.send("GET", "/admin/account", token: token), isError: 401, "Invalid API Key")
            world.state.clock = .frozen(TestWorld.noon + 11)
            expect(world.send("GET", "/admin/account", token: token), isError: 401, "Invalid API Key")
        }
    }

    @Test func refusesRevokedOnes() throws {
        let world = try TestWorld()
        try world.addToken("dft_gone") { $0.isRevoked = true }
        try world.addKey("df_gone") { $0.isRevoked = true }
        expect(world.send("GET", "/admin/account", token: "dft_gone"), isError: 401, "Invalid API Key")
        expect(world.send("GET", "/admin/account", token: "df_gone"), isError: 401, "Invalid API Key")
    }

    @Test func refusalsOfTokensCarryNoRateLimit() throws {
        let world = try TestWorld { $0.rateLimit = .documented }
        #expect(Self.answer("Bearer df_nobody", in: world).fields.isEmpty)
        #expect(Self.answer(nil, in: world).fields.isEmpty)
    }
}
