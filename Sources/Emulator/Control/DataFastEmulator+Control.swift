import DataFastAPI
import HTTPServer
import Logging

extension DataFastEmulator {
    /// Answers a request to the control plane; `path` is what follows ``ControlOperation/base``.
    func answerControl(_ request: HTTPRequest, path: ArraySlice<UInt8>) -> HTTPAnswer {
        if let refusal = access.refusal(of: request) {
            // Where the control plane is switched off nothing is below its path.
            let answer = Envelope.error(refusal)
            return refusal.status == 404 ? answerUnmatched(request, answer) : .now(answer)
        }
        switch ControlTable.route(request.method, path: path) {
        case .notFound:
            return answerUnmatched(request, Envelope.error(.pathNotFound))
        case .methodNotAllowed(let methods) where request.method == .options:
            return .now(HTTPResponse(status: 204, fields: [Envelope.allow(methods)]))
        case .methodNotAllowed(let methods):
            return answerUnmatched(request, Envelope.error(.methodNotAllowed(methods)))
        case .operation(let operation, let values):
            // A world may be busy, and an event loop must not wait for it.
            return .later { [self] reply in
                controlQueue.async {
                    switch self.perform(operation, request, path: values) {
                    case .now(let response): reply.send(response)
                    case .later(let begin): begin(reply)
                    }
                }
            }
        }
    }

    private func perform(_ operation: ControlOperation, _ request: HTTPRequest, path: [String]) -> HTTPAnswer {
        do {
            return try operation.work(ControlCall(request, to: self, operation: operation, path: path))
        } catch let error as ControlError {
            return .now(Envelope.error(error))
        } catch EmulatorError.invalidSeed(let reason) {
            // Those of the configuration were read at the start: it came with the request, under the name "seed".
            return .now(Envelope.error(ControlError(400, "Invalid \(reason)")))
        } catch {
            logger.error("\(operation.id) failed: \(error)")
            return .now(Envelope.error(.internalError))
        }
    }
}

extension Envelope {
    static func error(_ error: ControlError) -> HTTPResponse {
        var response = self.error(status: error.status, message: error.message)
        if error.status == 401 {
            response.fields.append(HTTPField(name: "WWW-Authenticate", value: "Bearer realm=\"control plane\""))
        }
        return response
    }
}
