import DataFastAPI
import Store

/// Which events a website takes; the others leave no trace (account-api.md 4.4, tracking.md 1.3).
extension Website {
    /// Whether an event of this page is taken, sent by this client.
    func accepts(_ page: PageURL, from client: TrackingClient) -> Bool {
        isOwn(hostname: page.hostname)
            && !excludedHostnames.contains(page.hostname)
            && !excludedPaths.contains { Self.excludes($0, path: page.path) }
            && !excludes(address: client.address)
            && !(client.place.country.map(excludedCountries.contains) ?? false)
            && (!isAttackModeEnabled || isCredible(client))
    }

    /// In attack mode an event must come from a browser on a page of the website.
    private func isCredible(_ client: TrackingClient) -> Bool {
        guard client.hasUserAgent, !client.isBot, let origin = client.origin.flatMap({ URLParts($0) }) else {
            return false
        }
        return isOwn(hostname: origin.host)
    }

    private func isOwn(hostname: String) -> Bool {
        isAllHostnamesAllowed || Self.isLocal(hostname)
            || Referrer.isOwn(hostname, domain: domain, allowedHostnames: allowedHostnames)
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
        guard !excludedIPs.isEmpty, let address = IPAddress(address) else { return false }
        return excludedIPs.contains { IPAddress($0) == address }
    }

    /// A final `/` counts on neither side; an entry ending `/*` means what lies below it. Any other means the page whatever
    /// its route by hash (`/admin#/users`), which no entry can name.
    private static func excludes(_ entry: String, path: String) -> Bool {
        let path = path.utf8
        if entry.utf8.suffix(2).elementsEqual("/*".utf8) {
            let folder = entry.utf8.dropLast()
            return path.count > folder.count && path.starts(with: folder)
        }
        return withoutFinalSlash(entry.utf8[...]).elementsEqual(
            withoutFinalSlash(path.prefix { $0 != UInt8(ascii: "#") }))
    }

    private static func withoutFinalSlash(_ path: Substring.UTF8View) -> Substring.UTF8View {
        path.last == UInt8(ascii: "/") ? path.dropLast() : path
    }
}
