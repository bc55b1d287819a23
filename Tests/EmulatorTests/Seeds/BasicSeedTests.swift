import DataFastAPI
import HTTPServer
import JSON
import Testing

@testable import Emulator

/// The cast of the basic seed, as the API sees it.
@Suite struct BasicSeedTests {
    private let state: WorldState
    private let router = Router(OperationTable.all)
    private let secrets: [String: String]

    private static let website = "665f0b3c4d2e1a0012345678"
    private static let suspended = "665f0b3c4d2e1a0000000022"
    private static let stranger = "665f0b3c4d2e1a0000000023"
    private static let visitor = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"

    init() throws {
        state = try SeedWorld.plant(Seed(.basic))
        let accounts = try state.store.accounts()
        let named =
            accounts.tokens.map { ($0.name ?? "", $0.secret) } + accounts.keys.map { ($0.name ?? "", $0.secret) }
        // Traps when two share a name: each must be told apart in the banner.
        secrets = Dictionary(uniqueKeysWithValues: named)
    }

    private func send(
        _ method: String, _ target: String, _ name: String, body: String = ""
    ) throws -> (status: Int, json: JSONValue) {
        let secret = try #require(secrets[name])
        let request = HTTPRequest(
            method: HTTPMethod(method), target: "/api/v1" + target,
            fields: [HTTPField(name: "Authorization", value: "Bearer \(secret)")], body: Array(body.utf8))
        guard
            case .operation(let operation, let values) = router.route(
                method: method, path: String(target.prefix { $0 != "?" }))
        else { throw ContractError.pathNotFound }
        let response = state.respond(to: request, operation: operation, path: values)
        return (response.status, try JSONValue(parsing: response.body))
    }

    /// Expects the standard error.
    private func expect(
        _ status: Int, _ message: String, _ method: String, _ target: String, _ name: String, body: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try send(method, target, name, body: body)
        #expect(answer.status == status, sourceLocation: sourceLocation)
        #expect(answer.json["error"]?["message"] == .string(message), sourceLocation: sourceLocation)
    }

    @Test func secretsAreDistinctAndWellFormed() throws {
        let texts = secrets.values.sorted()
        #expect(Set(texts).count == texts.count)
        #expect(Set(texts.map(\.masked)).count == texts.count, "lists must tell them apart")
        #expect(texts.count >= 20)
        for text in texts where text != "df_xxx" && text != "dft_xxx" {
            let digits = text.drop { $0 != "_" }.dropFirst()
            #expect(text.hasPrefix("df_") || text.hasPrefix("dft_"))
            #expect(digits.utf8.count == 48)
            #expect(digits.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
        }
        #expect(secrets["Documentation token"] == "dft_xxx")
        #expect(secrets["Documentation key"] == "df_xxx")
    }

    @Test func theDocumentedAccount() throws {
        let answer = try send("GET", "/admin/account", "Documentation token")
        #expect(
            answer.json.description
                == #"{"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","name":"Jane Doe","email":"jane@example.com","#
                + #""image":"https://example.com/avatar.png","hasAccess":true,"planType":"pro","isFreeTrialActive":false,"#
                + #""freeTrialStartAt":null,"billingCycleStartAt":null,"billingCycleEndAt":null}]}"#)
    }

    @Test func theDocumentedWebsite() throws {
        let answer = try send("GET", "/admin/websites", "Only example.com")
        #expect(
            answer.json.description
                == #"{"status":"success","data":[{"_id":"665f0b3c4d2e1a0012345678","domain":"example.com","name":"Example","#
                + #""trackingId":"dfid_abc123","timezone":"America/New_York","currency":"USD","role":"owner"}]}"#)
        let settings = try send("GET", "/admin/websites/\(Self.website)", "Documentation key").json["data"]?[0]
        #expect(settings?["kpi"] == "signup")
        #expect(settings?["excludedPaths"] == ["/admin", "/preview"])
    }

    @Test func theDocumentedVisitor() throws {
        let data = try send("GET", "/visitors/\(Self.visitor)", "Documentation key").json["data"]
        #expect(
            data?["identity"]?.description
                == #"{"country":"KR","countryCode":"KR","region":"KR-44","city":"Seosan City","params":{"ref":"youtube.com","#
                + #""source":null,"via":null,"utm_source":null,"utm_medium":null,"utm_campaign":null,"utm_content":null,"#
                + #""utm_term":null},"adClickIds":{},"browser":{"name":"Chrome","version":"133.0.0.0"},"#
                + #""os":{"name":"Mac OS","version":"10.15.7"},"device":{"type":"desktop","vendor":"Apple","#
                + #""model":"Macintosh"},"viewport":{"width":1728,"height":998}}"#)
        let activity = data?["activity"]
        #expect(activity?["visitCount"] == 3)
        #expect(activity?["pageViewCount"] == 8)
        #expect(activity?["firstVisitAt"] == "2025-04-11T03:38:49.154Z")
        #expect(activity?["currentUrl"] == "example.com/")
        #expect(
            activity?["completedGoals"]?.description
                == #"[{"name":"newsletter_signup","description":"Sign up for the newsletter","isServer":false,"#
                + #""timestamp":"2025-04-11T03:38:54.253Z","origin":"manual"}]"#)
        #expect(
            data?["profile"]?.description
                == #"{"userId":"user_123","metadata":{"email":"jane@example.com","plan":"pro"},"#
                + #""identifiedAt":"2026-05-05T12:00:00.000Z"}"#)
        #expect(data?["prediction"]?.isNull == false)
    }

    @Test func theDocumentedWritesSucceed() throws {
        let goal = try send(
            "POST", "/goals", "Documentation key",
            body: #"{"datafast_visitor_id":"\#(Self.visitor)","name":"newsletter_signup"}"#)
        #expect(goal.status == 200)
        let payment = try send(
            "POST", "/payments", "Documentation key",
            body:
                #"{"amount":29.99,"currency":"USD","transaction_id":"payment_456","datafast_visitor_id":"\#(Self.visitor)"}"#
        )
        #expect(payment.json["message"] == "Payment recorded and attributed successfully")
    }

    @Test func itsPaymentsAreOfEveryKind() throws {
        let rows = try state.store.connection.all(
            "SELECT kind, visitor_id IS NULL FROM payments ORDER BY time"
        ) { row in "\(row.text(0)) \(row.bool(1))" }
        #expect(rows == ["new false", "new false", "renewal false", "refund false", "trial false", "new true"])
    }

    @Test func oneVisitorIsABot() throws {
        try expect(400, "Visitor is a bot", "GET", "/visitors/00000000-0000-4000-8000-00000000000b", "Production key")
        let list = try send("GET", "/visitors", "Production key").json
        #expect(list["pagination"]?["total"] == 8)
    }

    @Test func itsCastProvokesEveryRefusal() throws {
        let site = "/admin/websites/\(Self.website)"
        let visitors = "/visitors?websiteId="
        for name in ["Expired", "Revoked"] { try expect(401, "Invalid API Key", "GET", "/admin/account", name) }
        try expect(401, "Invalid API Key", "GET", "/visitors", "Revoked key")
        try expect(403, "Account does not have API access", "GET", "/admin/account", "Account without API access")
        try expect(
            403, "Account does not have API access", "GET", "/visitors", "Website of an account without API access")
        try expect(
            403, "Token does not have the required permission: websites:read", "GET", "/admin/websites", "Read only")
        try expect(
            403, "Token does not have access to this website", "GET", visitors + Self.suspended, "Only example.com")
        try expect(404, "Website not found", "GET", visitors + Self.stranger, "Everything")
        try expect(404, "Website not found", "GET", site, "Stranger")
        try expect(
            403, "Website API keys (df_) cannot access this endpoint", "GET", "/admin/access-tokens", "Production key")
        try expect(
            403, "Tracking is suspended for this website", "GET", "/visitors", "Website whose tracking is suspended")
        try expect(
            403, "Tracking is suspended for this website", "GET", visitors + Self.suspended, "Everything")
        try expect(403, "Your role on this website does not allow this action", "PUT", site, "Viewer", body: "{}")
        try expect(
            403, "Only the website owner can do this", "POST", site + "/team", "Member",
            body: #"{"email":"x@example.com"}"#)
        #expect(try send("GET", site, "Member").status == 200)
        #expect(try send("GET", site, "Viewer").status == 200)
        #expect(try send("GET", "/admin/websites", "Every permission by name").status == 200)
    }

    @Test func theTrialAccountIsOnTrial() throws {
        let account = try send("GET", "/admin/account", "Account on trial").json["data"]?[0]
        #expect(account?["hasAccess"] == false)
        #expect(account?["isFreeTrialActive"] == true)
        #expect(account?["freeTrialStartAt"] == "2026-05-16T12:00:00.000Z")
        #expect(try send("GET", "/admin/account", "Limited account").status == 200)
    }

    @Test func emptyIsEmpty() throws {
        let state = try SeedWorld.plant(Seed(.empty))
        let accounts = try state.store.accounts()
        #expect(accounts.users.isEmpty && accounts.websites.isEmpty && accounts.tokens.isEmpty && accounts.keys.isEmpty)
        #expect(try state.store.isSeeded())
    }

    @Test func anEmulatorTellsItsSecrets() throws {
        let told = try DataFastEmulator().secrets()
        #expect(Set(told.map(\.text)) == Set(secrets.values))
        #expect(
            told.first
                == .init(text: try #require(secrets["Everything"]), name: "Everything", holder: "jane@example.com"))
        #expect(told.contains { $0.name == "Limited account's website" && $0.holder == "limited.example.org" })
    }
}
