import Store

/// The pages that were seen of late, so that the address of a page that many visit is read once and not with each event.
struct TrackedPageCache {
    /// Longer addresses are read each time: they are rare, and would take much memory.
    private static let longest = 512
    private var pages = TextCache<TrackedPage>(capacity: 8192)
    // Many addresses are of one page, and of one campaign.
    private var sharedPages = Memo<Page, Shared<Page>>(capacity: 2048)
    private var sharedAcquisitions = Memo<Acquisition, Shared<Acquisition>>(capacity: 2048)

    /// The page of this `href`, which is UTF-8; `nil` unless it is a page's address (``PageURL/init(_:)``).
    mutating func page(_ href: UnsafeBufferPointer<UInt8>) -> TrackedPage? {
        let text = UnsafeRawBufferPointer(href)
        if let known = pages[text] { return known }
        guard let url = PageURL(String(decoding: href, as: UTF8.self)) else { return nil }
        var direct = url.campaign
        direct.referrerName = Referrer.direct
        guard href.count <= Self.longest else {
            return TrackedPage(url, page: Shared(url.page), direct: Shared(direct))
        }
        let page = TrackedPage(url, page: sharedPages.shared(url.page), direct: sharedAcquisitions.shared(direct))
        pages.remember(page, for: text)
        return page
    }
}

extension Memo where Value == Shared<Key> {
    /// The one for this value.
    fileprivate mutating func shared(_ value: Key) -> Shared<Key> {
        if let known = self[value] { return known }
        let new = Shared(value)
        remember(new, for: value)
        return new
    }
}
