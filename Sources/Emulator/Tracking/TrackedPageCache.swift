import Store

/// The pages that were seen of late, so that the address of a page that many visit is read once and not with each event.
struct TrackedPageCache {
    /// Longer addresses are read each time: they are rare, and would take much memory.
    private static let longest = 512
    private var pages = Memo<String, TrackedPage>(capacity: 4096)

    /// The page of this `href`; `nil` unless it is one (``TrackedPage/init(_:)``).
    mutating func page(_ href: String) -> TrackedPage? {
        if let known = pages[href] { return known }
        guard let page = TrackedPage(href) else { return nil }
        // Of other characters, texts of different bytes can be equal.
        if href.utf8.count <= Self.longest, href.utf8.allSatisfy({ $0 < 0x80 }) { pages.remember(page, for: href) }
        return page
    }
}
