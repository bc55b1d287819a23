import Glibc

/// Asks a server whether it is ready: one `GET /readyz`.
struct Probe {
    let url: ServerURL

    /// Why a server is not ready, in words.
    struct Refusal: Error, Equatable {
        let reason: String
    }

    /// Asks once; nil if the server is ready.
    ///
    /// - Parameter timeout: how long a connection, and each read, may take.
    func refusal(timeout: Duration) -> Refusal? {
        var refusal = Refusal(reason: "no address")
        for address in url.addresses {
            do throws(Refusal) {
                let status = try status(at: address, timeout: timeout)
                return status == "200" ? nil : Refusal(reason: "it answers \(status)")
            } catch {
                refusal = error
            }
        }
        return refusal
    }

    /// Asks until the server is ready; nil if it is in time.
    func refusal(within limit: Duration) -> Refusal? {
        let deadline = ContinuousClock.now + limit
        while true {
            let left = max(deadline - .now, .milliseconds(1))
            guard let refusal = refusal(timeout: min(left, .seconds(1))) else { return nil }
            if ContinuousClock.now >= deadline { return refusal }
            usleep(10_000)
        }
    }

    /// The status code that is answered, as text.
    private func status(at address: String, timeout: Duration) throws(Refusal) -> String {
        let connection = try connect(to: address, timeout: timeout)
        defer { close(connection) }
        let request = Array(
            "GET \(url.path)/readyz HTTP/1.1\r\nHost: \(url.authority)\r\nConnection: close\r\n\r\n".utf8)
        guard send(connection, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw Self.failure()
        }
        var head: [UInt8] = []
        // "HTTP/1.1 200"
        while head.count < 12 {
            var buffer = [UInt8](repeating: 0, count: 12 - head.count)
            let count = recv(connection, &buffer, buffer.count, 0)
            if count == 0 { throw Refusal(reason: "it closes the connection") }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.failure()
            }
            head += buffer.prefix(count)
        }
        guard head.starts(with: "HTTP/1.".utf8), head[8] == UInt8(ascii: " ") else {
            throw Refusal(reason: "it does not speak HTTP")
        }
        return String(decoding: head[9...], as: UTF8.self)
    }

    private func connect(to address: String, timeout: Duration) throws(Refusal) -> Int32 {
        var ipv4 = sockaddr_in()
        var ipv6 = sockaddr_in6()
        let isIPv4 = inet_pton(AF_INET, address, &ipv4.sin_addr) == 1
        _ = inet_pton(AF_INET6, address, &ipv6.sin6_addr)
        let descriptor = socket(
            isIPv4 ? AF_INET : AF_INET6, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Self.failure() }
        // On Linux the send time-out is that of connect(2) too.
        let parts = timeout.components
        var time = timeval(tv_sec: Int(parts.seconds), tv_usec: Int(parts.attoseconds / 1_000_000_000_000))
        for option in [SO_SNDTIMEO, SO_RCVTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
        let status: Int32
        if isIPv4 {
            ipv4.sin_family = sa_family_t(AF_INET)
            ipv4.sin_port = url.port.bigEndian
            status = Self.connect(descriptor, ipv4)
        } else {
            ipv6.sin6_family = sa_family_t(AF_INET6)
            ipv6.sin6_port = url.port.bigEndian
            status = Self.connect(descriptor, ipv6)
        }
        guard status == 0 else {
            let failure = Self.failure()
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    private static func connect<Name>(_ descriptor: Int32, _ name: Name) -> Int32 {
        withUnsafeBytes(of: name) { bytes in
            Glibc.connect(
                descriptor, bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
    }

    private static func failure() -> Refusal {
        let isLate = errno == EAGAIN || errno == EINPROGRESS
        return Refusal(reason: isLate ? "it does not answer in time" : String(cString: strerror(errno)))
    }
}
