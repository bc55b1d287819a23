import Store

extension Acquisition {
    /// How a visitor came who is on this page, the referrer being as the browser sent it.
    init(_ page: PageURL, referrer: String?, on website: Website) {
        let parameters = page.parameters
        self.init(
            referrer: referrer,
            referrerName: Referrer.displayName(
                of: referrer, domain: website.domain, allowedHostnames: website.allowedHostnames),
            ref: parameters[.ref], source: parameters[.source], via: parameters[.via],
            utmSource: parameters[.utmSource], utmMedium: parameters[.utmMedium],
            utmCampaign: parameters[.utmCampaign], utmTerm: parameters[.utmTerm], utmContent: parameters[.utmContent])
    }
}
