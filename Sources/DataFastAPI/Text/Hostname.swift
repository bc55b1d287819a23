/// Names and addresses of hosts (account API 4, 4.2 and 10.2).
public enum Hostname {
    /// The most characters of a domain name.
    static let maximumLength = 253

    /// The most characters of a mail address.
    static let maximumEmailLength = 254

    /// Whether a text in lower case is a domain name: two or more labels of letters, digits and inner hyphens, the last not
    /// all digits and at least two long.
    public static func isDomain(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= maximumLength, labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last
        else {
            return false
        }
        return last.count >= 2 && !last.allSatisfy(\.isDigit)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            && label.allSatisfy { $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    }

    /// Whether a text in lower case is a domain name, `localhost` or an IPv4 address.
    public static func isHostname(_ text: String) -> Bool {
        text == "localhost" || isDomain(text) || isIPv4(text)
    }

    /// Whether a text is an address of IPv4 or IPv6.
    public static func isIPAddress(_ text: String) -> Bool { isIPv4(text) || isIPv6(text) }

    private static func isIPv4(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.utf8.count) && part.utf8.allSatisfy(\.isDigit) && UInt8(part) != nil
                    && (part.utf8.count == 1 || part.utf8.first != UInt8(ascii: "0"))
            }
    }

    /// RFC 4291, 2.2: eight groups, one run of zero groups as `::`, the last two perhaps as an IPv4 address.
    private static func isIPv6(_ text: String) -> Bool {
        guard text.utf8.count <= 45, let halves = halves(of: text) else { return false }
        var groups = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let parts = half.split(separator: ":", omittingEmptySubsequences: false)
            for (place, part) in parts.enumerated() {
                let isEnd = index == halves.count - 1 && place == parts.count - 1
                if isEnd, isIPv4(part) {
                    groups += 2
                } else if (1...4).contains(part.utf8.count), part.utf8.allSatisfy(\.isHexadecimalDigit) {
                    groups += 1
                } else {
                    return false
                }
            }
        }
        return halves.count == 1 ? groups == 8 : groups <= 7
    }

    /// What stands before and after `::`, or all when there is none; nil when there is more than one.
    private static func halves(of text: String) -> [Substring]? {
        let bytes = text.utf8
        var place = bytes.startIndex
        while let next = bytes.index(place, offsetBy: 1, limitedBy: bytes.endIndex), next < bytes.endIndex {
            if bytes[place] == UInt8(ascii: ":"), bytes[next] == UInt8(ascii: ":") {
                let rest = text[bytes.index(after: next)...]
                let isOnly = !rest.utf8.starts(with: ":".utf8) && !containsPair(rest)
                return isOnly ? [text[..<place], rest] : nil
            }
            place = next
        }
        return [text[...]]
    }

    private static func containsPair(_ text: Substring) -> Bool {
        zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: ":") }
    }

    /// Whether a text is a mail address: one `@`, something before it, a dot after it, no white space, at most 254 characters.
    static func isEmailAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf16.count <= maximumEmailLength, parts.count == 2, !parts[0].isEmpty, !text.hasWhiteSpace else {
            return false
        }
        // "Inside what follows": neither its first nor its last character.
        return parts[1].dropFirst().dropLast().contains(".")
    }
}
