import Synchronization

/// The promise of a response. It is kept by one call of `send`, from any thread; a reply that is dropped unsent is
/// answered with 500 by the server.
public final class HTTPReply: Sendable {
    private let isSent = Atomic(false)
    private let deliver: @Sendable (HTTPResponse?) -> Void

    /// Makes a reply, for a test: `deliver` is called once, with nil if the reply was dropped unsent.
    public init(deliver: @escaping @Sendable (HTTPResponse?) -> Void) {
        self.deliver = deliver
    }

    deinit {
        if !isSent.load(ordering: .relaxed) { deliver(nil) }
    }

    /// Sends the response. Only the first call counts.
    public func send(_ response: HTTPResponse) {
        if !isSent.exchange(true, ordering: .relaxed) { deliver(response) }
    }
}
