import DataFastAPI
import HTTPServer
import Store
import Testing

@testable import Emulator

/// Every operation by everybody: the status is the one that the contract's *Order of checks* gives.
struct MatrixTests {
    private let router = Router(OperationTable.all)

    private func answer(_ state: WorldState, _ line: ContractLine, _ caller: MatrixCaller) throws -> HTTPResponse {
        let target = line.target(website: caller.target)
        let fields = caller.secret.map { [HTTPField(name: "Authorization", value: "Bearer \($0)")] } ?? []
        let request = HTTPRequest(method: HTTPMethod(line.method), target: "/api/v1" + target, fields: fields, body: [])
        let route = router.route(method: line.method, path: String(target.prefix { $0 != "?" }))
        guard case .operation(let operation, let values) = route else { return HTTPResponse(status: 0) }
        #expect(operation.id.rawValue == line.id)
        return state.respond(to: request, operation: operation, path: values)
    }

    @Test(arguments: ContractLine.all)
    func everybodyGetsTheStatusOfTheContract(line: ContractLine) throws {
        var state = try world()
        for caller in MatrixCaller.all {
            let answer = try answer(state, line, caller)
            // Nobody meets what somebody before has done.
            if line.method != "GET", answer.status < 300 { state = try world() }
            #expect(answer.status == caller.expectedStatus(line), "\(line.id) by \(caller.name): \(answer.text)")
        }
    }

    @Test func everyOperationIsRefusedToACallerForItsPermissionAlone() {
        for line in ContractLine.all {
            let callers = MatrixCaller.all.filter { caller in
                caller.permissions.map { !$0.contains(line.permission) } ?? false
            }
            #expect(!callers.isEmpty, "\(line.id)")
        }
    }

    /// The basic seed's world with the one caller that the seed lacks.
    private func world() throws -> WorldState {
        let state = try SeedWorld.plant(Seed.basic)
        let owner = try #require(state.directory.website(objectID: MatrixCaller.example)?.ownerID)
        try state.store.insert(
            AccessToken(
                id: state.newObjectID(), secret: MatrixCaller.withoutAnalytics, userID: owner,
                permissions: MatrixCaller.permissionsWithoutAnalytics.sorted(), createdAt: SeedWorld.noon))
        try state.reloadDirectory()
        return state
    }

    private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "get", "BREW"]

    @Test func everyOtherMethodIsRefusedWithThoseThatThereAre() throws {
        var configuration = EmulatorConfiguration()
        configuration.seed = .empty
        configuration.settings.logger.logLevel = .error
        let emulator = try DataFastEmulator(configuration)
        for (path, lines) in Dictionary(grouping: ContractLine.all, by: \.path) {
            let target = "/api/v1" + lines[0].target(website: MatrixCaller.example)
            let known = Self.methods.filter { method in lines.contains { $0.method == method } }
            for method in Self.methods where !known.contains(method) {
                guard case .now(let answer) = emulator.answer(HTTPRequest(method: HTTPMethod(method), target: target))
                else {
                    Issue.record("\(method) \(path) waits for its world")
                    continue
                }
                #expect(answer.status == 405, "\(method) \(path)")
                #expect(answer.values("Allow") == [known.joined(separator: ", ")], "\(method) \(path)")
            }
        }
    }
}
