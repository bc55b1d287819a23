import DataFastAPI

/// What tracking keeps of a page's `href` (tracking.md 1.1).
struct PageURL: Equatable, Sendable {
    /// The URL parameters that name a campaign, in the order of the contract.
    enum Parameter: String, CaseIterable, Sendable {
        case ref, source, via
        case utmSource = "utm_source"
        case utmMedium = "utm_medium"
        case utmCampaign = "utm_campaign"
        case utmTerm = "utm_term"
        case utmContent = "utm_content"
    }

    /// Lower case, without port; empty for `file:///…`.
    let hostname: String
    /// As sent, without query; with the fragment when that starts with `#/` (hash routing).
    let path: String
    /// First value of each, decoded, trimmed, at most 255 UTF-16 units; without the empty ones.
    let parameters: [Parameter: String]

    /// `nil` unless `href` is an absolute `http`, `https` or `file` URL.
    init?(_ href: String) {
        guard let url = URLParts(href) else { return nil }
        switch url.scheme {
        case "http", "https": if url.host.isEmpty { return nil }
        case "file": break
        default: return nil
        }
        hostname = url.host
        let beforeFragment = url.rest.utf8.prefix { $0 != UInt8(ascii: "#") }
        let fragment = url.rest[beforeFragment.endIndex...]
        let path = beforeFragment.prefix { $0 != UInt8(ascii: "?") }
        let route = fragment.utf8.starts(with: "#/".utf8) ? fragment : ""
        self.path = (path.isEmpty ? "/" : String(Substring(path))) + route
        parameters = Self.parameters(in: beforeFragment[path.endIndex...].dropFirst())
    }

    private static func parameters(in query: Substring.UTF8View.SubSequence) -> [Parameter: String] {
        if query.isEmpty { return [:] }
        var values: [Parameter: String] = [:]
        for pair in query.split(separator: UInt8(ascii: "&")) {
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            guard let parameter = Parameter(rawValue: decoded(name)), values[parameter] == nil else { continue }
            let value = decoded(pair[name.endIndex...].dropFirst()).trimmed
            values[parameter] = PropertyText.cut(value, to: 255)
        }
        return values.filter { !$0.value.isEmpty }
    }

    /// The text of a form-encoded name or value: `+` is a space, `%XX` a byte, any other `%` itself.
    private static func decoded(_ encoded: Substring.UTF8View.SubSequence) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var rest = encoded
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = hexValue(rest.prefix(2)) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexValue(_ digits: Substring.UTF8View.SubSequence) -> UInt8? {
        guard digits.count == 2, digits.allSatisfy(\.isASCIIHexDigit) else { return nil }
        return UInt8(Substring(digits), radix: 16)
    }
}
