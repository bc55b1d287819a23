/// What a list of texts must be.
public struct ListRule: Sendable {
    /// What each entry must be.
    public enum Entry: Sendable {
        /// Any text, kept as it was sent, repeated ones too.
        case text
        /// A permission, or `*`, which stands for all.
        case permission
        /// An ObjectId.
        case objectID
        /// A host's name (``Hostname/isHostname(_:)``).
        case hostname
        /// An address of IPv4 or IPv6.
        case ipAddress
        /// A path, `/*` at its end for all below it.
        case path
        /// A country (ISO 3166-1 alpha-2).
        case country
        /// A company of the crawler catalogue.
        case company
        /// A crawler of the catalogue.
        case crawler
    }

    /// What each entry must be.
    public let entry: Entry
    /// The most entries, nil for any number.
    public var maximum: Int?
    /// Whether the empty list is refused.
    public var mustNotBeEmpty = false
}

extension ListRule.Entry {
    /// The entry as it is kept.
    public func normalized(_ text: String) -> String {
        switch self {
        case .text, .permission, .company, .crawler: text
        case .ipAddress, .path: text.trimmed
        case .objectID, .hostname: text.trimmed.asciiLowercased
        case .country: text.trimmed.asciiUppercased
        }
    }

    /// What equal entries have in common: an address may be spelled in many ways.
    func identity(_ text: String) -> String {
        if case .ipAddress = self, let address = IPAddress(text) { return address.digits }
        return text
    }

    /// Whether an entry that stands there already is left out.
    var isKeptOnce: Bool {
        if case .text = self { false } else { true }
    }

    /// Whether a normalised entry is what it must be.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .text: true
        case .permission: text == Permission.wildcard || Permission(rawValue: text) != nil
        case .objectID: Identifier.objectID(text) != nil
        case .hostname: Hostname.isHostname(text)
        case .ipAddress: IPAddress(text) != nil
        case .path: Self.isPath(text)
        case .country: Country.codes.contains(text)
        case .company: Crawler.companies.contains(text)
        case .crawler: Crawler.catalogue.contains { $0.id == text }
        }
    }

    /// What the message says of an entry that is not.
    public func reason(_ text: String) -> String {
        switch self {
        case .text: ""
        case .permission: "unknown permission \(text)"
        case .objectID: "\(text) is not an ObjectId"
        case .hostname: "\(text) is not a hostname"
        case .ipAddress: "\(text) is not an IP address"
        case .path: "\(text) is not a path"
        case .country: "\(text) is not a country code"
        case .company: "unknown company \(text)"
        case .crawler: "unknown crawler \(text)"
        }
    }

    private static func isPath(_ text: String) -> Bool {
        text.hasPrefix("/") && text.utf16.count <= 2048 && !text.contains("?") && !text.contains("#")
            && !text.hasWhiteSpace
    }
}
