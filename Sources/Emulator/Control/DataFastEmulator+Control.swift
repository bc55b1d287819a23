import DataFastAPI
import HTTPServer
import Logging

extension DataFastEmulator {
    /// Answers a request to the control plane; `path` is what follows ``ControlOperation/base``.
    func answerControl(_ request: HTTPRequest, path: ArraySlice<UInt8>) -> HTTPAnswer {
        if let refusal = access.refusal(of: request) { return .now(Envelope.error(refusal)) }
        switch ControlTable.route(request.method, path: path) {
        case .notFound:
            return .now(Envelope.error(.pathNotFound))
        case .methodNotAllowed(let methods) where request.method == .options:
            return .now(HTTPResponse(status: 204, fields: [Envelope.allow(methods)]))
        case .methodNotAllowed(let methods):
            return .now(Envelope.error(.methodNotAllowed(methods)))
        case .operation(let operation, let values):
            let call = ControlCall(emulator: self, request: request, path: values, operation: operation)
            // A world may be busy, and an event loop must not wait for it.
            return .later { [controlQueue, logger] reply in
                controlQueue.async {
                    switch Self.perform(call, logger: logger) {
                    case .now(let response): reply.send(response)
                    case .later(let begin): begin(reply)
                    }
                }
            }
        }
    }

    private static func perform(_ call: ControlCall, logger: Logger) -> HTTPAnswer {
        do {
            return try call.operation.work(call)
        } catch let error as ControlError {
            return .now(Envelope.error(error))
        } catch let error as EmulatorError {
            // Only a seed that came with the request can be wrong.
            guard case .invalidSeed(let reason) = error else { return failure(of: call, error, logger) }
            return .now(Envelope.error(ControlError(400, "Invalid seed: \(reason)")))
        } catch {
            return failure(of: call, error, logger)
        }
    }

    private static func failure(of call: ControlCall, _ error: any Error, _ logger: Logger) -> HTTPAnswer {
        logger.error("\(call.operation.id) failed: \(error)")
        return .now(Envelope.error(.internalError))
    }
}

extension Envelope {
    static func error(_ error: ControlError) -> HTTPResponse {
        self.error(status: error.status, message: error.message)
    }
}
