import CivilTime
import Dispatch
import HTTPServer
import JSON
import Locks
import Testing

@testable import Emulator

/// The basic seed's cast: each documented refusal is one request away.
///
/// Source: account API, section 14.
struct CastTests {
    private static let website = "/admin/websites/665f0b3c4d2e1a0012345678"
    private static let suspended = "/admin/websites/665f0b3c4d2e1a0000000022"
    private static let strangers = "/admin/websites/665f0b3c4d2e1a0000000023"
    private static let owner = "dft_687f8b35bb1a1c42ac9650607082ac537f4d46a00d439bf4"
    private static let readOnly = "dft_3fae83bebf87d214d11eaed2e8ca1fb20a36322f0eafceea"
    private static let allByName = "dft_eb3dd3c2c83f8ddcb65ad2a8ac3a153f54764d6c41948b65"
    private static let oneWebsite = "dft_49dd90d6f14184b0f5c145e1f9434b8a4bd1546240f25a16"
    private static let expired = "dft_66cb7390f8bd20327a49183ddfd9c7f452142c950194d4cd"
    private static let revoked = "dft_368fb23b797f30afa9118d9f82be985e77c5d1552f87ce21"
    private static let member = "dft_83f367544e28cce91b9eade68740286e4ca7baca6f0a50e7"
    private static let viewer = "dft_ee5a8bc82f6eb9fa6609a418b3cb6df7bd34010729212d76"
    private static let stranger = "dft_0cd2f26f3ad090e4815408dfb463f3806f2e3c1106ad9c33"
    private static let limited = "dft_f096dfc67072aad6c3a011fec18491a3beb9fd4fa7376b23"
    private static let noAccess = "dft_763b87714f6e921b7582576122a54f387c9afe4130b1444e"
    private static let trial = "dft_0f78972a9cf99e9b8ed4b67f0ea2530ce133a01d776480a6"
    private static let key = "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd"
    private static let suspendedKey = "df_d7188a1b6318fdfe79c259bb1d63fc0b9a7479eb19c6c4bc"
    private static let revokedKey = "df_56253ab83909a00f045c0dbf60efe11770048cb5acde1a14"
    private static let noAccessKey = "df_b22102454fc55ae1531c6ff8115cb8408ab47d53bbfa807a"
    private static let failingKey = "df_6a1c4be2f01d97385d6c0e2b94a8f7713ce5d2096b8fa41e"

    /// A request, and what of its answer matters.
    struct Case: CustomTestStringConvertible, Sendable {
        let token: String
        let request: String
        let body: String
        let status: Int
        let part: String
        var testDescription: String { "\(request) \(status) \(part)" }

        init(_ token: String, _ request: String, _ status: Int, _ part: String) {
            self.init(token, request, "", status, part)
        }

        init(_ token: String, _ request: String, _ body: String, _ status: Int, _ part: String) {
            (self.token, self.request, self.body, self.status, self.part) = (token, request, body, status, part)
        }
    }

    private static func emulator() throws -> DataFastEmulator {
        var configuration = EmulatorConfiguration()
        configuration.settings.clock = .frozen(Instant(iso8601: "2026-05-21T12:00:00Z")!)
        configuration.settings.rateLimit = nil
        return try DataFastEmulator(configuration)
    }

    /// The emulator's answer, waited for when it comes later.
    private static func send(
        _ emulator: DataFastEmulator, _ request: String, token: String, body: String = ""
    ) -> HTTPResponse {
        let parts = request.split(separator: " ")
        let answer = emulator.answer(
            HTTPRequest(
                method: HTTPMethod(String(parts[0])), target: "/api/v1\(parts[1])",
                fields: [HTTPField(name: "Authorization", value: "Bearer \(token)")], body: Array(body.utf8)))
        switch answer {
        case .now(let response): return response
        case .later(let start):
            let arrived = DispatchSemaphore(value: 0)
            let response = Locked<HTTPResponse?>(nil)
            start(
                HTTPReply { answer in
                    response.withLock { $0 = answer }
                    arrived.signal()
                })
            arrived.wait()
            return response.withLock { $0 } ?? HTTPResponse(status: 0)
        }
    }

    @Test(arguments: [
        Case(owner, "GET /admin/bot-traffic/usage", 200, #""isCounting":true"#),
        Case(
            owner, "GET \(website)/integrations", 200,
            #""stripe":{"connected":true},"lemonsqueezy":{"connected":false}"#),
        Case(owner, "GET \(website)/funnels", 200, #""slug":"signup-funnel""#),
        Case(owner, "PUT \(website)/funnels/665f0b3c4d2e1a0000000042", #"{"isActive":true}"#, 200, #""isActive":true"#),
        Case(owner, "GET \(website)/alerts/history", 200, #""counts":{"sent":1,"failed":1,"total":2}"#),
        Case(owner, "GET \(website)/notes", 200, #""author":null"#),
        Case(owner, "GET \(website)/notes?q=pricing", 200, #""author":{"id":"665f0b3c4d2e1a0000000002""#),
        Case(
            owner, "POST \(website)/notes", #"{"text":"x","timestamp":"2026-05-21","idempotencyKey":"launch"}"#, 409,
            "Idempotency key already used with different input"),
        Case(owner, "GET \(website)/goals", 200, ##""displayName":"Signed up","color":"#8dcdff""##),
        Case(readOnly, "GET \(website)", 403, "Token does not have the required permission: settings:read"),
        Case(allByName, "POST /admin/access-tokens", 403, "Token cannot grant a permission it does not have: *"),
        Case(oneWebsite, "GET \(suspended)", 403, "Token does not have access to this website"),
        Case(oneWebsite, "POST /admin/access-tokens", 403, "Token cannot grant access to all websites"),
        Case(oneWebsite, "GET /admin/bot-traffic/usage", 403, "Token must have access to all websites"),
        Case(expired, "GET /admin/account", 401, "Invalid API Key"),
        Case(revoked, "GET /admin/account", 401, "Invalid API Key"),
        Case(revokedKey, "GET /admin/account", 401, "Invalid API Key"),
        Case(owner, "GET /admin/access-tokens", 200, #""name":"Expired""#),
        Case(key, "GET \(suspended)", 403, "Token does not have access to this website"),
        Case(key, "GET /admin/access-tokens", 403, "Website API keys (df_) cannot access this endpoint"),
        Case(member, "GET \(website)/bot-traffic/settings", 403, "Only the website owner can do this"),
        Case(owner, "POST \(website)/team", #"{"email":"max@example.com"}"#, 409, "This user is already a member"),
        Case(owner, "DELETE \(website)/team", #"{"userId":"665f0b3c4d2e1a0000000002"}"#, 200, "removed successfully"),
        Case(viewer, "POST \(website)/apikeys", 403, "Your role on this website does not allow this action"),
        Case(owner, "GET \(strangers)", 404, "Website not found"),
        Case(owner, "DELETE /admin/access-tokens/665f0b3c4d2e1a000000003a", 404, "Access token not found"),
        Case(
            limited, "POST /admin/websites", #"{"domain":"a.example","timezone":"UTC"}"#, 403, "Website limit reached"),
        Case(
            limited, "POST /admin/websites/665f0b3c4d2e1a0000000024/team", #"{"email":"a@b.cd"}"#, 403,
            "Team seat limit reached"),
        Case(noAccess, "GET /admin/account", 403, "Account does not have API access"),
        Case(noAccessKey, "GET /admin/account", 403, "Account does not have API access"),
        Case(trial, "GET /admin/account", 200, #""hasAccess":false,"planType":null,"isFreeTrialActive":true"#),
        Case(suspendedKey, "GET /visitors", 403, "Tracking is suspended for this website"),
        Case(suspendedKey, "GET \(suspended)/goals", 200, #""data":[]"#),
        Case(owner, "POST \(suspended)/team", #"{"email":"ivy@example.com"}"#, 409, "already pending"),
        Case(stranger, "POST \(strangers)/apikeys", 400, "Maximum of 10 API keys per website reached"),
        Case(stranger, "DELETE \(strangers)/apikeys/665f0b3c4d2e1a000000020a", 404, "API key not found"),
        Case(
            stranger, "POST \(strangers)/alerts",
            #"{"name":"a","trigger":{"goalName":"a"},"template":{"message":"0123456789"}}"#, 403,
            "Maximum of 25 alerts per website reached"),
        Case(stranger, "POST /admin/access-tokens", 400, "Maximum of 20 access tokens per account reached"),
        Case(
            stranger, "GET \(strangers)/integrations", 200,
            #""paddle":{"connected":true,"keyExpiresAt":"2030-01-01T00:00:00.000Z"},"shopify":{"connected":true},"woocommerce":{"connected":true}"#
        ),
        Case(owner, "PATCH \(website)/integrations/paddle", 400, "Paddle is not connected to this website"),
        Case(owner, "POST \(website)/bot-traffic/token", 409, "A bot traffic token already exists"),
        Case(owner, "PUT \(suspended)/bot-traffic/token", 404, "Bot traffic token not found"),
        Case(
            owner, "PATCH \(suspended)/bot-traffic/settings", #"{"requireAuthToken":true}"#, 400,
            "Create a bot traffic token before requiring it"),
        Case(stranger, "GET /admin/bot-traffic/usage", 200, #""isCounting":false"#),
    ])
    func oneRequestAway(_ example: Case) throws {
        let answer = Self.send(try Self.emulator(), example.request, token: example.token, body: example.body)
        #expect(answer.status == example.status, "\(answer.text)")
        #expect(answer.text.contains(example.part), "\(answer.text)")
    }

    @Test func aCompletionWhereMailFails() throws {
        let emulator = try Self.emulator()
        let goal = #"{"datafast_visitor_id":"00000000-0000-4000-8000-000000000021","name":"signup"}"#
        #expect(Self.send(emulator, "POST /goals", token: Self.failingKey, body: goal).status == 200)
        let path = "/admin/websites/665f0b3c4d2e1a0000000026/alerts/history"
        let answer = Self.send(emulator, "GET \(path)", token: Self.failingKey)
        #expect(answer.text.contains(#""status":"failed","error":"Email delivery failed""#), "\(answer.text)")
    }

    // MARK: At once

    /// What two clients are answered that send the same at once.
    private static func race(_ request: String, _ body: String) throws -> [Int] {
        let emulator = try emulator()
        let statuses = Locked<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let status = send(emulator, request, token: owner, body: body).status
            statuses.withLock { $0.append(status) }
        }
        return statuses.withLock { $0.sorted() }
    }

    @Test func ofManyClientsAtOnceOneCreatesTheWebsite() throws {
        let statuses = try Self.race("POST /admin/websites", #"{"domain":"race.example","timezone":"UTC"}"#)
        #expect(statuses == [200] + Array(repeating: 409, count: 7))
    }

    @Test func ofManyClientsAtOnceOneCreatesTheFunnel() throws {
        let step = #"{"name":"A","type":"pageview","url":"/"}"#
        let statuses = try Self.race("POST \(Self.website)/funnels", #"{"name":"Race","steps":[\#(step),\#(step)]}"#)
        #expect(statuses == [200] + Array(repeating: 409, count: 7))
    }

    @Test func manyClientsAtOnceDoNotPassTheLimitOfKeys() throws {
        // Of the ten, the basic seed's website has two.
        let emulator = try Self.emulator()
        for _ in 0..<6 { #expect(Self.send(emulator, "POST \(Self.website)/apikeys", token: Self.owner).status == 200) }
        let statuses = Locked<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let status = Self.send(emulator, "POST \(Self.website)/apikeys", token: Self.owner).status
            statuses.withLock { $0.append(status) }
        }
        #expect(statuses.withLock { $0.sorted() } == [200, 200] + Array(repeating: 400, count: 6))
    }
}
