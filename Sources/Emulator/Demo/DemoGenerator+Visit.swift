import CivilTime
import DataFastAPI
import JSON
import Store

/// A visit: from page to page, with what is done there.
extension DemoGenerator {
    /// Tells a visit, as far as it lies before now, and when it ended.
    mutating func addVisit(of person: inout DemoPerson, on site: DemoSite, at start: Instant, source: Int) -> Instant {
        let source = site.sources[source]
        let session = addSession(of: person, source.source)
        var group = source.landing(&random)
        if person.isSignedUp || person.isCustomer, let members = site.members, random.chance(0.7) { group = members }
        var acquisition = source.acquisition(
            batch.places[Int(person.place)], batch.systems[Int(person.system)], &random)
        var time = start
        var end = start
        for view in 0..<60 {
            guard time <= now, !isFull else { break }
            let pages = site.groups[group]
            let linked = view == 0 ? source.page(in: group) : nil
            let page = linked ?? pages.table.pick(&random)
            addPageview(session, at: time, page: pages.firstPage + page, acquisition: acquisition)
            var stay = Stay(session: session, page: pages.firstPage + page, isFirst: view == 0, end: time)
            doThings(in: &stay, of: &person, on: site, group, source.source)
            end = stay.end
            let leave = view == 0 ? min(pages.pages.bounce * source.source.bounce, 0.97) : pages.pages.leave
            if stay.next == nil, random.chance(leave) { break }
            group = stay.next ?? pages.next[pages.nextTable.pick(&random)]
            acquisition = pages.firstAcquisition + page
            let reading = min(random.logNormal(median: pages.pages.seconds, sigma: 0.85), 1500)
            time = max(time + Int64(reading * 1000), stay.end + 800)
        }
        return end
    }

    /// A view of a page, and what came of it.
    private struct Stay {
        let session: Int32
        let page: Int
        let isFirst: Bool
        /// The latest event.
        var end: Instant
        /// The group of pages to go on to.
        var next: Int?
    }

    private mutating func addSession(of person: DemoPerson, _ source: DemoSource) -> Int32 {
        var ids: String?
        if let click = source.adClick {
            ids = JSONValue.object([click.rawValue: .string(click.prefix + random.hexDigits(16))]).description
        }
        batch.sessions.append(
            TrafficBatch.Session(
                visitor: person.visitor, clientID: "s\(newVisitorID().text)", place: person.place,
                system: person.system, viewport: person.viewport, adClickIDs: ids))
        return Int32(batch.sessions.count - 1)
    }

    private mutating func doThings(
        in stay: inout Stay, of person: inout DemoPerson, on site: DemoSite, _ group: Int, _ source: DemoSource
    ) {
        let pages = site.groups[group]
        for (index, goal) in pages.pages.goals.enumerated() {
            guard !(goal.isSignup && person.isSignedUp), !(goal.onlyLater && stay.isFirst),
                random.chance(goal.probability), let time = moment(in: &stay)
            else { continue }
            add(goal, in: stay, at: time)
            stay.next = pages.afterGoals[index] ?? stay.next
            if goal.isSignup { signUp(&person, on: site, in: stay, at: time) }
        }
        for exit in pages.pages.exits where random.chance(exit.probability) {
            guard let time = moment(in: &stay) else { continue }
            batch.exitClicks.append(TrafficBatch.ExitClick(url: exit.url, text: exit.text))
            append(.exitClick(Int32(batch.exitClicks.count - 1)), stay.session, at: time)
        }
        let offer = site.shape.offer
        if pages.buying > 0, !person.isCustomer || offer.isRepeatable,
            random.chance(min(pages.buying * source.buying, 0.95)), let time = moment(in: &stay)
        {
            addPurchase(of: &person, on: site, session: stay.session, at: time)
            stay.next = site.afterBuying ?? stay.next
        }
    }

    /// Some seconds after what happened last; nil when that is still to come.
    private mutating func moment(in stay: inout Stay) -> Instant? {
        let time = stay.end + Int64(random.logNormal(median: 9, sigma: 0.6) * 1000)
        guard time <= now else { return nil }
        stay.end = time
        return time
    }

    private mutating func add(_ goal: DemoGoal, in stay: Stay, at time: Instant) {
        var properties: String?
        if let property = goal.property {
            let value = property.values[WeightedTable(longTailOf: property.values.count).pick(&random)]
            properties = JSONValue.object([property.name: .string(value)]).description
        }
        addGoal(
            Goal(
                objectID: newObjectID(time), name: goal.name, description: goal.description, properties: properties,
                isServer: false, isCustom: true),
            page: stay.page)
        append(.goal(Int32(batch.goals.count - 1)), stay.session, at: time)
    }

    private mutating func addGoal(_ goal: Goal, page: Int) {
        batch.goals.append(TrafficBatch.PageGoal(goal: goal, page: Int32(page)))
    }

    /// Gives the visitor an account, of which the website's server tells.
    private mutating func signUp(_ person: inout DemoPerson, on site: DemoSite, in stay: Stay, at time: Instant) {
        person.isSignedUp = true
        let visitor = batch.visitors[Int(person.visitor)].id
        batch.identities.append(
            TrafficBatch.Identity(
                objectID: newObjectID(time), userID: DemoPerson.userID(of: visitor),
                metadata: JSONValue.object([
                    "name": .string(DemoPerson.name(of: visitor)), "email": .string(DemoPerson.email(of: visitor)),
                ]).description))
        append(.identification(Int32(batch.identities.count - 1)), stay.session, at: time)
        guard let goal = site.shape.serverGoal, random.chance(goal.probability) else { return }
        let later = time + Int64(random.exponential(mean: goal.days) * Double(Self.day))
        guard later <= now else { return }
        addGoal(
            Goal(objectID: newObjectID(later), name: goal.name, isServer: true, isCustom: true), page: stay.page)
        append(.serverGoal(Int32(batch.goals.count - 1)), stay.session, at: later)
    }
}
