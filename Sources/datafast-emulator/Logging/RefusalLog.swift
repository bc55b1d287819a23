import HTTPServer
import Logging

/// One line for each request that the server refuses before the emulator sees it, at level info: method and path where they
/// are known, status, reason.
struct RefusalLog: Sendable {
    let logger: Logger

    /// Logs one.
    @Sendable func write(_ refused: RefusedRequest) {
        logger.info(
            "request refused",
            metadata: [
                "method": "\(refused.method?.name ?? "-")", "path": "\(refused.path ?? "-")",
                "status": .stringConvertible(refused.refusal.status), "reason": "\(refused.refusal.reason)",
            ])
    }
}
