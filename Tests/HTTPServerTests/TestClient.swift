import Glibc
import Testing

@testable import HTTPServer

/// A response as a client reads it.
struct ReceivedResponse {
    var status = 0
    var fields: [String: String] = [:]
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// What went wrong while waiting for bytes.
enum ClientError: Error, Equatable {
    /// The server closed the connection before a whole response was there.
    case ended
    /// The connection was reset.
    case failed(errno: Int32)
}

/// A blocking client that says exactly the bytes that it is told to. Waits 10 seconds at most for anything.
final class TestClient {
    let descriptor: Int32
    private var received: [UInt8] = []

    init(port: UInt16, host: String = "127.0.0.1", receiveBuffer: Int32? = nil) throws {
        let isIPv6 = host.contains(":")
        descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var timeout = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        let result =
            isIPv6
            ? Self.connect(descriptor, Self.ipv6(host, port)) : Self.connect(descriptor, Self.ipv4(host, port))
        // The descriptor is closed by `deinit`, which runs after a failure too.
        guard result == 0 else { throw ClientError.failed(errno: errno) }
    }

    deinit { Glibc.close(descriptor) }

    private static func ipv4(_ host: String, _ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        return address
    }

    private static func ipv6(_ host: String, _ port: UInt16) -> sockaddr_in6 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        inet_pton(AF_INET6, host, &address.sin6_addr)
        return address
    }

    private static func connect<Address>(_ descriptor: Int32, _ address: Address) -> Int32 {
        withUnsafeBytes(of: address) {
            Glibc.connect(
                descriptor, $0.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count))
        }
    }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends everything, unless the server has closed, which the answer will show.
    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    func get(_ path: String = "/", _ fields: String = "") {
        send("GET \(path) HTTP/1.1\r\nHost: h\r\n\(fields)\r\n")
    }

    /// Ends our side: the server reads an end of input.
    func shutdownWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Reads the next response; one to a HEAD request has no body.
    func response(toHead: Bool = false) throws -> ReceivedResponse {
        let head = try read(until: Array("\r\n\r\n".utf8))
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
        var response = ReceivedResponse()
        response.status = Int(lines[0].split(separator: " ")[1]) ?? 0
        for line in lines.dropFirst() {
            let colon = try #require(line.firstIndex(of: ":"))
            response.fields[line[..<colon].lowercased()] = String(line[colon...].dropFirst(2))
        }
        let length = Int(response.fields["content-length"] ?? "0") ?? 0
        if !toHead {
            while received.count < length { try receive() }
            response.body = Array(received.prefix(length))
            received.removeFirst(length)
        }
        return response
    }

    /// Expects the end of the connection, with nothing before it.
    func expectEnd(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(throws: ClientError.ended, sourceLocation: sourceLocation) { try receive() }
        #expect(received.isEmpty, sourceLocation: sourceLocation)
    }

    /// Everything up to the end of the connection.
    func rest() throws -> String {
        do {
            while true { try receive() }
        } catch ClientError.ended {
            defer { received = [] }
            return String(decoding: received, as: UTF8.self)
        }
    }

    /// How many bytes arrive with one read; 0 at the end.
    func receiveSome() throws -> Int {
        let before = received.count
        do {
            try receive()
        } catch ClientError.ended {
            return 0
        }
        return received.count - before
    }

    /// Whether nothing arrives for this long.
    func isSilent(milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return received.isEmpty && poll(&descriptor, 1, milliseconds) == 0
    }

    private func read(until mark: [UInt8]) throws -> [UInt8] {
        var searched = 0
        while true {
            while searched + mark.count <= received.count {
                if Array(received[searched..<searched + mark.count]) == mark {
                    let head = Array(received[..<searched])
                    received.removeFirst(searched + mark.count)
                    return head
                }
                searched += 1
            }
            try receive()
        }
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count == 0 { throw ClientError.ended }
        if count < 0 { throw ClientError.failed(errno: errno) }
        received += buffer[..<count]
    }
}
