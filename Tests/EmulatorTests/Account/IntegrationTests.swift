import CivilTime
import Store
import Testing

@testable import Emulator

struct IntegrationTests {
    private static let bodies = [
        "stripe": #"{"stripeRak":" rk_live_1 "}"#,
        "lemonsqueezy": #"{"lemonsqueezyApiKey":"key","lemonsqueezyStoreId":"123"}"#,
        "polar": #"{"polarAccessToken":"polar_1","polarOrgId":"org"}"#,
        "paddle": #"{"paddleApiKey":"pdl_live_1"}"#,
    ]

    private static func list(_ connected: Set<String>, keyExpiresAt: String = "null") -> String {
        let providers = ["stripe", "lemonsqueezy", "polar", "paddle", "shopify", "woocommerce"].map { provider in
            let expiry = provider == "paddle" ? #","keyExpiresAt":\#(keyExpiresAt)"# : ""
            return #""\#(provider)":{"connected":\#(connected.contains(provider))\#(expiry)}"#
        }
        return #"{"status":"success","data":[{\#(providers.joined(separator: ",")),"currency":"USD"}]}"#
    }

    @Test(arguments: [
        ("stripe", #""Stripe connected successfully","currency":"USD""#),
        ("lemonsqueezy", #""Lemon Squeezy connected successfully","currency":"USD""#),
        ("polar", #""Polar connected successfully""#), ("paddle", #""Paddle connected successfully","currency":"USD""#),
    ])
    func connects(provider: String, message: String) throws {
        let world = try TestWorld.withTeam()
        let path = "/integrations/\(provider)"
        expect(world.admin("GET", "/integrations", token: "dft_viewer"), is: Self.list([]))
        for _ in 1...2 {
            expect(
                world.admin("POST", path, token: "dft_member", body: Self.bodies[provider] ?? ""),
                is: #"{"status":"success","data":[{"message":\#(message)}]}"#)
            expect(world.admin("GET", "/integrations"), is: Self.list([provider]))
        }
        #expect(world.admin("POST", path).status == 400)
        world.expectWriteIsRefused("POST", path, body: Self.bodies[provider] ?? "")
    }

    @Test(arguments: [
        ("stripe", "Stripe"), ("lemonsqueezy", "Lemon Squeezy"), ("polar", "Polar"), ("paddle", "Paddle"),
        ("shopify", "Shopify"), ("woocommerce", "WooCommerce"),
    ])
    func disconnects(provider: String, name: String) throws {
        let world = try TestWorld.withTeam()
        try world.state.store.connect(Integration(websiteID: world.websiteKey, provider: provider))
        try world.state.store.connect(Integration(websiteID: world.websiteKey, provider: "other"))
        expect(world.admin("GET", "/integrations"), is: Self.list([provider]))
        for _ in 1...2 {
            expect(
                world.admin("DELETE", "/integrations/\(provider)", token: TestWorld.key),
                is: #"{"status":"success","data":[{"message":"\#(name) disconnected successfully"}]}"#)
        }
        expect(world.admin("GET", "/integrations"), is: Self.list([]))
        world.expectWriteIsRefused("DELETE", "/integrations/\(provider)")
    }

    @Test func disconnectingKeepsPayments() throws {
        let world = try TestWorld()
        world.admin("POST", "/integrations/stripe", body: Self.bodies["stripe"] ?? "")
        world.pay("tx_1")
        world.admin("DELETE", "/integrations/stripe")
        #expect(world.admin("GET", "/goals").string("name") == "payment")
    }

    @Test func disconnectingWooCommerceEndsItsHiddenKey() throws {
        let world = try TestWorld.withTeam()
        let other = try #require(world.state.directory.website(objectID: TestWorld.strangersWebsite))
        try world.addKey("df_woo") { $0.kind = "woocommerce" }
        try world.addKey("df_mobile") { $0.kind = "mobile" }
        try world.addKey("df_other", websiteKey: other.id, createdBy: TestWorld.stranger) { $0.kind = "woocommerce" }
        #expect(world.admin("DELETE", "/integrations/woocommerce", token: "df_woo").status == 200)
        expect(world.admin("GET", token: "df_woo"), isError: 401, "Invalid API Key")
        for token in ["df_mobile", "df_other", TestWorld.key] {
            #expect(world.send("GET", "/admin/account", token: token).status == 200)
        }
        try world.state.reloadDirectory()
        #expect(world.admin("GET", token: "df_woo").status == 401)
    }

    @Test func connectingAgainForgetsWhenTheKeyExpires() throws {
        let world = try TestWorld()
        try world.state.store.connect(
            Integration(websiteID: world.websiteKey, provider: "paddle", keyExpiresAt: TestWorld.noon))
        expect(
            world.admin("GET", "/integrations"), is: Self.list(["paddle"], keyExpiresAt: #""2026-05-21T12:00:00.000Z""#)
        )
        world.admin("POST", "/integrations/paddle", body: Self.bodies["paddle"] ?? "")
        expect(world.admin("GET", "/integrations"), is: Self.list(["paddle"]))
    }

    @Test(arguments: [
        ("stripe", #"{"stripeRak":"sk_live_1"}"#, "Invalid Stripe key format. The key must start with rk_"),
        ("stripe", #"{"stripeRak":"rk_test_1"}"#, "Stripe test keys are not allowed in production"),
        ("paddle", #"{"paddleApiKey":"pdl_sdbx_1"}"#, "Invalid Paddle API key format"),
        (
            "lemonsqueezy", #"{"lemonsqueezyApiKey":"a","lemonsqueezyStoreId":"x"}"#,
            "Invalid lemonsqueezyStoreId: must be a numeric id"
        ),
        ("polar", "{}", "Missing required fields: polarAccessToken, polarOrgId"),
    ])
    func refusesCredentials(provider: String, body: String, message: String) throws {
        let world = try TestWorld()
        expect(world.admin("POST", "/integrations/\(provider)", body: body), isError: 400, message)
        expect(world.admin("GET", "/integrations"), is: Self.list([]))
    }

    @Test func developmentTakesTestKeys() throws {
        let world = try TestWorld { $0.providerMode = .development }
        #expect(world.admin("POST", "/integrations/stripe", body: #"{"stripeRak":"rk_test_1"}"#).status == 200)
        #expect(world.admin("POST", "/integrations/paddle", body: #"{"paddleApiKey":"pdl_sdbx_1"}"#).status == 200)
    }

    @Test func resyncsPaddleOnceConnected() throws {
        let world = try TestWorld.withTeam()
        expect(
            world.admin("PATCH", "/integrations/paddle"), isError: 400, "Paddle is not connected to this website")
        world.admin("POST", "/integrations/paddle", body: Self.bodies["paddle"] ?? "")
        for _ in 1...2 {
            expect(
                world.admin("PATCH", "/integrations/paddle"),
                is: #"{"status":"success","data":[{"message":"Paddle payment re-sync queued"}]}"#)
        }
        world.expectWriteIsRefused("PATCH", "/integrations/paddle")
    }
}
