import Glibc
import Testing

@testable import HTTPServer

@Suite struct StopTests {
    @Test func anIdleServerStopsAtOnce() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get()
        #expect(try client.response().status == 200)
        let start = ContinuousClock.now
        server.server.stop()
        server.server.wait()
        #expect(start.duration(to: .now) < .seconds(5))
        client.expectEnd()
        #expect(throws: ClientError.failed(errno: ECONNREFUSED)) { try server.client() }
    }

    @Test func requestsUnderWayAreFinished() throws {
        let server = try TestServer()
        let waiting = try server.client()
        waiting.get("/hold")
        let sending = try server.client()
        sending.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\na")
        while server.handler.held.withLock({ $0.isEmpty }) { usleep(1000) }
        usleep(20_000)
        server.server.stop()
        #expect(waiting.isSilent(milliseconds: 50))
        server.handler.releaseHeld()
        let held = try waiting.response()
        #expect(held.text == "held")
        #expect(held.fields["connection"] == "close")
        sending.send("bc")
        let echoed = try sending.response()
        #expect(echoed.text == "abc")
        #expect(echoed.fields["connection"] == "close")
        waiting.shutdownWriting()
        sending.shutdownWriting()
        server.server.wait()
    }

    @Test func aRequestThatHasArrivedIsAnsweredThoughTheStopIsSeenFirst() throws {
        let server = try TestServer()
        let idle = try server.client()
        idle.get()
        #expect(try idle.response().status == 200)
        let blocking = try server.client()
        blocking.get("/block")
        while server.handler.count.load(ordering: .relaxed) < 2 { usleep(1000) }
        server.server.stop()
        usleep(20_000)
        idle.get("/late")
        let late = try idle.response()
        #expect(late.text == "GET /late")
        #expect(late.fields["connection"] == "close")
    }

    @Test func requestsOfConnectionsThatWaitToBeAcceptedAreAnswered() throws {
        let server = try TestServer { $0.host = "localhost" }
        let blocking = try server.client()
        blocking.get("/block")
        while server.handler.count.load(ordering: .relaxed) == 0 { usleep(1000) }
        let clients = try (0..<300).map { number in
            let client = try server.client()
            client.get("/\(number)")
            return client
        }
        server.server.stop()
        #expect(try blocking.response().text == "blocked")
        for (number, client) in clients.enumerated() {
            let response = try client.response()
            #expect(response.text == "GET /\(number)")
            #expect(response.fields["connection"] == "close")
            client.shutdownWriting()
            client.expectEnd()
        }
        blocking.shutdownWriting()
        server.server.wait()
    }

    @Test func theGraceIsALimit() throws {
        let server = try TestServer {
            $0.limits.stopTimeout = .milliseconds(100)
            $0.limits.idleTimeout = .milliseconds(100)
        }
        let client = try server.client()
        client.get("/hold")
        while server.handler.held.withLock({ $0.isEmpty }) { usleep(1000) }
        server.server.stop()
        server.server.wait()
        client.expectEnd()
    }

    @Test func graceEnds() throws {
        let server = try TestServer { $0.limits.idleTimeout = .milliseconds(100) }
        let client = try server.client()
        client.get("/hold")
        while server.handler.held.withLock({ $0.isEmpty }) { usleep(1000) }
        server.server.stop(grace: .milliseconds(100))
        server.server.wait()
        client.expectEnd()
        // In vain, but without harm.
        server.handler.releaseHeld()
    }

    @Test func aSecondStopEndsEverythingNow() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/hold")
        while server.handler.held.withLock({ $0.isEmpty }) { usleep(1000) }
        server.server.stop(grace: .seconds(60))
        #expect(client.isSilent(milliseconds: 50))
        server.server.stop(grace: .zero)
        server.server.wait()
        client.expectEnd()
    }

    @Test func aServerStartsOnce() throws {
        let server = try TestServer()
        #expect(throws: HTTPServerError.alreadyStarted) { try server.server.start() }
        let unstarted = HTTPServer(handler: TestHandler())
        unstarted.stop()
        unstarted.wait()
    }

    @Test func aServerThatIsLetGoStops() throws {
        var server: HTTPServer? = HTTPServer(handler: TestHandler())
        let port = try #require(try server?.start())
        let client = try TestClient(port: port)
        server = nil
        client.expectEnd()
    }
}
