import CivilTime
import Store

/// Visitors who arrive while a world's clock goes, on the websites of the demo.
///
/// What they do comes from the demo's own generator, a visit at a time, and is recorded when its time has come, as live events
/// are. Who arrives when follows from the world's seed and from when this began by the world's clock, not from when it is asked for.
struct LiveTraffic {
    /// No more than this is caught up with when the clock has leapt, in milliseconds of the world. Only customers pay on their
    /// days all the same.
    static let furthest = DemoGenerator.day

    /// Each website has at least so many visits on a day, and then also nights and weekends with some: fewer would not be seen to
    /// come and go.
    static let fewest = 900.0
    private static let quietest = 0.4

    /// Tells apart this chance from what else a world draws.
    private static let stream: UInt64 = 0xDE31

    private var generator: DemoGenerator
    /// The lists of values that every visit shares, without visits.
    private let blank: TrafficBatch
    private var arrivals: [LiveArrivals]
    private var renewals: LiveRenewals
    /// Visits under way, that with the next event last.
    private var visits: [Visit] = []
    /// Until when everything was recorded.
    private var time: Instant

    private struct Visit {
        let batch: TrafficBatch
        var next = 0

        var nextTime: Instant { batch.events[next].time }
    }

    init(_ state: WorldState) throws {
        time = state.clock.now
        // What began at another time may have left ids in the database, which must not come again.
        let stream = UInt64(bitPattern: time.milliseconds) << 16 | Self.stream
        generator = DemoGenerator(
            websites: state.directory.websites, random: RandomSource(seed: state.chance.seed, stream: stream),
            now: time
        ) { [unowned state] time in state.newObjectID(at: time) }
        // Those come from what the database holds, whoever bought it: see `LiveRenewals`.
        generator.tellsSubscriptions = false
        blank = generator.batch
        renewals = LiveRenewals(from: time)
        arrivals = []
        let visits = try state.store.sessionsPerDay()
        for site in generator.sites {
            let perDay = visits[site.website.id] ?? 0
            arrivals.append(
                LiveArrivals(
                    site, visitsPerDay: max(perDay, Self.fewest), quietest: perDay < Self.fewest ? Self.quietest : 0,
                    from: time, &generator.random))
        }
    }

    /// The websites that they arrive on.
    var sites: [DemoSite] { generator.sites }

    /// Records what has happened since it was last asked, until now or before that `end`, at most `limit` events; returns whether
    /// that was all.
    mutating func play(in state: WorldState, until end: Instant? = nil, limit: Int) throws -> Bool {
        let now = state.clock.now
        if now < time {
            renewals = LiveRenewals(from: now)
            skip(to: now)
        } else if now - time > Self.furthest {
            skip(to: now - Self.furthest)
        }
        let end = min(end ?? now, now)
        for _ in 0..<limit {
            let arrival = arrivals.indices.min { arrivals[$0].next < arrivals[$1].next }
            var next = renewals.next
            if let visit = visits.last { next = min(next, visit.nextTime) }
            if let arrival { next = min(next, arrivals[arrival].next) }
            guard next <= end else {
                time = max(time, end)
                return true
            }
            // Also of what is not all: a clock that runs must not leave ever more of it behind.
            time = max(time, next)
            if next == renewals.next {
                try renewals.playNext(of: generator.sites, in: state, &generator.random)
            } else if let visit = visits.last, next == visit.nextTime {
                try playNextEvent(in: state)
            } else if let arrival {
                try begin(at: next, on: arrivals[arrival].site, in: state)
                arrivals[arrival].draw(&generator.random)
            }
        }
        return false
    }

    /// Goes on from another time as if nobody had been there.
    private mutating func skip(to time: Instant) {
        self.time = time
        visits.removeAll()
        for index in arrivals.indices { arrivals[index].restart(from: time, &generator.random) }
    }

    private mutating func begin(at time: Instant, on site: DemoSite, in state: WorldState) throws {
        generator.batch = blank
        // As far as what comes of a visit is told: accounts made use of, money given back.
        generator.now = time + 30 * DemoGenerator.day
        var source = generator.source(of: site, at: time)
        var person: DemoPerson
        if generator.random.chance(site.shape.returns.first), let known = try knownPerson(on: site, in: state) {
            person = known
            if known.isSignedUp || generator.random.chance(0.35) { source = site.direct }
        } else {
            person = generator.addPerson(
                on: site, place: site.placeTable.pick(&generator.random), source: source)
        }
        _ = generator.addVisit(of: &person, on: site, at: time, source: source)
        var batch = generator.batch
        batch.events.sort { $0.time < $1.time }
        insert(Visit(batch: batch))
    }

    /// Somebody who was there before; nil also for who is still there, or cannot come by other ways than the one of that time.
    private mutating func knownPerson(on site: DemoSite, in state: WorldState) throws -> DemoPerson? {
        guard let known = try state.store.visitor(nearest: generator.random.next(), websiteID: site.website.id),
            DemoApp(known.system) == nil, !visits.contains(where: { $0.batch.visitors.first?.id == known.id })
        else { return nil }
        generator.batch.visitors.append(TrafficBatch.Visitor(websiteID: site.website.id, id: known.id))
        generator.batch.places.append(known.place)
        generator.batch.systems.append(known.system)
        return DemoPerson(
            visitor: 0, place: Int32(generator.batch.places.count - 1),
            system: Int32(generator.batch.systems.count - 1), viewport: known.viewport, utcOffset: 0, app: nil,
            isSignedUp: known.hasProfile)
    }

    private mutating func playNextEvent(in state: WorldState) throws {
        guard var visit = visits.popLast() else { return }
        let event = visit.batch.events[visit.next]
        visit.next += 1
        if visit.next < visit.batch.events.count { insert(visit) }
        try state.play(event, of: visit.batch)
    }

    /// Puts a visit at its place among those under way, which is near the end: its next event is soon.
    private mutating func insert(_ visit: Visit) {
        let later = visits.lastIndex { $0.nextTime > visit.nextTime }
        visits.insert(visit, at: later.map { $0 + 1 } ?? 0)
    }
}
