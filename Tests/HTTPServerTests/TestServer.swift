import Dispatch
import Glibc
import Locks
import Synchronization

@testable import HTTPServer

/// Answers by path, so that tests can ask for any kind of answer.
final class TestHandler: HTTPHandler {
    /// Where `/hold` leaves its replies.
    let held = Locked<[HTTPReply]>([])
    let count = Atomic(0)
    private let queue = DispatchQueue(label: "test.world")

    func answer(_ request: HTTPRequest) -> HTTPAnswer {
        count.add(1, ordering: .relaxed)
        switch request.path {
        case "/later":
            let text = request.query ?? ""
            return .later { [queue] reply in
                queue.asyncAfter(deadline: .now() + .milliseconds(5)) { reply.send(Self.text(text)) }
            }
        case "/at-once": return .later { $0.send(Self.text("at once")) }
        case "/twice":
            return .later { [queue] reply in
                queue.async {
                    reply.send(Self.text("first"))
                    reply.send(Self.text("second"))
                }
            }
        case "/drop": return .later { _ in }
        case "/hold": return .later { reply in self.held.withLock { $0.append(reply) } }
        case "/large":
            let size = request.queryItems["size"].flatMap { Int($0) } ?? 0
            return .now(HTTPResponse(status: 200, body: [UInt8](repeating: 120, count: size)))
        case "/block":
            usleep(200_000)
            return .now(Self.text("blocked"))
        case "/empty": return .now(HTTPResponse(status: 204))
        case "/close": return .now(HTTPResponse(status: 200, closesConnection: true))
        case "/echo": return .now(HTTPResponse(status: 200, contentType: "text/plain", body: request.body))
        case "/odd": return .now(Self.odd(request))
        case "/odd-later": return .later { [queue] reply in queue.async { reply.send(Self.odd(request)) } }
        case "/peer": return .now(Self.text(request.peer.description))
        default: return .now(Self.text("\(request.method.name) \(request.target)"))
        }
    }

    /// "0123456789", delivered as the query says: `/odd?close-after=20`.
    private static func odd(_ request: HTTPRequest) -> HTTPResponse {
        var response = text("0123456789")
        guard let item = request.queryItems.first(where: { _ in true }) else { return response }
        let number = Int(item.value) ?? 0
        switch item.name {
        case "reset": response.delivery = .reset
        case "empty": response.delivery = .empty
        case "close-after": response.delivery = .closeAfter(bytes: number)
        case "garbage": response.delivery = .garbage([0, 255, 13, 10, 7])
        case "malformed-chunk": response.delivery = .malformedChunk
        case "drip": response.delivery = .drip(bytes: number, interval: .milliseconds(100))
        case "stall": response.delivery = .stall
        default: break
        }
        return response
    }

    static func text(_ text: String) -> HTTPResponse {
        HTTPResponse(status: 200, contentType: "text/plain", body: Array(text.utf8))
    }

    /// Sends what `/hold` has left, once there are this many.
    func releaseHeld(_ count: Int = 1) {
        while held.withLock({ $0.count }) < count { usleep(1000) }
        let replies = held.withLock { held in
            defer { held = [] }
            return held
        }
        for reply in replies { reply.send(Self.text("held")) }
    }
}

/// A server that is started for a test and stopped after it.
final class TestServer {
    let handler = TestHandler()
    let server: HTTPServer
    let port: UInt16

    init(_ configure: (inout HTTPServerConfiguration) -> Void = { _ in }) throws {
        var configuration = HTTPServerConfiguration()
        configure(&configuration)
        server = HTTPServer(configuration: configuration, handler: handler)
        port = try server.start()
    }

    deinit {
        server.stop(grace: .zero)
        server.wait()
    }

    /// How long it takes, from now, until no connection is left that is under way. Stops the server.
    func timeUntilEmpty() -> Duration {
        let start = ContinuousClock.now
        server.stop(grace: .seconds(60))
        server.wait()
        return start.duration(to: .now)
    }

    func client(host: String = "127.0.0.1", receiveBuffer: Int32? = nil) throws -> TestClient {
        try TestClient(port: port, host: host, receiveBuffer: receiveBuffer)
    }
}
