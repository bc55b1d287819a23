import DataFastAPI

/// The parts of an absolute URL that tracking reads, split as WHATWG's URL standard does for URLs a browser prints.
struct URLParts: Equatable, Sendable {
    /// Lower case, without the colon.
    let scheme: String
    /// Lower case, without port and user information; an IPv6 address keeps its brackets. Empty for `file:///…`.
    let host: String
    /// What follows the authority: path, query and fragment as sent.
    let rest: Substring

    /// `nil` unless `text` is `scheme://authority…` with a well-formed host and port.
    init?(_ text: String) {
        let text = text.trimmed
        let utf8 = text.utf8
        guard utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), let colon = utf8.firstIndex(of: UInt8(ascii: ":")),
            utf8[colon...].starts(with: "://".utf8), let scheme = Self.scheme(text[..<colon])
        else { return nil }
        let start = utf8.index(colon, offsetBy: 3)
        let end =
            utf8[start...].firstIndex { byte in
                byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
            } ?? utf8.endIndex
        var authority = text[start..<end]
        if let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) {
            authority = authority[authority.utf8.index(after: at)...]
        }
        guard let host = Self.host(authority) else { return nil }
        self.scheme = scheme
        self.host = host
        rest = text[end...]
    }

    /// The host of `host[:port]` in lower case (empty if none stands there); `nil` when either is malformed.
    static func host(_ authority: Substring) -> String? {
        let utf8 = authority.utf8
        let hostEnd: Substring.Index
        if utf8.first == UInt8(ascii: "[") {
            guard let close = utf8.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let address = utf8[..<close].dropFirst()
            guard
                !address.isEmpty,
                address.allSatisfy({ $0.isASCIIHexDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
            else { return nil }
            hostEnd = utf8.index(after: close)
        } else {
            hostEnd = utf8.firstIndex(of: UInt8(ascii: ":")) ?? utf8.endIndex
            guard utf8[..<hostEnd].allSatisfy(isHostByte) else { return nil }
        }
        let port = utf8[hostEnd...]
        if let colon = port.first {
            let digits = port.dropFirst()
            guard colon == UInt8(ascii: ":"), digits.count <= 5, digits.allSatisfy(\.isASCIIDigit),
                digits.isEmpty || UInt16(Substring(digits)) != nil
            else { return nil }
        }
        let host = authority[..<hostEnd]
        return host.utf8.contains { $0.isASCIIUppercase || $0 >= 0x80 } ? host.lowercased() : String(host)
    }

    private static func scheme(_ text: Substring) -> String? {
        guard let first = text.utf8.first, first.isASCIILetter,
            text.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
        else { return nil }
        return text.lowercased()
    }

    /// Not one of the forbidden host code points of WHATWG's URL standard.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"),
            UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "%"), UInt8(ascii: " "), UInt8(ascii: "\""),
            UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            false
        default: true
        }
    }
}
