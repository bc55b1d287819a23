import Glibc
import Synchronization
import Testing

@testable import HTTPServer

/// Answers that promise what is seen to before they are sent, once for many.
@Suite struct SettlingTests {
    /// Answers at once, and keeps its promises when it settles unless it is told to fail.
    private final class PromisingHandler: HTTPHandler {
        let answered = Atomic(0)
        let settled = Atomic(0)
        let calls = Atomic(0)
        let failures = Atomic(0)
        let mustFail = Atomic(false)

        func answer(_ request: HTTPRequest) -> HTTPAnswer { .now(HTTPResponse(status: 404)) }

        func answerUnsettled(_ request: HTTPRequest) -> HTTPAnswer {
            if request.path == "/block" { usleep(200_000) }
            answered.add(1, ordering: .relaxed)
            let text = "answer \(answered.load(ordering: .relaxed))"
            var response = HTTPResponse(status: 200, body: Array(text.utf8))
            if request.path == "/drip" { response.delivery = .drip(bytes: 1000, interval: .milliseconds(1)) }
            return .now(response)
        }

        func settle() -> Int {
            calls.add(1, ordering: .relaxed)
            settled.store(answered.load(ordering: .relaxed), ordering: .relaxed)
            if mustFail.load(ordering: .relaxed) { failures.add(1, ordering: .relaxed) }
            return failures.load(ordering: .relaxed)
        }
    }

    private let handler = PromisingHandler()
    private let server: HTTPServer
    private let port: UInt16

    init() throws {
        server = HTTPServer(handler: handler)
        port = try server.start()
    }

    private func stop() {
        server.stop(grace: .zero)
        server.wait()
    }

    @Test func noAnswerIsSentBeforeItIsSettled() throws {
        defer { stop() }
        let client = try TestClient(port: port)
        for number in 1...20 {
            client.get("/")
            #expect(try client.response().text == "answer \(number)")
            #expect(handler.settled.load(ordering: .relaxed) >= number)
        }
    }

    @Test func manyAnswersAreSettledAtOnce() throws {
        defer { stop() }
        let clients = try (0..<30).map { _ in try TestClient(port: port) }
        let blocker = try TestClient(port: port)
        blocker.get("/block")
        usleep(50_000)
        let before = handler.calls.load(ordering: .relaxed)
        for client in clients { client.get("/") }
        for client in clients { #expect(try client.response().status == 200) }
        // Those that arrived while the loop was blocked, and none of them alone.
        #expect(handler.calls.load(ordering: .relaxed) - before <= 10)
    }

    @Test func whatCouldNotBeSettledIsAnswered500() throws {
        defer { stop() }
        let clients = try (0..<10).map { _ in try TestClient(port: port) }
        for client in clients {
            client.get("/")
            #expect(try client.response().status == 200)
        }
        handler.mustFail.store(true, ordering: .relaxed)
        // Several on each connection: one answer stands for all, as none of them was sent.
        for client in clients { client.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 3)) }
        for client in clients {
            #expect(try client.response().status == 500)
            client.expectEnd()
        }
        handler.mustFail.store(false, ordering: .relaxed)
        let client = try TestClient(port: port)
        client.get("/")
        #expect(try client.response().status == 200)
    }

    @Test func answersOnTheirWayInPiecesAreSettledToo() throws {
        defer { stop() }
        let client = try TestClient(port: port)
        client.get("/drip")
        #expect(try client.response().text == "answer 1")
        handler.mustFail.store(true, ordering: .relaxed)
        client.get("/drip")
        #expect(try client.response().status == 500)
        client.expectEnd()
    }
}
