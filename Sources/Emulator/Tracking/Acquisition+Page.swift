import Store

extension Acquisition {
    /// How a visitor came who is on this page, the referrer being as the browser sent it.
    init(_ page: PageURL, referrer: String?, on website: Website) {
        self = page.campaign
        self.referrer = referrer
        referrerName = Referrer.displayName(
            of: referrer, domain: website.domain, allowedHostnames: website.allowedHostnames)
    }
}
