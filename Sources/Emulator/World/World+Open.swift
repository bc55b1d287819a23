import Glibc
import SQLite
import Store

extension World {
    /// Opens a world, in memory or in its file below the data directory, and plants the seed unless it has one.
    convenience init(name: String, configuration: EmulatorConfiguration) throws(EmulatorError) {
        let seed = try Seed(configuration.seed)
        let location = try Self.location(name: name, directory: configuration.dataDirectory)
        do {
            let store = try Store(location) { currency in Currency(code: currency).usd }
            let state = try WorldState(configuration.settings, store: store)
            if try !store.isSeeded() { try seed.plant(in: state) }
            try state.reloadDirectory()
            self.init(name: name, state: state)
        } catch let error as EmulatorError {
            throw error
        } catch let error as SQLiteError {
            guard let directory = configuration.dataDirectory else {
                throw .invalidSeed("\(error)")
            }
            throw .cannotCreate(path: "\(directory)/\(name).sqlite", reason: "\(error)")
        } catch {
            throw .invalidSeed("\(error)")
        }
    }

    private static func location(name: String, directory: String?) throws(EmulatorError) -> Connection.Location {
        guard let directory else { return .memory }
        guard mkdir(directory, 0o777) == 0 || errno == EEXIST else {
            throw .cannotCreate(path: directory, reason: String(cString: strerror(errno)))
        }
        return .file("\(directory)/\(name).sqlite")
    }
}
