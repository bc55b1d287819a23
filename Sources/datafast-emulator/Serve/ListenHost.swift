import Glibc

/// An address to listen on, as it is written on the command line.
enum ListenHost {
    /// The usual text of an IP address, or `localhost`; nil for what cannot be listened on, whatever the machine: another name,
    /// or a link-local address, which means nothing without its interface.
    static func canonical(_ text: String) -> String? {
        if text.lowercased() == "localhost" { return "localhost" }
        var ipv4 = in_addr()
        if inet_pton(AF_INET, text, &ipv4) == 1 { return text }
        var ipv6 = in6_addr()
        guard inet_pton(AF_INET6, text, &ipv6) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: ipv6) { Array($0) }
        if bytes[0] == 0xfe, bytes[1] & 0xc0 == 0x80 { return nil }
        // An IPv4 address in IPv6's clothes (RFC 4291 section 2.5.5.2) is listened on as what it is.
        if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]) {
            return bytes.suffix(4).map(String.init).joined(separator: ".")
        }
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, &ipv6, &buffer, socklen_t(buffer.count)) != nil else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
