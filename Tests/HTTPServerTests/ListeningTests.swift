import Glibc
import Synchronization
import Testing

@testable import HTTPServer

@Suite struct ListeningTests {
    @Test func theAddressesAreTold() throws {
        let server = try TestServer()
        #expect(server.port != 0)
        #expect(server.server.addresses.map(\.description) == ["127.0.0.1"])
        #expect(server.server.addresses.map(\.port) == [server.port])
    }

    @Test(arguments: [
        ("127.0.0.1", ["127.0.0.1"]), ("0.0.0.0", ["127.0.0.1"]), ("::1", ["::1"]), ("::", ["127.0.0.1", "::1"]),
        ("localhost", ["127.0.0.1", "::1"]),
    ])
    func hosts(host: String, reachable: [String]) throws {
        for loops in 1...2 {
            let server: TestServer
            do {
                server = try TestServer {
                    $0.host = host
                    $0.loops = loops
                }
            } catch HTTPServerError.addressNotAvailable where host.contains(":") {
                return  // This machine has no IPv6.
            }
            for address in ["127.0.0.1", "::1"] {
                guard reachable.contains(address) else {
                    #expect(throws: ClientError.self) { try server.client(host: address) }
                    continue
                }
                let client = try server.client(host: address)
                client.get("/peer")
                #expect(try client.response().text == address)
            }
        }
    }

    @Test func errorsSayWhatIsWrong() throws {
        let server = try TestServer()
        for host in ["127.0.0.1", "localhost"] {
            let error = HTTPServerError.addressInUse(host: "127.0.0.1", port: server.port)
            #expect(throws: error) {
                try TestServer {
                    $0.host = host
                    $0.port = server.port
                }
            }
            #expect(error.description == "Cannot listen on 127.0.0.1 port \(server.port): the address is in use")
        }
        #expect(throws: HTTPServerError.invalidHost("example.com")) { try TestServer { $0.host = "example.com" } }
        #expect(throws: HTTPServerError.addressNotAvailable(host: "192.0.2.1", port: 0)) {
            try TestServer { $0.host = "192.0.2.1" }
        }
        let refused = HTTPServerError(errno: EACCES, operation: "bind", host: "h", port: 80)
        #expect(refused.description == "Cannot listen on h port 80: permission denied")
        let other = HTTPServerError(errno: EIO, operation: "bind", host: "h", port: 80)
        #expect(other.description == "Cannot bind: Input/output error")
    }

    @Test(arguments: [(1, 2), (2, 1), (2, 2), (3, 4)])
    func anAddressThatIsInUseIsNoticedWithManyLoops(loops: Int, others: Int) throws {
        for host in ["127.0.0.1", "localhost"] {
            let server = try TestServer {
                $0.host = host
                $0.loops = loops
            }
            #expect(throws: HTTPServerError.addressInUse(host: "127.0.0.1", port: server.port)) {
                try TestServer {
                    $0.host = host
                    $0.port = server.port
                    $0.loops = others
                }
            }
        }
    }

    @Test func everyLoopIsGivenConnections() throws {
        var configuration = HTTPServerConfiguration()
        configuration.loops = 2
        let server = HTTPServer(configuration: configuration, handler: PairHandler())
        let port = try server.start()
        let clients = try (0..<64).map { _ in try TestClient(port: port) }
        for client in clients { client.get() }
        for client in clients { #expect(try client.response().status == 200) }
    }

    @Test func theSamePortServesAgainAtOnce() throws {
        var port: UInt16 = 0
        for _ in 0..<3 {
            let server = try TestServer { $0.port = port }
            port = server.port
            let client = try server.client()
            client.get("/", "Connection: close\r\n")
            #expect(try client.response().status == 200)
        }
    }

    @Test func acceptedSocketsSendWithoutDelayAndDoNotBlock() throws {
        let listener = try ListeningSocket(host: "127.0.0.1", port: 0, isShared: false, backlog: 8)
        defer { listener.close() }
        let client = try TestClient(port: listener.address.port)
        var readable = pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&readable, 1, 1000)
        let accepted = try #require(listener.accept())
        defer { close(accepted.descriptor) }
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(accepted.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &value, &length)
        #expect(value != 0)
        #expect(fcntl(accepted.descriptor, F_GETFL) & O_NONBLOCK != 0)
        #expect(fcntl(accepted.descriptor, F_GETFD) & FD_CLOEXEC != 0)
        withExtendedLifetime(client) {}
    }
}

/// Answers 200 as soon as two requests were there at once, which takes two loops; else 504 after 3 seconds.
private final class PairHandler: HTTPHandler {
    private let present = Atomic(0)
    private let haveMet = Atomic(false)

    func answer(_ request: HTTPRequest) -> HTTPAnswer {
        if present.add(1, ordering: .relaxed).newValue == 2 { haveMet.store(true, ordering: .relaxed) }
        defer { present.subtract(1, ordering: .relaxed) }
        for _ in 0..<3000 where !haveMet.load(ordering: .relaxed) { usleep(1000) }
        return .now(HTTPResponse(status: haveMet.load(ordering: .relaxed) ? 200 : 504))
    }
}
