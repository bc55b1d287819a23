import CivilTime

/// What visitors did, to be stored at once.
///
/// What many events share stands once, in a list, and is named by its place in the list. Events of a session are in the order
/// of their times, and the first is a pageview; a visitor's sessions do not overlap, and no visitor is in the database yet.
package struct TrafficBatch: Sendable {
    package var visitors: [Visitor] = []
    package var sessions: [Session] = []
    package var events: [Event] = []

    package var pages: [Page] = []
    package var acquisitions: [Acquisition] = []
    package var places: [Place] = []
    package var systems: [System] = []
    package var goals: [PageGoal] = []
    package var exitClicks: [ExitClick] = []
    /// Their ``Payment/visitorID`` is that of the event's session.
    package var payments: [Payment] = []
    package var identities: [Identity] = []

    package init() {}

    package struct Visitor: Sendable {
        /// ``Website/id``.
        package var websiteID: Int64
        package var id: VisitorID

        package init(websiteID: Int64, id: VisitorID) {
            self.websiteID = websiteID
            self.id = id
        }
    }

    package struct Session: Sendable {
        package var visitor: Int32
        /// The script's `sessionId`.
        package var clientID: String?
        package var place: Int32
        package var system: Int32
        package var viewport: Viewport?
        /// As a JSON object.
        package var adClickIDs: String?

        package init(
            visitor: Int32, clientID: String?, place: Int32, system: Int32, viewport: Viewport?, adClickIDs: String?
        ) {
            self.visitor = visitor
            self.clientID = clientID
            self.place = place
            self.system = system
            self.viewport = viewport
            self.adClickIDs = adClickIDs
        }
    }

    /// Something that happened in a session, or to the visitor whose session it is.
    package struct Event: Sendable {
        package var time: Instant
        package var session: Int32
        package var kind: Kind

        package init(time: Instant, session: Int32, kind: Kind) {
            self.time = time
            self.session = session
            self.kind = kind
        }
    }

    /// What happened. A number is a place in the list of that kind.
    package enum Kind: Sendable {
        case pageview(page: Int32, acquisition: Int32)
        /// Completed in the browser.
        case goal(Int32)
        case exitClick(Int32)
        /// Reported by a server: it belongs to the visitor's session of that time, which it does not prolong.
        case serverGoal(Int32)
        case payment(Int32)
        case identification(Int32)
    }

    /// A goal, and the page that it is completed on.
    package struct PageGoal: Sendable {
        package var goal: Goal
        package var page: Int32

        package init(goal: Goal, page: Int32) {
            self.goal = goal
            self.page = page
        }
    }

    package struct ExitClick: Sendable {
        package var url: String
        package var text: String?

        package init(url: String, text: String?) {
            self.url = url
            self.text = text
        }
    }

    /// Who a visitor is, as a server says.
    package struct Identity: Sendable {
        package var objectID: String
        package var userID: String
        /// As a JSON object.
        package var metadata: String

        package init(objectID: String, userID: String, metadata: String) {
            self.objectID = objectID
            self.userID = userID
            self.metadata = metadata
        }
    }
}
