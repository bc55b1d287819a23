import CivilTime

/// What a snapshot is called, and when it was taken in its world's time.
public struct SnapshotInfo: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// The world's time at which it was taken.
    public let takenAt: Instant

    init(_ name: String, _ snapshot: WorldSnapshot) {
        self.name = name
        takenAt = snapshot.takenAt
    }
}

// The control plane for tests in the same process. Each method throws ``ControlError`` for what is not allowed or not there.

extension DataFastEmulator {
    /// Makes a world; ``WorldInfo`` says how requests choose it.
    @discardableResult
    public func makeWorld(_ options: WorldOptions = WorldOptions()) throws -> WorldInfo {
        try WorldInfo(worlds.make(options))
    }

    /// All worlds, the default one first.
    public func worldInfos() throws -> [WorldInfo] { try worlds.all().map(WorldInfo.init) }

    /// A world.
    public func worldInfo(_ name: String = "default") throws -> WorldInfo { try WorldInfo(worlds.world(name)) }

    /// Frees a world. The default world cannot be deleted.
    public func deleteWorld(_ name: String) throws { try worlds.delete(name) }

    /// Makes a world what it was at its start: data, clock, chance, buckets, without faults, its journal empty. Snapshots stay.
    public func reset(world: String = "default") throws { try worlds.world(world).reset() }
}

// MARK: - Snapshots

extension DataFastEmulator {
    /// Keeps a world's data, clock, chance, buckets and faults under a name, in place of a snapshot that had it.
    @discardableResult
    public func takeSnapshot(_ name: String, world: String = "default") throws -> SnapshotInfo {
        SnapshotInfo(name, try worlds.world(world).takeSnapshot(name))
    }

    /// The snapshots of a world, by name.
    public func snapshots(world: String = "default") throws -> [SnapshotInfo] {
        try worlds.world(world).snapshots.withLock { snapshots in
            snapshots.sorted { $0.key < $1.key }.map { SnapshotInfo($0.key, $0.value) }
        }
    }

    /// A snapshot of a world.
    public func snapshot(_ name: String, world: String = "default") throws -> SnapshotInfo {
        SnapshotInfo(name, try worlds.world(world).snapshot(name))
    }

    /// Makes a world what it was when a snapshot of it was taken. Its journal stays.
    public func restoreSnapshot(_ name: String, world: String = "default") throws {
        try worlds.world(world).restoreSnapshot(name)
    }

    /// Forgets a snapshot.
    public func deleteSnapshot(_ name: String, world: String = "default") throws {
        try worlds.world(world).deleteSnapshot(name)
    }

    /// A world's data as the bytes of a SQLite file.
    public func exportDatabase(world: String = "default") throws -> [UInt8] { try worlds.world(world).exportFile() }

    /// Puts the data of a SQLite file, as ``exportDatabase(world:)`` gave it, in place of a world's. Clock and seed stay.
    public func importDatabase(_ bytes: [UInt8], world: String = "default") throws {
        try worlds.world(world).importFile(bytes)
    }
}

// MARK: - Clock and chance

extension DataFastEmulator {
    /// What a world's clock shows, and how it goes.
    public func clock(world: String = "default") throws -> ClockReading {
        try worlds.world(world).withState { state in ClockReading(state.clock) }
    }

    /// Changes a world's clock; everything in the world follows it.
    @discardableResult
    public func setClock(_ change: WorldClock.Change, world: String = "default") throws -> ClockReading {
        ClockReading(try worlds.world(world).setClock(change))
    }

    /// Lets a world's chance begin anew from a seed.
    public func setRandomSeed(_ seed: UInt64, world: String = "default") throws {
        try worlds.world(world).withState { state in try state.reseed(seed) }
    }
}
