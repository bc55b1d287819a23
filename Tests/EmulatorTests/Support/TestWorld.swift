import CivilTime
import DataFastAPI
import HTTPServer
import JSON
import Store

@testable import Emulator

/// A world in memory with two users, one website and a token of each kind, under a frozen clock.
///
/// Rows are put in through the store, so that tests of the API do not depend on seeds.
final class TestWorld {
    static let noon = Instant(iso8601: "2026-05-21T12:00:00Z")!
    static let websiteID = "665f0b3c4d2e1a0012345678"
    static let visitor = "a3ab2331-989f-4cfa-91c6-2461c9e3c6bd"
    static let key = "df_owner"
    static let token = "dft_owner"

    let state: WorldState
    private let router = Router(OperationTable.all)

    init(_ configure: (inout WorldSettings) -> Void = { _ in }, website: (inout Website) -> Void = { _ in }) throws {
        var settings = WorldSettings()
        settings.clock = .frozen(Self.noon)
        settings.randomSeed = 1
        settings.rateLimit = nil
        configure(&settings)
        state = try WorldState(settings, store: try Store(dollars: settings.currencyRates.dollars))
        let created = Instant(iso8601: "2026-01-01T00:00:00Z")!
        try state.store.insert(
            User(id: "665f0b3c4d2e1a00000000a1", name: "Jane Doe", email: "jane@example.com", createdAt: created))
        var site = Website(
            objectID: Self.websiteID, ownerID: "665f0b3c4d2e1a00000000a1", createdAt: created, domain: "example.com",
            trackingID: "dfid_abc123", timezone: "America/New_York")
        website(&site)
        site.id = try state.store.insert(site)
        try state.store.insert(
            WebsiteKey(
                id: "665f0b3c4d2e1a00000000b1", secret: Self.key, websiteID: site.id,
                createdBy: "665f0b3c4d2e1a00000000a1", createdAt: created))
        try state.store.insert(
            AccessToken(
                id: "665f0b3c4d2e1a00000000c1", secret: Self.token, userID: "665f0b3c4d2e1a00000000a1",
                createdAt: created))
        try state.reloadDirectory()
    }

    /// The website's row key.
    var websiteKey: Int64 { state.directory.website(objectID: Self.websiteID)!.id }

    /// Moves the frozen clock.
    func advance(milliseconds: Int64) { state.clock = .frozen(state.clock.now + milliseconds) }

    /// What the API answers to a request below `/api/v1`.
    @discardableResult
    func send(
        _ method: String, _ target: String, token: String? = TestWorld.key, body: String = "",
        fields: [HTTPField] = []
    ) -> HTTPResponse {
        var fields = fields
        if let token { fields.append(HTTPField(name: "Authorization", value: "Bearer \(token)")) }
        let request = HTTPRequest(
            method: HTTPMethod(method), target: "/api/v1" + target, fields: fields, body: Array(body.utf8))
        let path = String(target.prefix { $0 != "?" })
        guard case .operation(let operation, let values) = router.route(method: method, path: path) else {
            return HTTPResponse(status: 404)
        }
        return state.respond(to: request, operation: operation, path: values)
    }

    /// Stores a pageview as if the script had sent it.
    func view(
        _ path: String = "/", visitor: String = TestWorld.visitor, sessionID: String? = nil,
        acquisition: Acquisition = Acquisition(referrerName: "Direct/None"),
        place: Place = Place(country: "US", region: "US-CA", city: "San Francisco"),
        system: System = System(browser: "Chrome", browserVersion: "133.0.0.0", os: "Mac OS", osVersion: "10.15.7")
    ) throws {
        try state.store.recordPageview(
            Visit(
                websiteID: websiteKey, visitor: VisitorID(visitor)!, clientSessionID: sessionID, time: state.clock.now,
                page: Page(hostname: "example.com", path: path), acquisition: acquisition, place: place,
                system: system))
    }
}

extension HTTPResponse {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
}
