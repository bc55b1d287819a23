import Glibc

/// An IP address and a TCP port. An IPv4 address is held as its IPv4-mapped IPv6 address and described as IPv4.
public struct SocketAddress: Hashable, Sendable {
    /// The address's first eight bytes, as a big-endian number.
    public let high: UInt64
    /// The address's last eight bytes, as a big-endian number.
    public let low: UInt64
    /// The port, in host byte order.
    public let port: UInt16

    /// An IPv6 address, or an IPv4 address mapped to IPv6 (RFC 4291 section 2.5.5.2).
    public init(high: UInt64, low: UInt64, port: UInt16) {
        self.high = high
        self.low = low
        self.port = port
    }

    /// An IPv4 address given as its number, `0x7f00_0001` for `127.0.0.1`.
    public init(ipv4 number: UInt32, port: UInt16) {
        self.init(high: 0, low: Self.mappedPrefix | UInt64(number), port: port)
    }

    /// The IPv4 loopback address: what a request made within the process comes from.
    public static let loopback = SocketAddress(ipv4: 0x7f00_0001, port: 0)

    /// Whether this is an IPv4 address.
    public var isIPv4: Bool { high == 0 && low & 0xffff_ffff_0000_0000 == Self.mappedPrefix }

    private static let mappedPrefix: UInt64 = 0x0000_ffff_0000_0000

    init(_ storage: sockaddr_storage) {
        self = withUnsafeBytes(of: storage) { bytes in
            let port = UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
            if storage.ss_family == sa_family_t(AF_INET) {
                let number = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
                return SocketAddress(ipv4: number, port: port)
            }
            return SocketAddress(
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)), port: port)
        }
    }
}

extension SocketAddress: CustomStringConvertible {
    /// The address without its port: `192.0.2.1` or `2001:db8::1`.
    public var description: String {
        if isIPv4 { return ipv4Description }
        var address = in6_addr()
        withUnsafeMutableBytes(of: &address) { bytes in
            bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
            guard inet_ntop(AF_INET6, &address, text.baseAddress!, socklen_t(text.count)) != nil else { return "" }
            return String(cString: text.baseAddress!)
        }
    }

    /// Written digit by digit: tracking asks for it with each event.
    private var ipv4Description: String {
        String(unsafeUninitializedCapacity: 15) { text in
            var count = 0
            func write(_ digit: UInt8) {
                text[count] = UInt8(ascii: "0") + digit
                count += 1
            }
            for shift: UInt64 in [24, 16, 8, 0] {
                let part = UInt8(truncatingIfNeeded: low >> shift)
                if part >= 100 { write(part / 100) }
                if part >= 10 { write(part / 10 % 10) }
                write(part % 10)
                if shift > 0 {
                    text[count] = UInt8(ascii: ".")
                    count += 1
                }
            }
            return count
        }
    }
}
