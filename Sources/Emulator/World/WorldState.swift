import CivilTime
import DataFastAPI
import Store

/// What a ``World`` guards. Used by one request at a time; what every request looks at is not checked at run time for changes that overlap.
final class WorldState {
    let settings: WorldSettings
    let store: Store
    /// The tokens that were made for the world.
    let tokens: WorldTokens?
    @exclusivity(unchecked) var clock: WorldClock
    /// Where its randomness stands.
    var chance: Chance
    /// Whether whoever sends the answer to the request sees to it before that the store is settled.
    var isSettledLater = false
    /// Set by `setFaults`, which starts their counts and times.
    @exclusivity(unchecked) var faults = FaultPlan()
    /// Changed only together with the store: see `WorldState+Accounts.swift`.
    private(set) var directory = Directory()
    /// When the last uses of credentials were written to the store.
    var lastUsesSavedAt: Instant
    @exclusivity(unchecked) var userAgents = UserAgentCache()
    @exclusivity(unchecked) var pages = TrackedPageCache()
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
    convenience init(
        _ settings: WorldSettings, store: Store, snapshot: WorldSnapshot, tokens: WorldTokens? = nil
    ) throws {
        self.init(settings, store: store, clock: snapshot.clock, chance: snapshot.chance, tokens: tokens)
        faults = snapshot.faults
        try reloadDirectory(usage: snapshot.usage)
    }

    private init(
        _ settings: WorldSettings, store: Store, clock: WorldClock, chance: Chance, tokens: WorldTokens? = nil
    ) {
        self.settings = settings
        self.store = store
        self.tokens = tokens
        self.clock = clock
        self.chance = chance
        lastUsesSavedAt = clock.now
        checks = CheckContext(
            isKnownTimeZone: { name throws(ContractError) in try TimeZoneRules.zone(named: name) != nil },
            isDevelopment: settings.providerMode == .development)
    }

    deinit {
        saveLastUsesOrComplain()
    }

    /// A fresh ObjectId, stamped with the world's time or with `time`.
    func newObjectID(at time: Instant? = nil) -> String { chance.ids.next(at: time ?? clock.now) }

    /// Reads the account rows anew; to be called after each change of them.
    func reloadDirectory() throws { try reloadDirectory(usage: directory.usage) }

    /// The same, with what requests left behind by the credentials' secrets.
    func reloadDirectory(usage: [String: Credential.Usage]) throws {
        directory = Directory(try store.accounts(), usage: usage)
        if let tokens { directory.admit(tokens, at: clock.now, usage: usage) }
    }
}
