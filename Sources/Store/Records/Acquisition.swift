/// How a visitor came: the referrer and the eight URL parameters; nil where not given.
///
/// Source: website API, section 1.6 (campaign, referrer).
package struct Acquisition: Hashable, Sendable {
    /// The referring URL, as sent.
    package var referrer: String?
    /// The referrer's display name (`Google`, `Direct/None`), as it was decided when the row arrived.
    package var referrerName: String
    package var ref: String?
    package var source: String?
    package var via: String?
    package var utmSource: String?
    package var utmMedium: String?
    package var utmCampaign: String?
    package var utmTerm: String?
    package var utmContent: String?

    package init(
        referrer: String? = nil, referrerName: String, ref: String? = nil, source: String? = nil, via: String? = nil,
        utmSource: String? = nil, utmMedium: String? = nil, utmCampaign: String? = nil, utmTerm: String? = nil,
        utmContent: String? = nil
    ) {
        self.referrer = referrer
        self.referrerName = referrerName
        self.ref = ref
        self.source = source
        self.via = via
        self.utmSource = utmSource
        self.utmMedium = utmMedium
        self.utmCampaign = utmCampaign
        self.utmTerm = utmTerm
        self.utmContent = utmContent
    }
}
