import Glibc

/// A TCP connection to the program, byte by byte.
final class RawConnection {
    private let descriptor: Int32
    private var received: [UInt8] = []

    struct Failure: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    /// Connects over loopback. Nothing is waited for longer than `patience` seconds.
    init(port: UInt16, isIPv6: Bool = false, patience: Int = 20) throws {
        // Programs that are started meanwhile must not hold it open.
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, type, 0)
        var patience = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        // The descriptor is closed by `deinit`, which runs after a failure too.
        guard (isIPv6 ? connectIPv6(port) : connectIPv4(port)) == 0 else {
            throw Failure("connect: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure("send: \(String(cString: strerror(errno)))") }
            sent += count
        }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// Says that nothing more will be sent.
    func shutdownWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Reads one response: its head, and as much body as `Content-Length` says (none for `HEAD`, 204 and 304).
    func response(toHead: Bool = false) throws -> (head: [UInt8], body: [UInt8]) {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let split = received.firstRange(of: end) {
                let head = Array(received[..<split.upperBound])
                let length = toHead ? 0 : Self.contentLength(head)
                while received.count < split.upperBound + length { try receive() }
                let body = Array(received[split.upperBound..<split.upperBound + length])
                received.removeFirst(split.upperBound + length)
                return (head, body)
            }
            try receive()
        }
    }

    /// All that still comes until the program closes the connection, or resets it.
    func rest() -> [UInt8] {
        while (try? receive()) != nil {}
        defer { received = [] }
        return received
    }

    /// All that still comes, and whether the connection was reset then instead of closed.
    func ending() throws -> (bytes: [UInt8], isReset: Bool) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        defer { received = [] }
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count == 0 { return (received, false) }
            if count < 0, errno == ECONNRESET { return (received, true) }
            guard count > 0 else { throw Failure("recv: \(String(cString: strerror(errno)))") }
            received += buffer[..<count]
        }
    }

    /// Whether nothing comes for so long, neither bytes nor an end.
    func isSilent(milliseconds: Int32) -> Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return received.isEmpty && poll(&watched, 1, milliseconds) == 0
    }

    /// Whether the program closed the connection, with nothing more sent.
    func isClosed() -> Bool {
        var byte: UInt8 = 0
        guard received.isEmpty else { return false }
        let count = recv(descriptor, &byte, 1, 0)
        return count == 0 || (count < 0 && errno == ECONNRESET)
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else {
            throw Failure("connection ended after \(String(decoding: received.prefix(2000), as: UTF8.self))")
        }
        received += buffer[..<count]
    }

    private static func contentLength(_ head: [UInt8]) -> Int {
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == "content-length" {
                return Int(parts[1].drop { $0 == " " }) ?? 0
            }
        }
        return 0
    }

    private func connectIPv4(_ port: UInt16) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return Self.connect(descriptor, to: &address)
    }

    private func connectIPv6(_ port: UInt16) -> Int32 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        return Self.connect(descriptor, to: &address)
    }

    private static func connect<Address>(_ descriptor: Int32, to address: inout Address) -> Int32 {
        let size = socklen_t(MemoryLayout<Address>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
        }
    }
}
