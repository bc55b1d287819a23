import CivilTime
import Store

/// Makes up what visitors did on the demo's websites: one life after the other, all from one source of chance.
struct DemoGenerator {
    static let days = 90
    static let day: Int64 = 86_400_000
    static let minute: Int64 = 60_000
    /// Longer than the pause that ends a session.
    static let pause = 31 * minute

    var batch: TrafficBatch
    var random: RandomSource
    let sites: [DemoSite]
    /// The latest instant of which anything is told.
    var now: Instant
    /// A fresh ObjectId, stamped with a time.
    let newObjectID: (Instant) -> String
    /// So many pageviews at most.
    var maximum = Int.max
    /// Whether purchases are followed to all that comes of them in the end.
    var tellsSubscriptions = true
    private(set) var pageviews = 0

    /// The demo's websites among `websites`, with nobody on them yet.
    init(websites: [Website], random: RandomSource, now: Instant, newObjectID: @escaping (Instant) -> String) {
        var batch = TrafficBatch()
        sites = DemoWebsite.all.compactMap { shape in
            websites.first { $0.objectID == shape.objectID }.map {
                DemoSite(shape, website: $0, now: now, adding: &batch)
            }
        }
        batch.places = DemoPlace.all.map(\.place)
        batch.systems = DemoBrowser.all.map(\.system)
        self.batch = batch
        self.random = random
        self.now = now
        self.newObjectID = newObjectID
    }

    /// Everybody who came in the last 90 days.
    ///
    /// - Parameter pageviews: how many pageviews of others there are, which count as some of those asked for.
    mutating func generate(_ size: DemoSize, besides pageviews: Int = 0) {
        guard !sites.isEmpty else { return }
        let table = WeightedTable(sites.lazy.map(\.shape.share))
        var calendars: [DemoCalendar] = []
        for site in sites { calendars.append(DemoCalendar(site, now: now, &random)) }
        var visitors = Int.max
        switch size {
        case .standard: visitors = DemoSize.visitors
        case .pageviews(let count): maximum = count - pageviews
        }
        while batch.visitors.count < visitors, !isFull {
            let index = table.pick(&random)
            addLife(on: sites[index], calendars[index])
        }
    }

    var isFull: Bool { pageviews >= maximum }

    mutating func addPageview(_ session: Int32, at time: Instant, page: Int, acquisition: Int) {
        pageviews += 1
        append(.pageview(page: Int32(page), acquisition: Int32(acquisition)), session, at: time)
    }

    mutating func append(_ kind: TrafficBatch.Kind, _ session: Int32, at time: Instant) {
        batch.events.append(TrafficBatch.Event(time: time, session: session, kind: kind))
    }
}

// MARK: - A visitor's life

extension DemoGenerator {
    private mutating func addLife(on site: DemoSite, _ calendar: DemoCalendar) {
        let place = site.placeTable.pick(&random)
        let offset = DemoPlace.all[place].utcOffset
        var time: Instant
        var source: Int
        if let surge = calendar.surge(&random) {
            time = calendar.time(of: surge, utcOffset: offset, &random)
            source = surge.source
        } else {
            time = calendar.time(utcOffset: offset, &random)
            source = self.source(of: site, at: time)
        }
        guard time <= now else { return }
        var person = addPerson(on: site, place: place, source: source)
        var end = addVisit(of: &person, on: site, at: time, source: source)
        var probability = site.shape.returns.first
        for _ in 0..<40 {
            let isMember = person.isSignedUp || person.isCustomer
            guard random.chance(isMember ? max(probability, 0.78) : probability) else { return }
            probability = site.shape.returns.again
            time = timeOfReturn(after: end, on: site, utcOffset: offset)
            guard time <= now, !isFull, let next = sourceOfReturn(of: person, on: site, at: time, last: source)
            else { return }
            source = next
            end = addVisit(of: &person, on: site, at: time, source: source)
        }
    }

    /// Where somebody comes from who came from `last` before; nil for who cannot come again.
    private mutating func sourceOfReturn(
        of person: DemoPerson, on site: DemoSite, at time: Instant, last: Int
    ) -> Int? {
        let isOver = !site.sources[last].sends(at: time)
        if person.app != nil { return isOver ? nil : last }
        if person.isSignedUp || person.isCustomer || random.chance(0.35) { return site.direct }
        return isOver || random.chance(0.4) ? source(of: site, at: time) : last
    }

    /// Somebody new.
    mutating func addPerson(on site: DemoSite, place: Int, source: Int) -> DemoPerson {
        let source = site.sources[source].source
        let isMobile = random.chance(min(site.shape.mobileShare * source.mobile, 0.93))
        let app = source.app.flatMap { app in isMobile && random.chance(app.share) ? app : nil }
        let kind: DemoBrowser.Kind =
            if let app { app.browsers } else if isMobile { .mobile } else {
                random.chance(0.035) ? .tablet : .desktop
            }
        let browser = kind.table.pick(&random)
        batch.visitors.append(TrafficBatch.Visitor(websiteID: site.website.id, id: newVisitorID()))
        return DemoPerson(
            visitor: Int32(batch.visitors.count - 1), place: Int32(place), system: Int32(kind.first + browser),
            viewport: kind.browsers[browser].viewport, utcOffset: DemoPlace.all[place].utcOffset, app: app)
    }

    /// Where somebody comes from at a time.
    mutating func source(of site: DemoSite, at time: Instant) -> Int {
        for _ in 0..<8 {
            let index = site.sourceTable.pick(&random)
            if site.sources[index].sends(at: time) { return index }
        }
        return site.direct
    }

    private mutating func timeOfReturn(after end: Instant, on site: DemoSite, utcOffset: Int) -> Instant {
        let earliest = end + Self.pause
        let midnight = earliest - earliest.milliseconds.modulo(Self.day)
        let weekdays = site.shape.traffic.weekdays
        var days = 0
        // The more traffic a weekday has, the more come back on it.
        for _ in 0..<6 {
            days = Int(random.exponential(mean: site.shape.returns.days))
            let weekday = midnight.utc.date.adding(days: days).weekday
            if random.chance(weekdays[weekday - 1] / (weekdays.max() ?? 1)) { break }
        }
        if days == 0 { return earliest + Int64(random.exponential(mean: 300) * Double(Self.minute)) }
        let time =
            midnight + Int64(days) * Self.day
            + DemoCalendar.timeOfDay(site.hourTable, utcOffset: utcOffset, &random)
        return max(time, earliest)
    }

    /// A random UUID (RFC 9562, section 5.4).
    mutating func newVisitorID() -> VisitorID {
        VisitorID(high: random.next() & ~0xF000 | 0x4000, low: random.next() & (~0 >> 2) | 1 << 63)
    }
}

extension Int64 {
    /// The remainder of a division that rounds down: never below 0 for a positive divisor.
    func modulo(_ divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
