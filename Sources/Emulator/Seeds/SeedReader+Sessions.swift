import CivilTime
import JSON
import Store

/// Sessions and the events that browsers sent in them.
///
/// Source: tracking, sections 1 and 2.
extension SeedReader {
    enum SessionKey: String, SeedBrowserKey {
        case at, sessionId, referrer, adClickIds, place, ip, userAgent, system, viewport, events
    }

    /// What all events of a session share.
    struct Session {
        let visitor: VisitorID
        let browser: SeedBrowser
        let startedAt: Instant
        let clientID: String?
        let referrer: String?
        let adClickIDs: String?
        /// The page that the latest event was on.
        var page: PageURL?
    }

    mutating func readSession(_ node: SeedNode, visitor: VisitorID, browser: SeedBrowser) throws(SeedError) {
        let object = try node.object(SessionKey.self)
        var session = Session(
            visitor: visitor, browser: try readBrowser(object, standard: browser),
            startedAt: try object.required(.at).time(now), clientID: try object[.sessionId]?.text(),
            referrer: try object[.referrer]?.string(),
            adClickIDs: try object[.adClickIds].flatMap { (node) throws(SeedError) in try readAdClickIDs(node) })
        let events = try object.required(.events)
        let nodes = try events.array()
        if nodes.isEmpty { throw events.error("must not be empty") }
        for node in nodes { try readEvent(node, of: &session) }
    }

    enum AdClickKey: String, SeedKey {
        case fbclid, gclid, gclsrc, wbraid, gbraid, li_fat_id, msclkid, ttclid, twclid
    }

    private func readAdClickIDs(_ node: SeedNode) throws(SeedError) -> String? {
        let object = try node.object(AdClickKey.self)
        for key in AdClickKey.allCases { _ = try object[key]?.string() }
        let ids = try node.anyObject().members.filter { AdClickKey(rawValue: $0.key) != nil && !$0.value.isNull }
        return ids.isEmpty ? nil : JSONValue.object(JSONObject(ids.map { ($0.key, $0.value) })).description
    }

    enum EventType: String, CaseIterable {
        case pageview, goal
        case exitClick = "exit_click"
    }

    private mutating func readEvent(_ node: SeedNode, of session: inout Session) throws(SeedError) {
        let type = node.member("type")
        switch EventType(rawValue: try type?.oneOf(EventType.allCases.map(\.rawValue)) ?? "pageview") {
        case .goal: try readGoalEvent(node, of: &session)
        case .exitClick: try readExitClick(node, of: &session)
        case .pageview, nil: try readPageview(node, of: &session)
        }
    }

    enum PageviewKey: String, SeedKey {
        case type, after, href
    }

    private mutating func readPageview(_ node: SeedNode, of session: inout Session) throws(SeedError) {
        let event = try node.object(PageviewKey.self)
        let visit = try readVisit(
            after: event[.after], href: event.required(.href), path: event.path(of: .href), in: &session)
        append(.pageview(visit), at: visit.time, node.path)
    }

    enum GoalEventKey: String, SeedKey {
        case type, after, href, name, description, properties
    }

    private mutating func readGoalEvent(_ node: SeedNode, of session: inout Session) throws(SeedError) {
        let event = try node.object(GoalEventKey.self)
        let visit = try readVisit(after: event[.after], href: event[.href], path: event.path(of: .href), in: &session)
        let goal = try readGoal(
            name: event.required(.name), description: event[.description], properties: event[.properties],
            isServer: false, at: visit.time)
        append(.goal(goal, visit), at: visit.time, node.path)
    }

    enum ExitClickKey: String, SeedKey {
        case type, after, href, url, text
    }

    private mutating func readExitClick(_ node: SeedNode, of session: inout Session) throws(SeedError) {
        let event = try node.object(ExitClickKey.self)
        let visit = try readVisit(after: event[.after], href: event[.href], path: event.path(of: .href), in: &session)
        let url = try event.required(.url).text()
        append(.exitClick(url: url, text: try event[.text]?.string(), visit), at: visit.time, node.path)
    }

    /// The visit of an event; one that names no page is on the page of the event before it.
    private func readVisit(
        after: SeedNode?, href: SeedNode?, path: SeedPath, in session: inout Session
    ) throws(SeedError) -> Visit {
        if let href {
            guard let page = PageURL(try href.string()) else { throw href.error("must be an absolute URL") }
            session.page = page
        }
        guard let page = session.page, let website = contents.websites.last?.website else {
            throw SeedError(path, "required")
        }
        return Visit(
            websiteID: 0, visitor: session.visitor, clientSessionID: session.clientID,
            time: session.startedAt + (try after?.duration() ?? 0),
            page: page.page,
            acquisition: Acquisition(page, referrer: session.referrer, on: website),
            place: session.browser.place, system: session.browser.system, viewport: session.browser.viewport,
            adClickIDs: session.adClickIDs)
    }
}
