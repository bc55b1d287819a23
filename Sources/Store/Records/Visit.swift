import CivilTime

/// An event from a browser, but for what happened: who, when, on which page, from where, with what.
///
/// Source: tracking, sections 1 to 3.
package struct Visit: Sendable {
    /// ``Website/id``.
    package var websiteID: Int64
    package var visitor: VisitorID
    /// The script's `sessionId`.
    package var clientSessionID: String?
    package var time: Instant
    package var page: Shared<Page>
    package var acquisition: Shared<Acquisition>
    package var place: Shared<Place>
    package var system: Shared<System>
    package var viewport: Viewport?
    /// The captured ad click ids as a JSON object; nil for none.
    package var adClickIDs: String?

    package init(
        websiteID: Int64, visitor: VisitorID, clientSessionID: String? = nil, time: Instant, page: Page,
        acquisition: Acquisition, place: Place, system: System, viewport: Viewport? = nil, adClickIDs: String? = nil
    ) {
        self.init(
            websiteID: websiteID, visitor: visitor, clientSessionID: clientSessionID, time: time, page: Shared(page),
            acquisition: Shared(acquisition), place: Shared(place), system: Shared(system), viewport: viewport,
            adClickIDs: adClickIDs)
    }

    @inlinable @inline(__always)
    package init(
        websiteID: Int64, visitor: VisitorID, clientSessionID: String? = nil, time: Instant, page: Shared<Page>,
        acquisition: Shared<Acquisition>, place: Shared<Place>, system: Shared<System>, viewport: Viewport? = nil,
        adClickIDs: String? = nil
    ) {
        self.websiteID = websiteID
        self.visitor = visitor
        self.clientSessionID = clientSessionID
        self.time = time
        self.page = page
        self.acquisition = acquisition
        self.place = place
        self.system = system
        self.viewport = viewport
        self.adClickIDs = adClickIDs
    }
}
