import CivilTime
import Locks
import SQLite
import Store

/// What a world begins as, and what a reset makes it again.
enum WorldOrigin: Sendable {
    case seed(PlantedSeed)
    case snapshot(WorldSnapshot)

    /// The beginning of a world of these settings.
    func snapshot(_ settings: WorldSettings) throws -> WorldSnapshot {
        switch self {
        case .seed(let seed): try seed.snapshot(settings)
        case .snapshot(let snapshot): snapshot
        }
    }
}

/// A seed with the databases that it was planted in, from which worlds are copied.
final class PlantedSeed: Sendable {
    let seed: Seed
    /// The latest for each random seed.
    private let planted = Locked<[UInt64: WorldSnapshot]>([:])

    /// How many random seeds are remembered.
    private static let capacity = 16
    /// How old what was planted may be, in milliseconds, before a seed's times relative to now are no longer true.
    private static let freshness: Int64 = 1000

    init(_ seed: Seed) {
        self.seed = seed
    }

    /// The seed in a world of these settings, which begins now.
    func snapshot(_ settings: WorldSettings) throws -> WorldSnapshot {
        let now = settings.clock.now
        if var known = planted.withLock({ $0[settings.randomSeed] }), Self.isFresh(known, at: now, settings.clock) {
            known.clock = settings.clock
            return known
        }
        let new = try plant(settings, at: now)
        // What takes much memory is made anew each time: it is seldom asked for twice.
        guard !seed.isLarge else { return new }
        planted.withLock { planted in
            if planted.count >= Self.capacity { planted.removeAll() }
            planted[settings.randomSeed] = new
        }
        return new
    }

    private static func isFresh(_ known: WorldSnapshot, at now: Instant, _ clock: WorldClock) -> Bool {
        if case .frozen = clock { return known.takenAt == now }
        return 0..<freshness ~= now - known.takenAt
    }

    private func plant(_ settings: WorldSettings, at now: Instant) throws -> WorldSnapshot {
        var settings = settings
        let clock = settings.clock
        settings.clock = .frozen(now)
        let state = try WorldState(settings, store: try Self.blank.get().makeStore(settings.currencyRates))
        try seed.plant(in: state)
        try state.reloadDirectory()
        var snapshot = try state.snapshot()
        snapshot.clock = clock
        return snapshot
    }

    /// A database with our tables and nothing in them: making one from the schema takes longer than planting most seeds.
    private static let blank = Result { () throws(SQLiteError) in
        try DatabaseImage(copying: Store(dollars: CurrencyRates.standard.dollars))
    }
}
