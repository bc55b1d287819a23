import DataFastAPI
import Store

/// A website that events are sent to, passed on by reference: which of them it takes; the others leave no trace
/// (account-api.md 4.4, tracking.md 1.3).
final class TrackedWebsite: Sendable {
    let settings: Website
    private let excludedPaths: [ExcludedPath]

    init(_ settings: Website) {
        self.settings = settings
        excludedPaths = settings.excludedPaths.map(ExcludedPath.init)
    }

    /// Whether an event of this page is taken, sent by this client.
    func accepts(_ page: TrackedPage, from client: borrowing TrackingClient) -> Bool {
        isOwn(hostname: page.url.hostname)
            && !settings.excludedHostnames.contains(page.url.hostname)
            && !excludes(path: page.url.path)
            && !excludes(address: client.address)
            && !(client.place.value.country.map(settings.excludedCountries.contains) ?? false)
            && (!settings.isAttackModeEnabled || isCredible(client))
    }

    /// In attack mode an event must come from a browser on a page of the website.
    private func isCredible(_ client: borrowing TrackingClient) -> Bool {
        guard client.hasUserAgent, !client.isBot, let origin = client.origin.flatMap({ URLParts($0) }) else {
            return false
        }
        return isOwn(hostname: origin.host)
    }

    private func isOwn(hostname: String) -> Bool {
        settings.isAllHostnamesAllowed
            || Referrer.isOwn(hostname, domain: settings.domain, allowedHostnames: settings.allowedHostnames)
            || Self.isLocal(hostname)
    }

    /// A developer's own machine; a page from a file has no hostname at all.
    private static func isLocal(_ hostname: String) -> Bool {
        switch hostname {
        case "localhost", "127.0.0.1", "[::1]", "": true
        default: hostname.hasSuffix(".localhost")
        }
    }

    /// Whether an entry is this address, however either is spelled; what is no address is no entry.
    private func excludes(address: String) -> Bool {
        guard !settings.excludedIPs.isEmpty, let address = IPAddress(address) else { return false }
        return settings.excludedIPs.contains { IPAddress($0) == address }
    }

    private func excludes(path: String) -> Bool {
        guard !excludedPaths.isEmpty else { return false }
        var path = path
        return path.withUTF8 { path in excludedPaths.contains { $0.excludes(UnsafeRawBufferPointer(path)) } }
    }
}
