import CivilTime
import SQLite
import Store

/// A world made what it was. Requests see it before or after, never between.
extension World {
    /// How many snapshots a world keeps.
    static let maxSnapshots = 64

    /// Makes the world what it was at its start, and its journal empty. Its snapshots stay.
    func reset() throws {
        // Planting may take a while: it need not hold the world.
        let start = try origin.snapshot(settings)
        try withState { state in
            try state.restore(start)
            journal.clear(restart: true)
        }
    }

    /// Keeps a snapshot under a name, in place of one that had it.
    func takeSnapshot(_ name: String) throws -> WorldSnapshot {
        guard WorldOptions.isName(name) else {
            throw ControlError.invalid("snapshot name", allowed: WorldOptions.allowedNames)
        }
        let snapshot = try withState { state in try state.snapshot() }
        try snapshots.withLock { snapshots in
            guard snapshots[name] != nil || snapshots.count < Self.maxSnapshots else {
                throw ControlError(409, "Too many snapshots: a world keeps \(Self.maxSnapshots). Delete one first")
            }
            snapshots[name] = snapshot
        }
        return snapshot
    }

    func restoreSnapshot(_ name: String) throws {
        let snapshot = try self.snapshot(name)
        try withState { state in try state.restore(snapshot) }
    }

    func snapshot(_ name: String) throws -> WorldSnapshot {
        guard let snapshot = snapshots.withLock({ $0[name] }) else { throw ControlError.snapshotNotFound(name) }
        return snapshot
    }

    func deleteSnapshot(_ name: String) throws {
        let former = snapshots.withLock { $0.removeValue(forKey: name) }
        if former == nil { throw ControlError.snapshotNotFound(name) }
    }

    /// The database as the bytes of a SQLite file.
    func exportFile() throws -> [UInt8] {
        try withState { state in try state.snapshot() }.database.file()
    }

    /// Puts the database of a file in place of the world's. Clock and seed stay.
    func importFile(_ bytes: [UInt8]) throws {
        let store: Store
        do throws(SQLiteError) {
            store = try Store(importing: bytes, dollars: settings.currencyRates.dollars)
            _ = try store.accounts()
        } catch {
            throw ControlError(400, "Not a database of this emulator: \(error.message)")
        }
        try withState { state in try state.restore(from: store) }
    }
}
