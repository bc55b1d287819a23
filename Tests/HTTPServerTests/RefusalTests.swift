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
            $0.refusal = { status, _ in
                HTTPResponse(
                    status: status, contentType: "application/json", body: Array("{\"code\":\(status)}".utf8))
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
            $0.refusal = { status, request in
                HTTPResponse(status: status, contentType: "text/plain", body: Array((request?.target ?? "-").utf8))
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

    @Test func aRefusedHeadHasNoBody() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("HEAD / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n")
        #expect(try client.response(toHead: true).status == 400)
        client.shutdownWriting()
        client.expectEnd()
    }

    @Test func aClientThatGoesOnSendingReadsTheRefusal() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2000000\r\n\r\n")
        for _ in 0..<20 { client.send([UInt8](repeating: 1, count: 10_000)) }
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
