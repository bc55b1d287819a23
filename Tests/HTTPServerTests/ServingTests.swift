import Glibc
import Testing

@testable import HTTPServer

@Suite struct ServingTests {
    @Test func aConnectionServesRequestsOneAfterAnother() throws {
        let server = try TestServer()
        let client = try server.client()
        for number in 0..<3 {
            client.get("/\(number)")
            let response = try client.response()
            #expect(response.status == 200)
            #expect(response.text == "GET /\(number)")
            #expect(response.fields["date"]?.hasSuffix(" GMT") == true)
            #expect(response.fields["content-type"] == "text/plain")
            #expect(response.fields["connection"] == nil)
        }
    }

    @Test func theConnectionEndsWhenTheClientSaysSo() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/", "Connection: close\r\n")
        #expect(try client.response().fields["connection"] == "close")
        client.expectEnd()
    }

    @Test func theConnectionEndsWhenTheHandlerSaysSo() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/close")
        client.get("/not-served")
        #expect(try client.response().fields["connection"] == "close")
        client.expectEnd()
        #expect(server.handler.count.load(ordering: .relaxed) == 1)
    }

    @Test func aClientThatGoesOnAfterTheLastAnswerIsNotReset() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/close")
        #expect(try client.response().status == 200)
        for _ in 0..<2 {
            usleep(50_000)
            #expect(send(client.descriptor, "x", 1, Int32(MSG_NOSIGNAL)) == 1)
        }
        client.expectEnd()
    }

    @Test func aClientOf1_0KeepsTheConnectionOnDemand() throws {
        let server = try TestServer()
        let keeping = try server.client()
        for _ in 0..<2 {
            keeping.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try keeping.response().fields["connection"] == "keep-alive")
        }
        let closing = try server.client()
        closing.send("GET / HTTP/1.0\r\n\r\n")
        #expect(try closing.response().fields["connection"] == "close")
        closing.expectEnd()
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() throws {
        let server = try TestServer()
        let client = try server.client()
        var requests = ""
        for number in 0..<200 {
            let path = number % 3 == 1 ? "/later?GET%20/\(number)" : "/\(number)"
            requests += "GET \(path) HTTP/1.1\r\nHost: h\r\n\r\n"
        }
        client.send(requests)
        for number in 0..<200 {
            let expected = number % 3 == 1 ? "GET%20/\(number)" : "GET /\(number)"
            #expect(try client.response().text == expected)
        }
    }

    @Test func requestsMayArriveByteByByte() throws {
        let server = try TestServer()
        let client = try server.client()
        let request =
            "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        for byte in request.utf8 {
            client.send([byte])
            usleep(200)
        }
        #expect(try client.response().text == "abcde")
    }

    @Test func largeBodiesGoBothWays() throws {
        let server = try TestServer()
        let client = try server.client()
        let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: \(body.count)\r\n\r\n")
        client.send(body)
        #expect(try client.response().body == body)
        client.get("/after")
        #expect(try client.response().text == "GET /after")
    }

    @Test func aClientThatEndsItsSideStillGetsItsAnswers() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/now")
        client.get("/later?x")
        client.get("/large?size=3000000")
        client.shutdownWriting()
        #expect(try client.response().text == "GET /now")
        #expect(try client.response().text == "x")
        #expect(try client.response().body.count == 3_000_000)
        client.expectEnd()
    }

    @Test func aClientThatEndsWithinARequestIsLeft() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET / HT")
        client.shutdownWriting()
        client.expectEnd()
    }

    @Test func continueIsSentWhenTheBodyIsWaitedFor() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        #expect(try client.response().status == 100)
        client.send("ab")
        #expect(try client.response().text == "ab")
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\ncd")
        #expect(try client.response().text == "cd")
    }

    @Test func nobodyOf1_0IsToldToContinue() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("POST /echo HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        #expect(client.isSilent(milliseconds: 50))
        client.send("ab")
        #expect(try client.response().text == "ab")
    }

    @Test func headHasTheLengthButNoBody() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try client.response(toHead: true).fields["content-length"] == "7")
        client.get("/empty")
        let empty = try client.response()
        #expect(empty.status == 204)
        #expect(empty.fields["content-length"] == nil)
        client.send("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try client.response().text == "OPTIONS *")
    }

    @Test func repliesComeFromAnyThreadOnceOrFail() throws {
        let server = try TestServer()
        let client = try server.client()
        client.get("/twice")
        client.get("/at-once")
        client.get("/drop")
        client.get("/after")
        #expect(try client.response().text == "first")
        #expect(try client.response().text == "at once")
        let dropped = try client.response()
        #expect(dropped.status == 500)
        #expect(dropped.text == "Internal server error\n")
        #expect(try client.response().text == "GET /after")
    }

    @Test func aReplyForAConnectionThatIsGoneIsForgotten() throws {
        let server = try TestServer()
        do {
            let client = try server.client()
            client.get("/hold")
            while server.handler.held.withLock({ $0.isEmpty }) { usleep(1000) }
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(client.descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        }
        usleep(50_000)
        // The next connection takes the descriptor that the reset one has left.
        let next = try server.client()
        next.get("/hold")
        while server.handler.held.withLock({ $0.count }) < 2 { usleep(1000) }
        let stale = server.handler.held.withLock { $0.removeFirst() }
        stale.send(TestHandler.text("stale"))
        #expect(next.isSilent(milliseconds: 50))
        server.handler.releaseHeld()
        #expect(try next.response().text == "held")
    }

    @Test func manyConnectionsAreServedAtOnceByManyLoops() throws {
        let server = try TestServer { $0.loops = 3 }
        let clients = try (0..<60).map { _ in try server.client() }
        for round in 0..<3 {
            for client in clients { client.get("/later?\(round)") }
            for client in clients { #expect(try client.response().text == "\(round)") }
        }
    }
}
