import CivilTime
import DataFastAPI
import HTTPServer

/// An answer that a fault gives in place of the true one.
public struct FaultAnswer: Sendable, Equatable {
    /// The status, 200 to 599.
    public var status: Int
    /// The message in the API's error envelope; nil for the one that the contract has for the status.
    public var message: String?
    /// A body in place of the envelope.
    public var body: [UInt8]?
    /// What `body` is.
    public var contentType: String?
    /// Further fields.
    public var headers: [HTTPField] = []

    /// The statuses that an answer may have.
    static let statuses = 200...599

    /// The API's own answer with this status; below 400 an empty one.
    public init(status: Int) {
        self.status = status
    }

    /// The answer in a world with these settings, at `now`.
    func response(to operation: OperationID?, settings: WorldSettings, now: Instant) -> HTTPResponse {
        var response = envelope(operation, settings, now)
        if let body {
            response.body = body
            response.contentType = contentType
        }
        response.fields += headers
        return response
    }

    private func envelope(_ operation: OperationID?, _ settings: WorldSettings, _ now: Instant) -> HTTPResponse {
        if status < 400 { return HTTPResponse(status: status) }
        if status == 429, message == nil {
            let limit = settings.rateLimit ?? .documented
            let outcome = TokenBucket.Outcome(isAllowed: false, remaining: 0, resetAt: now + limit.period)
            var response = limit.refusal(outcome, unit: settings.rateLimitReset)
            response.fields = limit.fields(outcome, unit: settings.rateLimitReset)
            return response
        }
        let message = message ?? Self.message(status, operation)
        // Of this operation the two have a form of their own (website API, section 9.1).
        if operation == .createPayment, status == 400 || status == 404 {
            return Envelope.plain(status: status) { writer in writer.member("error", message) }
        }
        return Envelope.error(status: status, message: message)
    }

    private static func message(_ status: Int, _ operation: OperationID?) -> String {
        switch status {
        case 401: return ContractError.invalidAPIKey.message
        case 403: return ContractError.noAPIAccess.message
        case 405: return ContractError.methodNotAllowed([]).message
        case 413: return ContractError.bodyTooLarge.message
        case 500: return ContractError.internalError.message
        default: break
        }
        // What the operation itself says with this status.
        let operation = OperationTable.all.first { $0.id == operation }
        if let error = operation?.errors.first(where: { $0.status == status }) { return error.message }
        if status == 404 {
            return operation.map { $0.access.scope != .account } ?? false
                ? ContractError.websiteNotFound.message : ContractError.pathNotFound.message
        }
        return "\(ReasonPhrase.phrase(for: status))"
    }
}
