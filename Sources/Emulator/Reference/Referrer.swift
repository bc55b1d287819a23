import DataFastAPI

/// Display names of referrers (website-api.md, appendix A).
enum Referrer {
    /// The name of visits that come from nowhere, or from the website itself.
    static let direct = "Direct/None"

    /// The display name of a referrer as the browser sent it.
    static func displayName(of referrer: String?, domain: String, allowedHostnames: [String]) -> String {
        guard let referrer, let url = URLParts(referrer), !url.host.isEmpty else { return direct }
        if url.scheme == "android-app" {
            // An app's id is shown as it is, so in its own case.
            let id = referrer.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" }
            return ReferrerTable.name(appID: String(id)) ?? String(id)
        }
        return displayName(ofHost: url.host, domain: domain, allowedHostnames: allowedHostnames)
    }

    /// The display name that a filter's value means: a URL or a host is named as a referrer is, a display name is found
    /// whatever its case, and `direct` or `Direct / None` mean visits from nowhere (website-api.md 2.3).
    static func normalised(filterValue: String, domain: String, allowedHostnames: [String]) -> String {
        let value = filterValue.trimmed
        let lowercased = value.lowercased()
        if ["direct", "direct/none", "direct / none"].contains(lowercased) { return direct }
        if let name = ReferrerTable.name(displayName: lowercased) { return name }
        if URLParts(value) != nil {
            return displayName(of: value, domain: domain, allowedHostnames: allowedHostnames)
        }
        if let name = ReferrerTable.name(appID: lowercased) { return name }
        guard let host = URLParts.host(lowercased.prefix { $0 != "/" }), !host.isEmpty else { return value }
        return displayName(ofHost: host, domain: domain, allowedHostnames: allowedHostnames)
    }

    private static func displayName(ofHost host: String, domain: String, allowedHostnames: [String]) -> String {
        if isOwn(host, domain: domain, allowedHostnames: allowedHostnames) { return direct }
        if let name = ReferrerTable.name(host: host) { return name }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// Whether a host belongs to the website: its domain or below it, or one that is listed.
    static func isOwn(_ host: String, domain: String, allowedHostnames: [String]) -> Bool {
        // Most domains are in lower case, as hosts are: no text needs to be made of those.
        if host == domain { return true }
        let domain = domain.lowercased()
        if host == domain || !domain.isEmpty && host.hasSuffix("." + domain) { return true }
        return allowedHostnames.contains { $0.lowercased() == host }
    }
}
