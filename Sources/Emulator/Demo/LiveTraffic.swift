import CivilTime
import Store

/// Visitors who arrive while a world's clock goes, on the websites of the demo and as many as the demo has.
///
/// What they do comes from the demo's own generator, a visit at a time, and is recorded when its time has come, as live events
/// are. Who arrives when follows from the world's clock and seed, not from when it is asked for.
struct LiveTraffic {
    /// No more than this is caught up with when the clock has leapt, in milliseconds of the world.
    static let furthest = DemoGenerator.day

    /// Tells apart this chance from what else a world draws.
    private static let stream: UInt64 = 0xDE31

    private var generator: DemoGenerator
    /// The lists of values that every visit shares, without visits.
    private let blank: TrafficBatch
    private var arrivals: [LiveArrivals]
    private var visits: [Visit] = []
    /// Until when everything was recorded.
    private var time: Instant

    /// A visit under way.
    private struct Visit {
        let batch: TrafficBatch
        var next = 0

        var nextTime: Instant { batch.events[next].time }
    }

    init(_ state: WorldState) throws {
        time = state.clock.now
        generator = DemoGenerator(
            websites: state.directory.websites, random: RandomSource(seed: state.chance.seed, stream: Self.stream),
            now: time
        ) { [unowned state] time in state.newObjectID(at: time) }
        blank = generator.batch
        arrivals = []
        let visits = try state.store.sessionsPerDay()
        for site in generator.sites {
            let perDay = visits[site.website.id] ?? 0
            arrivals.append(LiveArrivals(site, visitsPerDay: perDay, from: time, &generator.random))
        }
    }

    /// Records what has happened since it was last asked, at most `limit` events; returns whether that was all.
    mutating func play(in state: WorldState, limit: Int) throws -> Bool {
        let now = state.clock.now
        if now < time || now - time > Self.furthest { skip(to: now < time ? now : now - Self.furthest) }
        for _ in 0..<limit {
            let visit = visits.indices.min { visits[$0].nextTime < visits[$1].nextTime }
            let arrival = arrivals.indices.min { arrivals[$0].next < arrivals[$1].next }
            if let visit, visits[visit].nextTime <= now,
                arrival.map({ visits[visit].nextTime <= arrivals[$0].next }) ?? true
            {
                try playNextEvent(of: visit, in: state)
            } else if let arrival, arrivals[arrival].next <= now {
                try begin(at: arrivals[arrival].next, on: arrivals[arrival].site, in: state)
                arrivals[arrival].draw(&generator.random)
            } else {
                time = now
                return true
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
        // A visit ends within a day; what would follow weeks later is not told.
        generator.now = time + DemoGenerator.day
        let source = generator.source(of: site, at: time)
        var person: DemoPerson
        if generator.random.chance(site.shape.returns.first), let known = try knownPerson(on: site, in: state) {
            person = known
        } else {
            person = generator.addPerson(
                on: site, place: site.placeTable.pick(&generator.random), source: source)
        }
        _ = generator.addVisit(of: &person, on: site, at: time, source: source)
        var batch = generator.batch
        batch.events.sort { $0.time < $1.time }
        visits.append(Visit(batch: batch))
    }

    /// Somebody who was there before.
    private mutating func knownPerson(on site: DemoSite, in state: WorldState) throws -> DemoPerson? {
        guard let known = try state.store.visitor(nearest: generator.random.next(), websiteID: site.website.id) else {
            return nil
        }
        generator.batch.visitors.append(TrafficBatch.Visitor(websiteID: site.website.id, id: known.id))
        generator.batch.places.append(known.place)
        generator.batch.systems.append(known.system)
        return DemoPerson(
            visitor: 0, place: Int32(generator.batch.places.count - 1),
            system: Int32(generator.batch.systems.count - 1), viewport: known.viewport, utcOffset: 0,
            app: DemoApp(known.system), isSignedUp: known.hasProfile)
    }

    private mutating func playNextEvent(of visit: Int, in state: WorldState) throws {
        let (batch, next) = (visits[visit].batch, visits[visit].next)
        visits[visit].next += 1
        if visits[visit].next == batch.events.count { visits.remove(at: visit) }
        try state.play(batch.events[next], of: batch)
    }
}
