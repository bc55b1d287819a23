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
}

extension Visit {
    package init(
        websiteID: Int64, visitor: VisitorID, clientSessionID: String? = nil, time: Instant, page: Page,
        acquisition: Acquisition, place: Place, system: System, viewport: Viewport? = nil, adClickIDs: String? = nil
    ) {
        self = Visit.of(
            websiteID: websiteID, visitor: visitor, clientSessionID: clientSessionID, time: time, page: Shared(page),
            acquisition: Shared(acquisition), place: Shared(place), system: Shared(system), viewport: viewport,
            adClickIDs: adClickIDs)
    }

    /// The same of values that other events have too. No initializer, which would make a visit, a copy of it and then drop one.
    package static func of(
        websiteID: Int64, visitor: VisitorID, clientSessionID: consuming String?, time: Instant,
        page: consuming Shared<Page>, acquisition: consuming Shared<Acquisition>, place: consuming Shared<Place>,
        system: consuming Shared<System>, viewport: Viewport?, adClickIDs: consuming String?
    ) -> Visit {
        Visit(
            websiteID: websiteID, visitor: visitor, clientSessionID: clientSessionID, time: time, page: page,
            acquisition: acquisition, place: place, system: system, viewport: viewport, adClickIDs: adClickIDs)
    }
}
