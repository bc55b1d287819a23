import CivilTime
import DataFastAPI
import Store

/// What a ``World`` guards. Used by one request at a time.
final class WorldState {
    let settings: WorldSettings
    let store: Store
    var clock: WorldClock
    var random: RandomSource
    /// Set by `setFaults`, which starts their counts and times.
    var faults = FaultPlan()
    private var ids: ObjectIDSource
    /// Changed only together with the store: see `WorldState+Accounts.swift`.
    var directory = Directory()
    /// When the last uses of credentials were written to the store.
    var lastUsesSavedAt: Instant
    var userAgents = UserAgentCache()
    /// What the checks of requests need to know of the world.
    let checks: CheckContext

    init(_ settings: WorldSettings, store: Store) throws {
        self.settings = settings
        self.store = store
        clock = settings.clock
        lastUsesSavedAt = settings.clock.now
        checks = CheckContext(
            isKnownTimeZone: { TimeZoneDatabase.system.rules(named: $0) != nil },
            isDevelopment: settings.providerMode == .development)
        // A database that is opened again must not repeat the ids it has: each opening is a stream of its own.
        let generation = try store.nextGeneration()
        random = RandomSource(seed: settings.randomSeed, stream: UInt64(bitPattern: generation))
        ids = ObjectIDSource(random: &random)
    }

    deinit {
        saveLastUsesOrComplain()
    }

    /// A fresh ObjectId, stamped with the world's time or with `time`.
    func newObjectID(at time: Instant? = nil) -> String { ids.next(at: time ?? clock.now) }

    /// Reads the account rows anew; to be called after each change of them.
    func reloadDirectory() throws {
        directory = Directory(try store.accounts(), keeping: directory)
    }
}
