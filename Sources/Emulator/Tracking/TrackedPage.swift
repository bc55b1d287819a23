import Store

/// A page that events come from, with what those of them share.
final class TrackedPage: Sendable {
    let url: PageURL
    let page: Shared<Page>
    /// How visitors came of whom no referrer is told.
    let direct: Shared<Acquisition>

    /// `nil` unless `href` is a page's address (``PageURL/init(_:)``).
    init?(_ href: String) {
        guard let url = PageURL(href) else { return nil }
        self.url = url
        page = Shared(url.page)
        var direct = url.campaign
        direct.referrerName = Referrer.direct
        self.direct = Shared(direct)
    }

    /// How a visitor came who is on this page, the referrer being as the browser sent it.
    func acquisition(referrer: String?, on website: TrackedWebsite) -> Shared<Acquisition> {
        referrer == nil ? direct : Shared(Acquisition(url, referrer: referrer, on: website.settings))
    }
}
