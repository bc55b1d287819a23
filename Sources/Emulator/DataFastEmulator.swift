import DataFastAPI
import HTTPServer
import Logging

/// The emulator: answers requests as the DataFast API does, from worlds of its own.
///
/// It is a handler of ``HTTPServer``; a test can also call ``answer(_:)`` itself, without a socket.
public final class DataFastEmulator: HTTPHandler {
    let world: World
    private let router = Router(OperationTable.all)
    private let log: RequestLog

    /// An emulator with one world, seeded and ready.
    ///
    /// - Throws: ``EmulatorError``, when the data directory or the seed cannot be used.
    public init(_ configuration: EmulatorConfiguration = EmulatorConfiguration()) throws(EmulatorError) {
        world = try World(name: "default", configuration: configuration)
        log = RequestLog(logger: configuration.settings.logger)
    }

    /// Writes to the data directory what is told to it only now and then: when tokens and keys were last used. To be called
    /// before the program ends.
    public func flush() {
        world.withState { state in state.saveLastUsesOrComplain() }
    }

    /// Answers a request: on the spot, or later when it must wait for its world.
    public func answer(_ request: HTTPRequest) -> HTTPAnswer {
        log.answer(request) { request, operation in
            if let path = Self.apiPath(request) { return answerAPI(request, path: path, &operation) }
            return answerOther(request)
        }
    }

    /// The path below `/api/v1`; nil for requests that are not to the API.
    private static func apiPath(_ request: HTTPRequest) -> ArraySlice<UInt8>? {
        let path = request.pathBytes
        let base: StaticString = "/api/v1"
        let count = base.utf8CodeUnitCount
        guard path.count >= count, path[path.startIndex] == base.utf8Start[0],
            path.prefix(count).elementsEqual(UnsafeBufferPointer(start: base.utf8Start, count: count))
        else { return nil }
        let rest = path.dropFirst(count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/") ? rest : nil
    }

    private func answerAPI(
        _ request: HTTPRequest, path: ArraySlice<UInt8>, _ operationID: inout OperationID?
    ) -> HTTPAnswer {
        let route = path.withUnsafeBytes { router.route(method: request.method.name, path: $0) }
        switch route {
        case .operation(let operation, let values):
            operationID = operation.id
            let subject = FaultSubject(request: request, path: request.pathBytes, operation: operation.id)
            return world.serve(subject, isQuick: operation.speed == .quick) { state in
                state.respond(to: request, operation: operation, path: values)
            }
        case .methodNotAllowed(let methods) where request.method == .options:
            return .now(HTTPResponse(status: 204, fields: [Envelope.allow(methods)]))
        case .methodNotAllowed(let methods):
            return answerUnmatched(request, .methodNotAllowed(methods))
        case .notFound:
            return answerUnmatched(request, .pathNotFound)
        }
    }

    /// Answers a request to the API that leads to no operation. Faults are for these too.
    private func answerUnmatched(_ request: HTTPRequest, _ error: ContractError) -> HTTPAnswer {
        let subject = FaultSubject(request: request, path: request.pathBytes, operation: nil)
        return world.serve(subject, isQuick: true) { _ in Envelope.error(error) }
    }

    private func answerOther(_ request: HTTPRequest) -> HTTPAnswer {
        if let route = SideRoute.table[request.path] {
            let subject = FaultSubject(request: request, path: request.pathBytes, operation: nil)
            return route.answer(request) { work in world.serve(subject, isQuick: true, work) }
        }
        return .now(request.target == "*" ? HTTPResponse(status: 204) : Envelope.error(.pathNotFound))
    }
}
