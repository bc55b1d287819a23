import Glibc
import Testing

@testable import HTTPServer

/// What is ready all the time must not be asked about all the time. In processes of their own, for their processor time.
@Suite struct QuietTests {
    @Test func bytesThatMustWaitKeepNobodyBusy() async {
        await #expect(processExitsWith: .success) {
            let server = try TestServer()
            let client = try server.client()
            client.get("/hold")
            client.get("/after")
            client.shutdownWriting()
            while server.handler.held.withLock({ $0.isEmpty }) { usleep(1000) }
            let start = clock()
            #expect(client.isSilent(milliseconds: 800))
            #expect(clock() - start < CLOCKS_PER_SEC / 20)
            server.handler.releaseHeld()
            #expect(try client.response().text == "held")
            #expect(try client.response().text == "GET /after")
            client.expectEnd()
        }
    }

    @Test func aClientThatDoesNotReadKeepsNobodyBusy() async {
        await #expect(processExitsWith: .success) {
            let server = try TestServer()
            let client = try server.client(receiveBuffer: 4096)
            client.get("/large?size=20000000")
            client.get("/after")
            usleep(300_000)
            let start = clock()
            usleep(800_000)
            #expect(clock() - start < CLOCKS_PER_SEC / 20)
            #expect(try client.response().body.count == 20_000_000)
            #expect(try client.response().text == "GET /after")
        }
    }
}
