import DataFastAPI
import Glibc
import HTTPServer
import Logging

/// One line for each request, at level info: method, path, operation, status, microseconds, and the fault that struck.
struct RequestLog: Sendable {
    private let logger: Logger
    private let isOn: Bool

    init(logger: Logger) {
        self.logger = logger
        isOn = logger.logLevel <= .info
    }

    /// Calls `respond` and logs what comes of it; costs nothing where the level is above info.
    func answer(
        _ request: HTTPRequest, _ respond: (HTTPRequest, inout OperationID?) -> HTTPAnswer
    ) -> HTTPAnswer {
        var operation: OperationID?
        guard isOn else { return respond(request, &operation) }
        let start = Self.microseconds
        switch respond(request, &operation) {
        case .now(let response):
            write(request, operation, response, since: start)
            return .now(response)
        case .later(let begin):
            return .later { [operation] reply in
                begin(
                    HTTPReply { response in
                        guard let response else { return }
                        write(request, operation, response, since: start)
                        reply.send(response)
                    })
            }
        }
    }

    private func write(_ request: HTTPRequest, _ operation: OperationID?, _ response: HTTPResponse, since start: Int) {
        var metadata: Logger.Metadata = [
            "method": "\(request.method.name)", "path": "\(request.path)",
            "operation": "\(operation?.rawValue ?? "-")", "status": .stringConvertible(response.status),
            "us": .stringConvertible(Self.microseconds - start),
        ]
        if let fault = response.fields.last(where: { $0.name == ServedRequest.faultField }) {
            metadata["fault"] = "\(fault.value)"
        }
        logger.info("request", metadata: metadata)
    }

    private static var microseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }
}
