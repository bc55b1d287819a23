import Dispatch
import HTTPServer

/// A request's answer, and how long it is held back.
struct ServedRequest: Sendable {
    /// Names, in an answer that a fault had a hand in, what the fault did.
    static let faultField = "X-Emulator-Fault-Applied"

    var response: HTTPResponse
    /// Milliseconds.
    var delay: Int64 = 0
    /// The fault that had a hand in it, as ``faultField`` has it.
    var fault: String?

    /// The answer for an event loop, which does not wait for a delay.
    consuming func answer() -> HTTPAnswer {
        guard delay > 0 else { return .now(response) }
        let served = self
        return .later { reply in served.send(to: reply) }
    }

    /// Sends the answer when its time has come; returns at once.
    func send(to reply: HTTPReply) {
        guard delay > 0 else { return reply.send(response) }
        Self.timers.asyncAfter(deadline: .now() + .milliseconds(Int(delay))) { [response] in reply.send(response) }
    }

    /// Serial: all that is done here is to hand an answer to its loop.
    private static let timers = DispatchQueue(label: "fault.delays")
}
