import Glibc
import Testing

@testable import HTTPServer

/// Each test makes one limit short and leaves the others long, so that it can be no other that ends the wait.
@Suite struct TimeoutTests {
    @Test func anIdleConnectionIsClosedWithoutAWord() throws {
        let server = try TestServer { $0.limits.idleTimeout = .milliseconds(60) }
        let fresh = try server.client()
        fresh.expectEnd()
        let used = try server.client()
        used.get()
        #expect(try used.response().status == 200)
        used.send("\r\n")
        used.expectEnd()
    }

    @Test func emptyLinesInPiecesGiveNoNewTime() throws {
        let server = try TestServer { $0.limits.idleTimeout = .milliseconds(200) }
        let client = try server.client()
        let hasEnded = (0..<100).contains { number in
            client.send(number % 2 == 0 ? "\r" : "\n")
            return !client.isSilent(milliseconds: 20)
        }
        #expect(hasEnded)
    }

    @Test func eachAnswerGivesNewTime() throws {
        let server = try TestServer { $0.limits.idleTimeout = .milliseconds(500) }
        let client = try server.client()
        for _ in 0..<6 {
            client.get()
            #expect(try client.response().status == 200)
            usleep(150_000)
        }
    }

    @Test func aHeadThatDoesNotEndIs408() throws {
        let server = try TestServer { $0.limits.headerTimeout = .milliseconds(100) }
        let client = try server.client()
        #expect(client.isSilent(milliseconds: 250))
        client.get("/first")
        client.send("GET / HTTP/1.1\r\n")
        #expect(try client.response().text == "GET /first")
        // Sending more does not gain time.
        for _ in 0..<4 {
            usleep(20_000)
            client.send("X: y\r\n")
        }
        let response = try client.response()
        #expect(response.status == 408)
        #expect(response.fields["connection"] == "close")
    }

    @Test func aBodyThatDoesNotEndIs408() throws {
        let server = try TestServer { $0.limits.bodyTimeout = .milliseconds(60) }
        let client = try server.client()
        client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nab")
        #expect(try client.response().status == 408)
        let chunked = try server.client()
        chunked.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab")
        #expect(try chunked.response().status == 408)
    }

    @Test func anAnswerMayTakeItsTime() throws {
        let server = try TestServer {
            $0.limits.idleTimeout = .milliseconds(50)
            $0.limits.headerTimeout = .milliseconds(50)
            $0.limits.bodyTimeout = .milliseconds(50)
            $0.limits.writeTimeout = .milliseconds(50)
        }
        let client = try server.client()
        client.get("/hold")
        #expect(client.isSilent(milliseconds: 250))
        server.handler.releaseHeld()
        #expect(try client.response().text == "held")
    }

    @Test func aClientThatDoesNotReadIsLeft() throws {
        let server = try TestServer { $0.limits.writeTimeout = .milliseconds(100) }
        let client = try server.client(receiveBuffer: 4096)
        client.get("/large?size=20000000")
        while server.handler.count.load(ordering: .relaxed) == 0 { usleep(1000) }
        #expect(server.timeUntilEmpty() < .seconds(5))
        withExtendedLifetime(client) {}
    }

    @Test func aClientThatReadsSlowlyIsServed() throws {
        let server = try TestServer { $0.limits.writeTimeout = .milliseconds(400) }
        let client = try server.client(receiveBuffer: 4096)
        client.get("/large?size=20000000")
        client.get("/after")
        var received = 0
        var buffer = [UInt8](repeating: 0, count: 500_000)
        while received < 20_000_000 {
            let count = recv(client.descriptor, &buffer, buffer.count, Int32(MSG_WAITALL))
            #expect(count > 0)
            guard count > 0 else { return }
            received += count
            usleep(30_000)
        }
        client.shutdownWriting()
        #expect(try client.rest().hasSuffix("GET /after"))
    }

    @Test func lingeringEnds() throws {
        let server = try TestServer { $0.limits.lingerTimeout = .milliseconds(60) }
        let client = try server.client()
        client.send("BAD\r\n")
        #expect(try client.response().status == 400)
        client.expectEnd()
        #expect(server.timeUntilEmpty() < .seconds(5))
        withExtendedLifetime(client) {}
    }

    @Test func lingeringGoesOnWhileSomethingArrives() throws {
        let server = try TestServer { $0.limits.lingerTimeout = .milliseconds(300) }
        let client = try server.client()
        client.send("BAD\r\n")
        for _ in 0..<10 {
            usleep(80_000)
            client.send("x")
        }
        #expect(try client.response().status == 400)
        // A reset would have come in place of the end.
        client.expectEnd()
    }

    @Test func lingeringEndsWhateverArrives() throws {
        let server = try TestServer {
            $0.limits.lingerTimeout = .milliseconds(200)
            $0.limits.bodyTimeout = .milliseconds(200)
        }
        let client = try server.client()
        client.send("BAD\r\n")
        #expect(try client.response().status == 400)
        let isReset = (0..<100).contains { _ in
            usleep(20_000)
            return Glibc.send(client.descriptor, "x", 1, Int32(MSG_NOSIGNAL)) < 0
        }
        #expect(isReset)
    }

    @Test func pipelinedRequestsWaitUntilTheOutputIsTaken() throws {
        let server = try TestServer { $0.limits.maxBufferedOutput = 100_000 }
        let client = try server.client(receiveBuffer: 4096)
        client.send(String(repeating: "GET /large?size=100000 HTTP/1.1\r\nHost: h\r\n\r\n", count: 500))
        usleep(200_000)
        // The sockets' own buffers take some megabytes of the fifty.
        #expect(server.handler.count.load(ordering: .relaxed) < 250)
        for _ in 0..<500 { #expect(try client.response().body.count == 100_000) }
    }
}
