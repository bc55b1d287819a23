/// Names of hosts (account API 4, 4.2 and 10.2).
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
        text == "localhost" || isDomain(text) || IPAddress.isIPv4(text)
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
