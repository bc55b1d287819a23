import Glibc

/// Where a server is: `http://HOST:PORT`, with a path before the emulator's own if there is one.
///
/// The host is an IP address or `localhost`: nothing here asks a name server, which a program that is linked statically
/// cannot do.
struct ServerURL: Equatable {
    /// An IP address, without brackets, or `localhost`.
    let host: String
    let port: UInt16
    /// Empty, or begins with `/` and does not end with it.
    let path: String

    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
        path = ""
    }

    /// Nil for what is not such a URL.
    init?(_ text: String) {
        let scheme = "http://"
        guard text.hasPrefix(scheme), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard let (host, port) = Self.split(authority), host == "localhost" || Self.isAddress(host) else { return nil }
        self.host = host
        self.port = port
        var path = rest.dropFirst(authority.count)
        while path.hasSuffix("/") { path.removeLast() }
        guard !path.contains("?"), !path.contains("#") else { return nil }
        self.path = String(path)
    }

    /// What stands in a `Host` field.
    var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// The addresses to try, in this order.
    var addresses: [String] { host == "localhost" ? ["127.0.0.1", "::1"] : [host] }

    private static func split(_ authority: Substring) -> (host: String, port: UInt16)? {
        var host = authority
        var port: UInt16 = 80
        if let colon = authority.lastIndex(of: ":"), authority.last != "]" {
            guard let number = UInt16(authority[authority.index(after: colon)...]), number > 0 else { return nil }
            port = number
            host = authority[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        return (host.lowercased(), port)
    }

    private static func isAddress(_ host: String) -> Bool {
        var storage = in6_addr()
        return inet_pton(AF_INET, host, &storage) == 1 || inet_pton(AF_INET6, host, &storage) == 1
    }
}
