import DataFastAPI
import Store

/// A website that events are sent to, passed on by reference: which of them it takes; the others leave no trace
/// (account-api.md 4.4, tracking.md 1.3).
final class TrackedWebsite: Sendable {
    let settings: Website

    init(_ settings: Website) {
        self.settings = settings
    }

    /// Whether an event of this page is taken, sent by this client.
    func accepts(_ page: TrackedPage, from client: borrowing TrackingClient) -> Bool {
        isOwn(hostname: page.url.hostname)
            && !settings.excludedHostnames.contains(page.url.hostname)
            && !settings.excludedPaths.contains { Self.excludes($0, path: page.url.path) }
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
        settings.isAllHostnamesAllowed || Self.isLocal(hostname)
            || Referrer.isOwn(hostname, domain: settings.domain, allowedHostnames: settings.allowedHostnames)
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

    /// A final `/` counts on neither side; an entry ending `/*` means what lies below it. Any other means the page whatever
    /// its route by hash (`/admin#/users`), which no entry can name.
    private static func excludes(_ entry: String, path: String) -> Bool {
        var (entry, path) = (entry, path)
        return entry.withUTF8 { entry in path.withUTF8 { path in excludes(entry[...], path: path[...]) } }
    }

    private static func excludes(_ entry: Bytes, path: Bytes) -> Bool {
        if entry.last == UInt8(ascii: "*"), entry.dropLast().last == UInt8(ascii: "/") {
            let folder = entry.dropLast()
            return path.count > folder.count && isSame(path.prefix(folder.count), folder)
        }
        return isSame(withoutFinalSlash(entry), withoutFinalSlash(path.prefix { $0 != UInt8(ascii: "#") }))
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private static func isSame(_ left: Bytes, _ right: Bytes) -> Bool {
        UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: left))
            .hasSameBytes(as: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: right)))
    }

    private static func withoutFinalSlash(_ path: Bytes) -> Bytes {
        path.last == UInt8(ascii: "/") ? path.dropLast() : path
    }
}
