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
    package var page: Page
    package var acquisition: Acquisition
    package var place: Place
    package var system: System
    package var viewport: Viewport?
    /// The captured ad click ids as a JSON object; nil for none.
    package var adClickIDs: String?

    package init(
        websiteID: Int64, visitor: VisitorID, clientSessionID: String? = nil, time: Instant, page: Page,
        acquisition: Acquisition, place: Place, system: System, viewport: Viewport? = nil, adClickIDs: String? = nil
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
