import CivilTime
import Store

@testable import Emulator

/// An emulator's state with a seed planted in it, under a frozen clock.
enum SeedWorld {
    static let noon = Instant(iso8601: "2026-05-21T12:00:00Z")!

    /// - Throws: the error that a program would show.
    static func plant(_ seed: Seed) throws -> WorldState {
        var settings = WorldSettings()
        settings.clock = .frozen(noon)
        settings.randomSeed = 1
        settings.rateLimit = nil
        let state = try WorldState(settings, store: try Store { Currency(code: $0).usd })
        try seed.plant(in: state)
        try state.reloadDirectory()
        return state
    }

    static func plant(_ json: String) throws -> WorldState {
        try plant(try Seed(name: "seed.json", text: Array(json.utf8)))
    }

    /// What is wrong with a seed; nil when nothing is.
    static func complaint(_ json: String) throws -> String? {
        do {
            _ = try plant(json)
            return nil
        } catch EmulatorError.invalidSeed(let reason) {
            return reason
        }
    }
}
