import Glibc
import Locks
import Testing

@testable import HTTPServer

@Suite struct RefusalTests {
    @Test func aRefusalIsAnsweredAndEndsTheConnection() throws {
        let requests = [
            ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/2.0\r\n\r\n", 505), ("BREW\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9999999\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
            ("GET / HTTP/1.1\r\nHost: h\r\nExpect: tea\r\n\r\n", 417),
            ("GET /" + String(repeating: "a", count: 9000), 414),
            ("GET / HTTP/1.1\r\nHost: h\r\nX: " + String(repeating: "a", count: 33_000), 431),
        ]
        let server = try TestServer {
            $0.refusal = { refusal, _ in
                HTTPResponse(
                    status: refusal.status, contentType: "application/json",
                    body: Array("{\"code\":\(refusal.status)}".utf8))
            }
        }
        for (request, status) in requests {
            let client = try server.client()
            client.get("/before")
            client.send(request)
            #expect(try client.response().text == "GET /before")
            let response = try client.response()
            #expect(response.status == status)
            #expect(response.text == "{\"code\":\(status)}")
            #expect(response.fields["content-type"] == "application/json")
            #expect(response.fields["connection"] == "close")
            #expect(response.fields["date"] != nil)
            client.get("/after")
            client.shutdownWriting()
            client.expectEnd()
        }
        #expect(server.handler.count.load(ordering: .relaxed) == requests.count)
    }

    @Test func whoAnswersARefusedBodyKnowsItsRequest() throws {
        let server = try TestServer {
            $0.refusal = { refusal, request in
                HTTPResponse(
                    status: refusal.status, contentType: "text/plain", body: Array((request?.target ?? "-").utf8))
            }
        }
        for (request, target) in [
            ("POST /length HTTP/1.1\r\nHost: h\r\nContent-Length: 9999999\r\n\r\n", "/length"),
            ("POST /chunk HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFF\r\n", "/chunk"),
            ("POST /head HTTP/1.1\r\n\r\n", "-"),
        ] {
            let client = try server.client()
            client.get("/before")
            client.send(request)
            _ = try client.response()
            #expect(try client.response().text == target)
            client.shutdownWriting()
            client.expectEnd()
        }
    }

    @Test func theAnswerTellsTheReason() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\n\r\n")
        let response = try client.response()
        #expect(response.status == 400)
        #expect(response.text == "Missing Host\n")
    }

    @Test func whoeverAsksForItIsToldOfEachRefusal() throws {
        let log = Locked<[String]>([])
        @Sendable func note(_ refused: RefusedRequest) {
            let line = "\(refused.method?.name ?? "-") \(refused.path ?? "-") \(refused.refusal.status)"
            log.withLock { $0.append("\(line) \(refused.refusal.reason) \(refused.peer)") }
        }
        let server = try TestServer {
            $0.limits.headerTimeout = .milliseconds(100)
            $0.onRefusal = note
        }
        let long = String(repeating: "a", count: 2_000_000)
        let requests = [
            ("BREW\r\n", "- - 400 Malformed request line"),
            ("\r\nPUT /a?b HTTP/1.1\r\n\r\n", "PUT /a 400 Missing Host"),
            ("GET http://h HTTP/1.1\r\nHost: h\r\nX", "GET / 408 Request Timeout: the fields did not arrive in time"),
            (
                "POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 2000000\r\n\r\n\(long)",
                "POST /b 413 Request body too large"
            ),
            (
                "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "POST /c 400 Malformed chunk size"
            ),
        ]
        for (request, expected) in requests {
            let client = try server.client()
            client.get("/before")
            #expect(try client.response().status == 200)
            client.send(request)
            #expect(try client.response().status >= 400)
            client.shutdownWriting()
            client.expectEnd()
            #expect(log.withLock { $0.last } == "\(expected) 127.0.0.1")
        }
        let full = try TestServer {
            $0.limits.maxConnections = 1
            $0.onRefusal = note
        }
        let first = try full.client()
        first.get()
        #expect(try first.response().status == 200)
        #expect(try full.client().response().status == 503)
        #expect(log.withLock { $0.last } == "- - 503 Too many connections 127.0.0.1")
        #expect(log.withLock { $0.count } == requests.count + 1)
    }

    @Test func aRefusedHeadHasNoBody() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("HEAD / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n")
        #expect(try client.response(toHead: true).status == 400)
        client.shutdownWriting()
        client.expectEnd()
    }

    /// As most clients do, it sends its whole body before it reads.
    @Test(arguments: [200_000, 8 * 1024 * 1024])
    func aClientThatGoesOnSendingReadsTheRefusal(size: Int) throws {
        let server = try TestServer { $0.limits.maxBodyBytes = 100_000 }
        let client = try server.client()
        client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: \(size)\r\n\r\n")
        client.send([UInt8](repeating: 1, count: size))
        #expect(try client.response().status == 413)
        client.shutdownWriting()
        client.expectEnd()
    }

    @Test func lingeringEndsAfterSoManyBytes() throws {
        let server = try TestServer {
            $0.limits.lingerBytes = 1000
            $0.limits.lingerTimeout = .seconds(30)
        }
        let client = try server.client()
        client.send("BAD\r\n")
        #expect(try client.response().status == 400)
        client.send([UInt8](repeating: 1, count: 2000))
        #expect(server.timeUntilEmpty() < .seconds(5))
        withExtendedLifetime(client) {}
    }

    /// A client that sends nothing but a greeting which is not HTTP's waits for an answer.
    @Test func whatCannotBecomeARequestIsRefusedAtItsFirstByte() throws {
        let server = try TestServer { $0.limits.headerTimeout = .seconds(60) }
        let client = try server.client()
        client.send([0x16, 0x03, 0x01, 0x00, 0xc4, 0x01])
        let response = try client.response()
        #expect(response.status == 400)
        #expect(response.text == "TLS where plain HTTP is spoken\n")
    }

    @Test func theLoopsHaveOneLimitTogether() throws {
        for (limit, loops) in [(10, 4), (1, 8)] {
            let server = try TestServer {
                $0.limits.maxConnections = limit
                $0.loops = loops
            }
            let clients = try (0..<limit + 6).map { _ in try server.client() }
            for client in clients { client.get() }
            let statuses = try clients.map { try $0.response().status }
            #expect(statuses.count { $0 == 200 } == limit)
            #expect(statuses.count { $0 == 503 } == 6)
        }
    }

    /// Those that are told so and are still there take no place.
    @Test func aPlaceThatIsFreeAgainIsTaken() throws {
        let server = try TestServer {
            $0.limits.maxConnections = 1
            $0.limits.lingerTimeout = .seconds(30)
        }
        var admitted: TestClient? = try server.client()
        admitted?.get()
        #expect(try admitted?.response().status == 200)
        let refused = try server.client()
        #expect(try refused.response().status == 503)
        admitted?.shutdownWriting()
        admitted?.expectEnd()
        admitted = nil
        let next = try server.client()
        next.get()
        #expect(try next.response().status == 200)
        withExtendedLifetime(refused) {}
    }

    @Test func manyConnectionsTooManyAreAllToldSo() throws {
        let server = try TestServer { $0.limits.maxConnections = 1 }
        let first = try server.client()
        first.get("/block")
        while server.handler.count.load(ordering: .relaxed) == 0 { usleep(1000) }
        let clients = try (0..<400).map { _ in
            let client = try server.client()
            client.get()
            return client
        }
        for client in clients { #expect(try client.response().status == 503) }
        #expect(try first.response().text == "blocked")
    }

    @Test func aConnectionTooManyIsToldSo() throws {
        let server = try TestServer { $0.limits.maxConnections = 2 }
        let clients = try (0..<2).map { _ in try server.client() }
        for client in clients {
            client.get()
            #expect(try client.response().status == 200)
        }
        let third = try server.client()
        third.get()
        #expect(try third.response().status == 503)
        third.expectEnd()
        for client in clients {
            client.get()
            #expect(try client.response().status == 200)
        }
    }
}
