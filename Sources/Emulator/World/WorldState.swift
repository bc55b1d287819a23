import CivilTime
import DataFastAPI
import Store

/// What a ``World`` guards. Used by one request at a time.
final class WorldState {
    let settings: WorldSettings
    let store: Store
    var clock: WorldClock
    /// Where its randomness stands.
    var chance: Chance
    /// Set by `setFaults`, which starts their counts and times.
    var faults = FaultPlan()
    /// Changed only together with the store: see `WorldState+Accounts.swift`.
    var directory = Directory()
    /// When the last uses of credentials were written to the store.
    var lastUsesSavedAt: Instant
    var userAgents = UserAgentCache()
    var pageURLs = PageURLCache()
    /// Visitors who arrive by the clock; nil in a world where nobody does.
    var live: LiveTraffic?
    /// What the checks of requests need to know of the world.
    let checks: CheckContext

    /// A world of the database in `store`, new or opened again.
    convenience init(_ settings: WorldSettings, store: Store) throws {
        let chance = Chance(seed: settings.randomSeed, generation: try store.nextGeneration())
        self.init(settings, store: store, clock: settings.clock, chance: chance)
        try reloadDirectory()
    }

    /// The world of a snapshot, whose database `store` is a copy of.
    convenience init(_ settings: WorldSettings, store: Store, snapshot: WorldSnapshot) throws {
        self.init(settings, store: store, clock: snapshot.clock, chance: snapshot.chance)
        faults = snapshot.faults
        directory = Directory(try store.accounts(), usage: snapshot.usage)
    }

    private init(_ settings: WorldSettings, store: Store, clock: WorldClock, chance: Chance) {
        self.settings = settings
        self.store = store
        self.clock = clock
        self.chance = chance
        lastUsesSavedAt = clock.now
        checks = CheckContext(
            isKnownTimeZone: { TimeZoneDatabase.system.rules(named: $0) != nil },
            isDevelopment: settings.providerMode == .development)
    }

    deinit {
        saveLastUsesOrComplain()
    }

    /// A fresh ObjectId, stamped with the world's time or with `time`.
    func newObjectID(at time: Instant? = nil) -> String { chance.ids.next(at: time ?? clock.now) }

    /// Reads the account rows anew; to be called after each change of them.
    func reloadDirectory() throws {
        directory = Directory(try store.accounts(), usage: directory.usage)
    }
}
