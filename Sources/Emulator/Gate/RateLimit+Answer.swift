import CivilTime
import HTTPServer

/// How a limit shows on the wire.
///
/// Source: contract README, *Rate limit*.
extension RateLimit {
    /// The fields of every authenticated answer.
    func fields(_ outcome: TokenBucket.Outcome, unit: ResetUnit) -> [HTTPField] {
        [
            HTTPField(name: "X-RateLimit-Limit", value: String(capacity)),
            HTTPField(name: "X-RateLimit-Remaining", value: String(outcome.remaining)),
            HTTPField(name: "X-RateLimit-Reset", value: String(unit.reset(outcome))),
        ]
    }

    /// The 429 that a request gets for which the bucket holds nothing.
    func refusal(_ outcome: TokenBucket.Outcome, unit: ResetUnit) -> HTTPResponse {
        Envelope.plain(status: 429) { writer in
            writer.member("error", "Too many requests")
            writer.member("message", "Rate limit exceeded...")
            writer.member("limit", capacity)
            writer.member("remaining", outcome.remaining)
            writer.member("reset", unit.reset(outcome))
        }
    }
}

extension RateLimit.ResetUnit {
    fileprivate func reset(_ outcome: TokenBucket.Outcome) -> Int {
        switch self {
        case .seconds: Int((outcome.resetAt + 999).seconds)
        case .milliseconds: Int(outcome.resetAt.milliseconds)
        }
    }
}
