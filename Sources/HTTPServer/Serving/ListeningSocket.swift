import CLinux
import Glibc

/// A TCP socket that listens. What it accepts does not block, is closed on exec, and sends without delay.
struct ListeningSocket: Sendable {
    let descriptor: Int32
    /// The address that it listens on, with the port that was really taken.
    let address: SocketAddress

    /// Opens the sockets for a host: two for `localhost`, one for anything else.
    static func open(
        host: String, port: UInt16, isShared: Bool, backlog: Int32
    ) throws(HTTPServerError) -> [ListeningSocket] {
        guard host == "localhost" else {
            return [try ListeningSocket(host: host, port: port, isShared: isShared, backlog: backlog)]
        }
        // A port that is free on one loopback address need not be so on the other.
        var attempts = port == 0 ? 16 : 1
        while true {
            let first = try ListeningSocket(host: "127.0.0.1", port: port, isShared: isShared, backlog: backlog)
            do throws(HTTPServerError) {
                let second = try ListeningSocket(
                    host: "::1", port: first.address.port, isShared: isShared, backlog: backlog)
                return [first, second]
            } catch .addressNotAvailable {
                return [first]
            } catch {
                first.close()
                attempts -= 1
                if attempts == 0 { throw error }
            }
        }
    }

    init(host: String, port: UInt16, isShared: Bool, backlog: Int32) throws(HTTPServerError) {
        guard let target = SocketName(host: host, port: port) else { throw .invalidHost(host) }
        let descriptor = socket(
            target.family, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else {
            throw HTTPServerError(errno: errno, operation: "open a socket", host: host, port: port)
        }
        Self.set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
        if isShared { Self.set(descriptor, SOL_SOCKET, SO_REUSEPORT, 1) }
        if target.family == AF_INET6 {
            Self.set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, host == "::" ? 0 : 1)
        }
        // Accepted sockets inherit it.
        Self.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        guard target.bind(descriptor), listen(descriptor, backlog) == 0 else {
            let error = HTTPServerError(errno: errno, operation: "listen on \(host)", host: host, port: port)
            _ = Glibc.close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        address = SocketName(of: descriptor).address
    }

    /// Lets further sockets of this user listen on the same port, if they ask for it as well (socket(7), SO_REUSEPORT).
    func share() {
        Self.set(descriptor, SOL_SOCKET, SO_REUSEPORT, 1)
    }

    func close() {
        _ = Glibc.close(descriptor)
    }

    /// Accepts a connection; nil with `errno` set if there is none.
    func accept() -> (descriptor: Int32, peer: SocketAddress)? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let accepted = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                accept4(descriptor, $0, &length, Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
            }
        }
        return accepted < 0 ? nil : (accepted, SocketAddress(storage))
    }

    private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }
}

/// A socket address in the system's form.
private struct SocketName {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    var family: Int32 { Int32(storage.ss_family) }
    var address: SocketAddress { SocketAddress(storage) }

    /// A numeric address, or nil if the host is not one.
    init?(host: String, port: UInt16) {
        var ipv4 = sockaddr_in()
        var ipv6 = sockaddr_in6()
        if inet_pton(AF_INET, host, &ipv4.sin_addr) == 1 {
            ipv4.sin_family = sa_family_t(AF_INET)
            ipv4.sin_port = port.bigEndian
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: ipv4, as: sockaddr_in.self) }
            length = socklen_t(MemoryLayout<sockaddr_in>.size)
        } else if inet_pton(AF_INET6, host, &ipv6.sin6_addr) == 1 {
            ipv6.sin6_family = sa_family_t(AF_INET6)
            ipv6.sin6_port = port.bigEndian
            withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: ipv6, as: sockaddr_in6.self) }
            length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        } else {
            return nil
        }
    }

    init(of descriptor: Int32) {
        withUnsafeMutablePointer(to: &storage) {
            _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
    }

    func bind(_ descriptor: Int32) -> Bool {
        withUnsafePointer(to: storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.bind(descriptor, $0, length) == 0 }
        }
    }
}
