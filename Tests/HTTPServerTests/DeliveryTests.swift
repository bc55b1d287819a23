import Glibc
import Testing

@testable import HTTPServer

@Suite struct DeliveryTests {
    let server: TestServer
    static let head = "HTTP/1.1 200 OK\r\nDate: "
    static let body = "0123456789"

    init() throws { server = try TestServer() }

    /// What arrives up to the end of the connection that a way of delivery makes.
    private func rest(_ way: String, method: String = "GET", path: String = "/odd") throws -> String {
        let client = try server.client()
        client.send("\(method) \(path)?\(way) HTTP/1.1\r\nHost: h\r\n\r\n")
        return try client.rest()
    }

    @Test(arguments: ["/odd", "/odd-later"]) func aResetIsOne(path: String) throws {
        let client = try server.client()
        client.get("\(path)?reset=1")
        #expect(throws: ClientError.failed(errno: ECONNRESET)) { try client.rest() }
    }

    @Test(arguments: ["/odd", "/odd-later"]) func anEmptyAnswerIsAnEndWithoutAByte(path: String) throws {
        let client = try server.client()
        client.get("\(path)?empty=1")
        client.expectEnd()
    }

    @Test func anEndAfterSomeBytesIsAfterExactlyThese() throws {
        let whole = try rest("close-after=100000")
        #expect(whole.hasPrefix(Self.head))
        #expect(whole.hasSuffix("Content-Length: 10\r\n\r\n" + Self.body))
        for count in [1, 20, whole.utf8.count - 5, whole.utf8.count - 1] {
            let part = try rest("close-after=\(count)")
            #expect(part.utf8.count == count)
            #expect(part.utf8.prefix(23).elementsEqual(Self.head.utf8.prefix(count)))
        }
        #expect(try rest("close-after=0") == "")
        #expect(try rest("close-after=-7") == "")
    }

    @Test func garbageIsWhatWasGiven() throws {
        let client = try server.client()
        client.get("/odd?garbage=1")
        #expect(try client.receiveSome() == 5)
        #expect(try client.rest() == String(decoding: [0, 255, 13, 10, 7], as: UTF8.self))
    }

    @Test func aMalformedChunkFollowsASoundOne() throws {
        let text = try rest("malformed-chunk=1")
        #expect(text.hasPrefix(Self.head))
        #expect(text.contains("\r\nTransfer-Encoding: chunked\r\n"))
        #expect(!text.contains("Content-Length"))
        #expect(text.hasSuffix("\r\n\r\n5\r\n01234\r\nnot-a-chunk-size\r\n"))
        let toHead = try rest("malformed-chunk=1", method: "HEAD")
        #expect(toHead.contains("Transfer-Encoding: chunked\r\n"))
        #expect(toHead.hasSuffix("\r\n\r\n"))
    }

    @Test func aDripComesInPiecesAndTheConnectionGoesOn() throws {
        let client = try server.client()
        let start = ContinuousClock.now
        // The second request is there before the first answer is: it waits its turn.
        client.send("GET /odd?drip=40 HTTP/1.1\r\nHost: h\r\n\r\nGET /next HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try client.receiveSome() == 40)
        #expect(try client.receiveSome() == 40)
        let response = try client.response()
        let time = start.duration(to: .now)
        #expect(response.text == Self.body)
        // 112 bytes are three pieces with two intervals between them.
        #expect(time >= .milliseconds(200))
        #expect(try client.response().text == "GET /next")
    }

    @Test func aDripMayBeTheLastAnswer() throws {
        let client = try server.client()
        client.send("GET /odd?drip=100 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        #expect(try client.response().text == Self.body)
        client.expectEnd()
    }

    @Test func aThousandOddAnswersInOneReadAreGivenInOrder() throws {
        let client = try server.client()
        let request = "GET /odd?drip=100000 HTTP/1.1\r\nHost: h\r\n\r\n"
        client.send(String(repeating: request, count: 1000))
        for _ in 0..<1000 { #expect(try client.response().text == Self.body) }
    }

    @Test func aStallSaysNothingAndEndsWithTheClient() throws {
        let client = try server.client()
        client.get("/odd?stall=1")
        #expect(client.isSilent(milliseconds: 300))
        client.get("/more")
        #expect(client.isSilent(milliseconds: 100))
        client.shutdownWriting()
        client.expectEnd()
        #expect(server.timeUntilEmpty() < .seconds(5))
    }

    @Test func earlierAnswersGoOutWhole() throws {
        for way in ["empty", "reset", "garbage", "close-after"] {
            let client = try server.client()
            client.send("GET /first HTTP/1.1\r\nHost: h\r\n\r\nGET /odd?\(way)=0 HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(try client.response().text == "GET /first")
        }
        let client = try server.client(receiveBuffer: 4096)
        client.send(
            "GET /large?size=3000000 HTTP/1.1\r\nHost: h\r\n\r\nGET /odd?close-after=8 HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try client.response().body.count == 3_000_000)
        #expect(try client.rest() == "HTTP/1.1")
    }

    @Test func timeLimitsEndAStallAndADrip() throws {
        let server = try TestServer { $0.limits.deliveryTimeout = .milliseconds(200) }
        for way in ["stall=1", "drip=1"] {
            let start = ContinuousClock.now
            let client = try server.client()
            client.get("/odd?\(way)")
            _ = try client.rest()
            let time = start.duration(to: .now)
            #expect(time > .milliseconds(150) && time < .seconds(10), "\(way)")
        }
    }

    @Test func aStopEndsAStallAtOnceAndLetsADripEnd() throws {
        let stalled = try server.client()
        stalled.get("/odd?stall=1")
        let dripping = try server.client()
        dripping.get("/odd?drip=40")
        #expect(try dripping.receiveSome() == 40)
        let start = ContinuousClock.now
        server.server.stop(grace: .seconds(60))
        stalled.expectEnd()
        #expect(try dripping.response().text == Self.body)
        dripping.shutdownWriting()
        server.server.wait()
        #expect(start.duration(to: .now) < .seconds(20))
    }

    @Test func aStallDuringAStopIsAnEnd() throws {
        let waiting = try server.client()
        waiting.get("/hold")
        while server.handler.held.withLock({ $0.isEmpty }) { usleep(1000) }
        server.server.stop(grace: .seconds(60))
        for reply in server.handler.held.withLock({ $0 }) {
            var response = TestHandler.text("")
            response.delivery = .stall
            reply.send(response)
        }
        waiting.expectEnd()
        server.handler.held.withLock { $0 = [] }
        server.server.wait()
    }

    @Test func oddAnswersDoNotHoldTheLoop() throws {
        var stalled: [TestClient] = []
        for number in 0..<100 {
            let client = try server.client()
            client.get(number % 2 == 0 ? "/odd?stall=1" : "/odd?drip=1")
            stalled.append(client)
        }
        let client = try server.client()
        let start = ContinuousClock.now
        for _ in 0..<100 {
            client.get()
            #expect(try client.response().status == 200)
        }
        #expect(start.duration(to: .now) < .seconds(5))
    }
}
