/// An address of IPv4 or IPv6, however it is spelled. One of IPv4 is the same as the one of IPv6 that it is mapped to
/// (RFC 4291, 2.5.5.2).
public struct IPAddress: Hashable, Sendable {
    private let bits: UInt128

    /// The address that a text names; nil when it names none.
    public init?(_ text: String) {
        let bytes = text[...].utf8
        if let number = Self.ipv4(bytes) {
            bits = 0xffff_0000_0000 | UInt128(number)
        } else if let number = Self.ipv6(bytes) {
            bits = number
        } else {
            return nil
        }
    }

    /// The one way to write it that is the same for all spellings.
    var digits: String { String(bits, radix: 16) }

    /// Whether a text is an address of IPv4.
    static func isIPv4(_ text: String) -> Bool { ipv4(text[...].utf8) != nil }

    /// Four decimal numbers below 256, without leading zeros.
    private static func ipv4(_ text: Substring.UTF8View) -> UInt32? {
        let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(\.isDigit), let number = UInt8(Substring(part)),
                part.count == 1 || part.first != UInt8(ascii: "0")
            else { return nil }
            address = address << 8 | UInt32(number)
        }
        return address
    }

    /// RFC 4291, 2.2: eight groups, one run of zero groups as `::`, the last two perhaps as an IPv4 address.
    private static func ipv6(_ text: Substring.UTF8View) -> UInt128? {
        let parts = text.split(separator: UInt8(ascii: ":"), maxSplits: 9, omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return nil }
        let last = parts.count - 1
        var groups = Groups()
        var front: Groups?
        for (place, part) in parts.enumerated() {
            if part.isEmpty {
                // Only `::` leaves a part empty: one within, and at an end the one beside it too.
                switch place {
                case 0: guard parts[1].isEmpty else { return nil }
                case last: guard parts[last - 1].isEmpty else { return nil }
                default:
                    guard front == nil else { return nil }
                    front = groups
                    groups = Groups()
                }
            } else if place == last, let number = ipv4(part) {
                groups.append(UInt16(number >> 16))
                groups.append(UInt16(truncatingIfNeeded: number))
            } else if part.count <= 4, part.allSatisfy(\.isHexadecimalDigit),
                let group = UInt16(Substring(part), radix: 16)
            {
                groups.append(group)
            } else {
                return nil
            }
        }
        guard let front else { return groups.count == 8 ? groups.bits : nil }
        return front.count + groups.count < 8 ? front.bits << (16 * (8 - front.count)) | groups.bits : nil
    }

    /// Groups that stand side by side.
    private struct Groups {
        var bits: UInt128 = 0
        var count = 0

        mutating func append(_ group: UInt16) {
            bits = bits << 16 | UInt128(group)
            count += 1
        }
    }
}
