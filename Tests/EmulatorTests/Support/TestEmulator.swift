import CivilTime
import HTTPServer
import JSON
import Store
import Testing

@testable import Emulator

/// A whole emulator, asked as over a socket, without one.
struct TestEmulator {
    static let noon = Instant(iso8601: "2026-05-21T12:00:00Z")!
    /// The owner's token of the basic seed.
    static let seedKey = "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd"

    let emulator: DataFastEmulator

    /// With the basic seed, no rate limit, a frozen clock.
    init(_ configure: (inout EmulatorConfiguration) -> Void = { _ in }) throws {
        var configuration = EmulatorConfiguration()
        configuration.settings.clock = .frozen(Self.noon)
        configuration.settings.randomSeed = 7
        configuration.settings.rateLimit = nil
        configuration.settings.logger.logLevel = .critical
        configure(&configuration)
        emulator = try DataFastEmulator(configuration)
    }

    @discardableResult
    func send(
        _ method: String, _ target: String, _ body: String = "", token: String? = nil, fields: [(String, String)] = []
    ) async -> HTTPResponse {
        await send(method, target, bytes: Array(body.utf8), token: token, fields: fields)
    }

    func send(
        _ method: String, _ target: String, bytes: [UInt8], token: String? = nil, fields: [(String, String)] = []
    ) async -> HTTPResponse {
        var fields = fields.map { HTTPField(name: $0.0, value: $0.1) }
        if let token { fields.append(HTTPField(name: "Authorization", value: "Bearer \(token)")) }
        let request = HTTPRequest(method: HTTPMethod(method), target: target, fields: fields, body: bytes)
        switch emulator.answer(request) {
        case .now(let response): return response
        case .later(let begin):
            return await withCheckedContinuation { continuation in
                begin(HTTPReply { continuation.resume(returning: $0 ?? HTTPResponse(status: 500)) })
            }
        }
    }

    /// The answer of the control plane, which must be 200.
    @discardableResult
    func control(
        _ method: String, _ path: String, _ body: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> JSONValue {
        let answer = await send(method, "/__emulator" + path, body)
        #expect(answer.status == 200, "\(answer.text)", sourceLocation: sourceLocation)
        return try JSONValue(parsing: answer.body)
    }

    /// Reports a goal for the visitor of the documentation's examples.
    @discardableResult
    func createGoal(
        _ prefix: String = "", token: String = TestEmulator.seedKey, name: String = "test_goal",
        fields: [(String, String)] = []
    ) async -> HTTPResponse {
        await send(
            "POST", "\(prefix)/api/v1/goals",
            #"{"datafast_visitor_id":"a3ab2331-989f-4cfa-91c6-2461c9e3c6bd","name":"\#(name)"}"#, token: token,
            fields: fields)
    }

    /// How often that goal was completed in a world.
    func goalCount(_ world: String = "default", name: String = "test_goal") throws -> Int {
        try emulator.worlds.world(world).withState { state in
            let website = try #require(state.directory.websites.first)
            let selection = Store.GoalSelection(websiteID: website.id, visitor: nil, name: name, range: nil)
            return try state.store.countGoals(selection, limit: 1_000_000)
        }
    }
}

extension HTTPResponse {
    /// The body as JSON; null if it is none.
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
}
