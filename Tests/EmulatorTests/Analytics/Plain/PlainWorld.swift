import CivilTime
import JSON
import Store

@testable import Emulator

/// A website's events, kept as plain lists, and what a test does with them: it puts them into a world, and asks them
/// itself, one by one, what the world's reports ask SQL.
struct PlainWorld {
    struct View {
        var time: Int64
        var page: Page
        var place: Place
        var system: System
    }

    struct Session {
        var visitor: Int
        var clientID: String?
        var startedAt: Int64
        var lastAt: Int64
        var views: [View] = []
        var customGoals = 0
        var acquisition: Acquisition?
        var place: Place?
        var system: System?
    }

    struct Event {
        var visitor: Int
        var session: Int
        var time: Int64
        var text: String
        var properties: [String: String] = [:]
        var isServer = false
    }

    struct Sale {
        var visitor: Int?
        var time: Int64
        var kind: Payment.Kind
        var amount: Double
        var currency: String
    }

    /// What happens; each at a time and, but for payments of nobody, to a visitor.
    enum Action {
        case view(Page, Acquisition, Place, System)
        case goal(String, properties: [String: String])
        case serverGoal(String, properties: [String: String])
        case click(String)
        case payment(Payment.Kind, amount: Double, currency: String)
    }

    var sessions: [Session] = []
    /// Those of sessions without a pageview too, which count only once it has one.
    private var allGoals: [Event] = []
    private var allClicks: [Event] = []
    var payments: [Sale] = []
    var bots: Set<Int> = []

    var goals: [Event] { allGoals.filter { !sessions[$0.session].views.isEmpty } }
    var clicks: [Event] { allClicks.filter { !sessions[$0.session].views.isEmpty } }

    static let lifecycle: Set<String> = ["payment", "free_trial", "trial_started"]

    /// A UUID v4, in the order of the numbers.
    static func id(_ visitor: Int) -> VisitorID {
        VisitorID(high: 0xA0 << 40 | UInt64(visitor) << 16 | 0x4000, low: 1 << 63 | UInt64(visitor))
    }

    /// Notes an action. Actions come in the order of their times.
    mutating func note(_ action: Action, visitor: Int?, time: Int64) {
        if case .payment(let kind, let amount, let currency) = action {
            // A payment of somebody who was never there is nobody's.
            let visitor = visitor.flatMap { known in sessions.contains { $0.visitor == known } ? known : nil }
            payments.append(Sale(visitor: visitor, time: time, kind: kind, amount: amount, currency: currency))
            return
        }
        guard let visitor else { return }
        if case .serverGoal(let name, let properties) = action {
            guard let latest = sessions.lastIndex(where: { $0.visitor == visitor }), isVisible(visitor) else { return }
            addGoal(
                Event(
                    visitor: visitor, session: latest, time: time, text: name, properties: properties, isServer: true))
            return
        }
        let session = self.session(of: visitor, at: time)
        sessions[session].lastAt = time
        switch action {
        case .view(let page, let acquisition, let place, let system):
            if sessions[session].views.isEmpty {
                sessions[session].acquisition = acquisition
                sessions[session].place = place
                sessions[session].system = system
            }
            sessions[session].views.append(View(time: time, page: page, place: place, system: system))
        case .goal(let name, let properties):
            addGoal(Event(visitor: visitor, session: session, time: time, text: name, properties: properties))
        case .click(let url): allClicks.append(Event(visitor: visitor, session: session, time: time, text: url))
        case .serverGoal, .payment: break
        }
    }

    private mutating func addGoal(_ goal: Event) {
        allGoals.append(goal)
        if !Self.lifecycle.contains(goal.text) { sessions[goal.session].customGoals += 1 }
    }

    /// Takes goals back, and what they gave their sessions.
    mutating func deleteGoals(where isDeleted: (Event) -> Bool) {
        for goal in allGoals where isDeleted(goal) && !Self.lifecycle.contains(goal.text) {
            sessions[goal.session].customGoals -= 1
        }
        allGoals.removeAll(where: isDeleted)
    }

    private mutating func session(of visitor: Int, at time: Int64) -> Int {
        if let latest = sessions.lastIndex(where: { $0.visitor == visitor }),
            time - sessions[latest].lastAt <= 30 * 60_000
        {
            return latest
        }
        sessions.append(Session(visitor: visitor, startedAt: time, lastAt: time))
        return sessions.count - 1
    }

    func isVisible(_ visitor: Int) -> Bool { sessions.contains { $0.visitor == visitor && !$0.views.isEmpty } }

    /// The visitor's first session with a pageview.
    func firstSession(of visitor: Int) -> Session? {
        sessions.first { $0.visitor == visitor && !$0.views.isEmpty }
    }
}

extension TestWorld {
    /// Lets an action happen in the world, as browsers and servers would.
    func perform(_ action: PlainWorld.Action, visitor: Int?, time: Int64, number: Int) throws {
        let store = state.store
        let instant = Instant(milliseconds: time)
        func visit(_ change: (inout Visit) -> Void = { _ in }) -> Visit {
            var visit = Visit(
                websiteID: websiteKey, visitor: PlainWorld.id(visitor ?? 0), time: instant,
                page: Page(hostname: "elsewhere.example", path: "/not-viewed"),
                acquisition: Acquisition(referrerName: "Nobody"), place: Place(), system: System())
            change(&visit)
            return visit
        }
        func goal(_ name: String, _ properties: [String: String], isServer: Bool) -> Goal {
            var object: JSONObject = [:]
            for (key, value) in properties.sorted(by: { $0.key < $1.key }) { object[key] = .string(value) }
            return Goal(
                objectID: "\(number)", name: name,
                properties: properties.isEmpty ? nil : JSONValue.object(object).description, isServer: isServer,
                isCustom: !PlainWorld.lifecycle.contains(name))
        }
        switch action {
        case .view(let page, let acquisition, let place, let system):
            try store.recordPageview(
                visit {
                    ($0.page, $0.acquisition, $0.place, $0.system) = (
                        Shared(page), Shared(acquisition), Shared(place), Shared(system)
                    )
                })
        case .goal(let name, let properties):
            try store.recordGoal(goal(name, properties, isServer: false), at: visit())
        case .click(let url): try store.recordExitClick(url: url, text: nil, at: visit())
        case .serverGoal(let name, let properties):
            guard let known = try store.visitor(PlainWorld.id(visitor ?? 0), websiteID: websiteKey), known.isVisible
            else { return }
            try store.recordGoal(
                goal(name, properties, isServer: true), websiteID: websiteKey, visitor: known, time: instant)
        case .payment(let kind, let amount, let currency):
            var known: KnownVisitor?
            if let visitor { known = try store.visitor(PlainWorld.id(visitor), websiteID: websiteKey) }
            try store.recordPayment(
                Payment(
                    objectID: "\(number)", websiteID: websiteKey, visitorID: known?.id, time: instant,
                    transactionID: "tx\(number)", amount: amount, currency: currency, kind: kind))
        }
    }
}
