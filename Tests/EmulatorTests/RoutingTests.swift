import DataFastAPI
import HTTPServer
import Synchronization
import Testing

@testable import Emulator

/// What happens before the gate, through the emulator's own entry.
struct RoutingTests {
    private let emulator: DataFastEmulator

    init() throws {
        var configuration = EmulatorConfiguration()
        configuration.seed = .empty
        configuration.settings.logger.logLevel = .error
        emulator = try DataFastEmulator(configuration)
    }

    private func answer(_ method: String, _ target: String, body: String = "") async -> HTTPResponse {
        let request = HTTPRequest(method: HTTPMethod(method), target: target, body: Array(body.utf8))
        switch emulator.answer(request) {
        case .now(let response): return response
        case .later(let begin):
            return await withCheckedContinuation { continuation in
                begin(HTTPReply { continuation.resume(returning: $0 ?? HTTPResponse(status: 500)) })
            }
        }
    }

    @Test(arguments: [
        "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/goals/", "/api/v1//goals", "/api/v1/visitors/",
        "/api/v1/Goals",
        "/api/v1goals", "/api/v2/goals", "/api/v1/admin", "/api/v1/visitors/a/b", "/api/v1/%zz", "/nothing",
    ])
    func unknownPathsAreNotFoundWhateverTheMethod(target: String) async {
        for method in ["GET", "POST", "HEAD", "BREW"] {
            expect(await answer(method, target), isError: 404, "Not found")
        }
    }

    @Test(arguments: [
        ("GET", "/goals", "POST, DELETE"), ("HEAD", "/payments", "POST, DELETE"), ("PUT", "/visitors", "GET"),
        ("GET", "/identify", "POST"), ("get", "/visitors", "GET"),
        ("DELETE", "/admin/account", "GET, PUT"), ("PUT", "/admin/websites/x/alerts/history", "GET"),
        ("BREW", "/admin/websites/x", "GET, PUT, DELETE"), ("PATCH", "/goals?x=1", "POST, DELETE"),
    ])
    func knownPathsNameTheirMethods(method: String, path: String, allow: String) async {
        let answer = await answer(method, "/api/v1" + path)
        expect(answer, isError: 405, "Method not allowed")
        #expect(answer.fields == [HTTPField(name: "Allow", value: allow)])
    }

    @Test(arguments: [
        ("/%68ealthz", 200), ("/js%2Fscript.js", 404), ("/js/%73cript.js", 200), ("/%61pi/v1/vis%69tors", 401),
        ("/%77/default/healthz", 200), ("/w/d%65fault/healthz", 200), ("/%zz", 404), ("/healthz%", 404),
    ])
    func pathsThatAreEncodedWithoutNeedMeanTheSame(target: String, status: Int) async {
        #expect(await answer("GET", target).status == status)
    }

    @Test func optionsAreToldWithoutAToken() async {
        let answer = await answer("OPTIONS", "/api/v1/payments")
        #expect(answer.status == 204)
        #expect(answer.body.isEmpty)
        #expect(answer.fields == [HTTPField(name: "Allow", value: "POST, DELETE")])
        expect(await self.answer("OPTIONS", "/api/v1/nothing"), isError: 404, "Not found")
        #expect(await self.answer("OPTIONS", "*").status == 204)
    }

    @Test func headGoesWhereGetGoes() async {
        expect(await answer("HEAD", "/api/v1/visitors"), isError: 401, "Missing Authorization header")
        expect(await answer("HEAD", "/api/v1/visitors/x"), isError: 401, "Missing Authorization header")
    }

    @Test(arguments: OperationTable.all)
    func everyOperationIsReachedAndAsksForAToken(operation: Operation) async {
        let path = operation.path.segments.map { if case .literal(let text) = $0 { "/" + text } else { "/x" } }.joined()
        expect(
            await answer(operation.method.rawValue, "/api/v1" + path), isError: 401, "Missing Authorization header")
    }
}
