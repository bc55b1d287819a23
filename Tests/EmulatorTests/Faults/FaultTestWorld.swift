import DataFastAPI
import HTTPServer
import JSON

@testable import Emulator

/// A world whose requests go the way on which faults strike.
final class FaultTestWorld {
    let world: TestWorld
    /// How many requests came through to their operation.
    private(set) var performed = 0
    private let router = Router(OperationTable.all)

    init(_ plan: String? = nil, configure: (inout WorldSettings) -> Void = { _ in }) throws {
        world = try TestWorld(configure)
        if let plan { world.state.setFaults(try FaultPlan(JSONValue(parsing: plan))) }
    }

    /// One rule with this effect.
    convenience init(effect: String, configure: (inout WorldSettings) -> Void = { _ in }) throws {
        try self.init(#"{"rules":[{"effect":\#(effect)}]}"#, configure: configure)
    }

    /// What becomes of a request below `/api/v1`, of which the true answer is 200 `done`.
    @discardableResult
    func send(_ method: String = "GET", _ target: String = "/admin/account", fields: [HTTPField] = []) -> ServedRequest
    {
        let request = HTTPRequest(method: HTTPMethod(method), target: "/api/v1" + target, fields: fields)
        var operation: OperationID?
        let path = String(target.prefix { $0 != "?" })
        if case .operation(let found, _) = router.route(method: method, path: path) { operation = found.id }
        let subject = FaultSubject(request: request, path: request.pathBytes, name: operation?.rawValue)
        return world.state.serve(subject) { _, _ in
            performed += 1
            return HTTPResponse(status: 200, contentType: "text/plain", body: Array("done".utf8))
        }
    }

    /// The statuses of so many requests, one after the other.
    func statuses(_ count: Int) -> [Int] { (0..<count).map { _ in send().response.status } }
}

extension ServedRequest {
    /// What the answer says of the fault that made it.
    var applied: [String] {
        response.fields.filter { $0.name == "X-Emulator-Fault-Applied" }.map(\.value)
    }
}
