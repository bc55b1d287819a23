/// What answers requests.
public protocol HTTPHandler: Sendable {
    /// Answers a request. Called on an event loop, which serves no other connection meanwhile: it must not wait. What
    /// takes longer than a few microseconds belongs in `HTTPAnswer.later`.
    func answer(_ request: HTTPRequest) -> HTTPAnswer

    /// The same for a server that calls ``settle()`` before it sends the answer: what that promises need not hold earlier. What costs
    /// as much for many answers as for one is left for there. Unless a handler has its own, it is ``answer(_:)``.
    func answerUnsettled(_ request: HTTPRequest) -> HTTPAnswer

    /// Sees to it that what answers promise holds. Called on an event loop before any answer is sent that ``answerUnsettled(_:)`` has
    /// given on the spot.
    ///
    /// - Returns: how often that has failed so far, in all. When it is another number than at the loop's last call, the server answers
    ///   500 in place of what it has not sent yet, and closes those connections.
    func settle() -> Int
}

extension HTTPHandler {
    /// Answers as ``answer(_:)`` does.
    public func answerUnsettled(_ request: HTTPRequest) -> HTTPAnswer { answer(request) }

    /// Does nothing, which never fails.
    public func settle() -> Int { 0 }
}

/// A handler's answer.
public enum HTTPAnswer: Sendable {
    /// The response is there.
    case now(HTTPResponse)
    /// The response comes later: the closure is called at once, on the event loop, and passes the reply on to whoever
    /// finds the response. The connection's next request waits for it.
    case later(@Sendable (HTTPReply) -> Void)
}
