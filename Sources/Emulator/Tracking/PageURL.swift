import DataFastAPI
import Store

/// What tracking keeps of a page's `href` (tracking.md 1.1).
struct PageURL: Equatable, Sendable {
    /// Lower case, without port; empty for `file:///…`.
    let hostname: String
    /// As sent, without query; with the fragment when that starts with `#/` (hash routing).
    let path: String
    /// The eight parameters: of each the first value, decoded, trimmed, at most 255 UTF-16 units, nil when empty. Of the
    /// referrer nothing is known here.
    let campaign: Acquisition

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
        campaign = Self.campaign(in: beforeFragment[path.endIndex...].dropFirst())
    }

    /// The page that it is the address of.
    var page: Page { Page(hostname: hostname, path: path) }

    private static func campaign(in query: Substring.UTF8View.SubSequence) -> Acquisition {
        var campaign = Acquisition(referrerName: "")
        if query.isEmpty { return campaign }
        for pair in query.split(separator: UInt8(ascii: "&")) {
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            guard let parameter = parameters[decoded(name)], campaign[keyPath: parameter] == nil else { continue }
            let value = decoded(pair[name.endIndex...].dropFirst()).trimmed
            campaign[keyPath: parameter] = PropertyText.cut(value, to: 255)
        }
        for parameter in parameters.values where campaign[keyPath: parameter]?.isEmpty == true {
            campaign[keyPath: parameter] = nil
        }
        return campaign
    }

    private static let parameters: [String: WritableKeyPath<Acquisition, String?> & Sendable] = [
        "ref": \.ref, "source": \.source, "via": \.via, "utm_source": \.utmSource, "utm_medium": \.utmMedium,
        "utm_campaign": \.utmCampaign, "utm_term": \.utmTerm, "utm_content": \.utmContent,
    ]

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
