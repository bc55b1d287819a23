import Glibc
import SQLite
import Store

extension World {
    /// Opens the default world, in memory or in its file below the data directory, and plants the seed unless it has one.
    static func openDefault(
        _ configuration: EmulatorConfiguration, seed: PlantedSeed
    ) throws(EmulatorError) -> World {
        let directory = configuration.dataDirectory
        do {
            guard let directory else {
                return try make(name: defaultName, settings: configuration.settings, origin: .seed(seed))
            }
            let store = try Store(
                try Self.file(name: defaultName, directory: directory),
                dollars: configuration.settings.currencyRates.dollars)
            let state = try WorldState(configuration.settings, store: store)
            if try !store.isSeeded() { try state.restore(seed.snapshot(configuration.settings)) }
            try startLive(state)
            return World(name: defaultName, origin: .seed(seed), state: state)
        } catch let error as EmulatorError {
            throw error
        } catch let error as SQLiteError {
            guard let directory else { throw .invalidSeed("\(error)") }
            throw .cannotOpen(path: "\(directory)/\(defaultName).sqlite", reason: reason(error))
        } catch {
            throw .invalidSeed("\(error)")
        }
    }

    /// Makes a world in memory.
    static func make(
        name: String, settings: WorldSettings, origin: WorldOrigin, tokens: WorldTokens? = nil
    ) throws -> World {
        let snapshot = try origin.snapshot(settings)
        let state = try WorldState(
            settings, store: try snapshot.database.makeStore(settings.currencyRates), snapshot: snapshot,
            tokens: tokens)
        try startLive(state)
        return World(name: name, origin: origin, tokens: tokens, state: state)
    }

    /// Only the demo's websites have visitors who can arrive.
    private static func startLive(_ state: WorldState) throws {
        if state.settings.isLive, let seed = try state.store.seedName(), !DemoSize.isName(seed) {
            throw NoLiveTraffic(seed: seed)
        }
        try state.startLive()
    }

    /// Why visitors cannot arrive in a world.
    struct NoLiveTraffic: Error, CustomStringConvertible {
        let seed: String

        var description: String { "live traffic needs the seed demo, and this world has the seed \(seed)" }
    }

    /// Why a database's file cannot be used, for whoever named it: which statement found out is no matter.
    private static func reason(_ error: SQLiteError) -> String {
        error.code == .busy ? "it is in use by another emulator" : error.message
    }

    private static func file(name: String, directory: String) throws(EmulatorError) -> Connection.Location {
        guard mkdir(directory, 0o777) == 0 || errno == EEXIST else {
            throw .cannotCreate(path: directory, reason: String(cString: strerror(errno)))
        }
        return .file("\(directory)/\(name).sqlite")
    }
}
