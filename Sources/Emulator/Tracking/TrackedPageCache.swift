import Store

/// The pages that were seen of late, so that the address of a page that many visit is read once and not with each event.
struct TrackedPageCache {
    /// Longer addresses are read each time: they are rare, and would take much memory.
    private static let longest = 512
    private var pages = TextCache<TrackedPage>(capacity: 8192)

    /// The page of this `href`, which is UTF-8; `nil` unless it is one (``TrackedPage/init(_:)``).
    mutating func page(_ href: UnsafeBufferPointer<UInt8>) -> TrackedPage? {
        let text = UnsafeRawBufferPointer(href)
        if let known = pages[text] { return known }
        guard let page = TrackedPage(String(decoding: href, as: UTF8.self)) else { return nil }
        if href.count <= Self.longest { pages.remember(page, for: text) }
        return page
    }
}
