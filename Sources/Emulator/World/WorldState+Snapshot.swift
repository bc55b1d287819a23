import Store

extension WorldState {
    /// Everything as it is now.
    func snapshot() throws -> WorldSnapshot {
        try saveLastUses()
        return WorldSnapshot(
            database: try DatabaseImage(copying: store), takenAt: clock.now, clock: clock, chance: chance,
            usage: directory.usage, faults: faults)
    }

    /// Makes everything as it was.
    func restore(_ snapshot: WorldSnapshot) throws {
        try snapshot.database.replaceContents(of: store)
        clock = snapshot.clock
        chance = snapshot.chance
        faults = snapshot.faults
        try reloadDirectory(usage: snapshot.usage)
        lastUsesSavedAt = clock.now
        try startLive()
    }

    /// Puts the contents of another database in place of this one's. Clock and seed stay; buckets are full.
    func restore(from other: Store) throws {
        try store.replaceContents(by: other.connection)
        try reloadDirectory(usage: [:])
        lastUsesSavedAt = clock.now
        try reseed(chance.seed)
    }

    /// Lets chance begin anew from a seed, without repeating ids that the world may have already.
    func reseed(_ seed: UInt64) throws {
        chance = Chance(seed: seed, generation: try store.nextGeneration())
        try startLive()
    }
}
