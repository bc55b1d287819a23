import Store

/// A page that events come from, with what those of them share.
final class TrackedPage: Sendable {
    let url: PageURL
    let page: Shared<Page>
    /// How visitors came of whom no referrer is told.
    let direct: Shared<Acquisition>

    init(_ url: PageURL, page: Shared<Page>, direct: Shared<Acquisition>) {
        self.url = url
        self.page = page
        self.direct = direct
    }

    /// How a visitor came who is on this page, the referrer being as the browser sent it.
    func acquisition(referrer: String?, on website: TrackedWebsite) -> Shared<Acquisition> {
        referrer == nil ? direct : Shared(Acquisition(url, referrer: referrer, on: website.settings))
    }
}
