/// What answers requests.
public protocol HTTPHandler: Sendable {
    /// Answers a request. Called on an event loop, which serves no other connection meanwhile: it must not wait. What
    /// takes longer than a few microseconds belongs in `HTTPAnswer.later`.
    func answer(_ request: HTTPRequest) -> HTTPAnswer
}

/// A handler's answer.
public enum HTTPAnswer: Sendable {
    /// The response is there.
    case now(HTTPResponse)
    /// The response comes later: the closure is called at once, on the event loop, and passes the reply on to whoever
    /// finds the response. The connection's next request waits for it.
    case later(@Sendable (HTTPReply) -> Void)
}
