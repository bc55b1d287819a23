import Dispatch
import Glibc
import HTTPServer
import Locks
import Synchronization

/// All worlds of an emulator, and which of them a request is for.
final class Worlds: Sendable {
    /// The world of whoever asks for none. It is always there, so no lock lies on its requests' way.
    let standard: World

    private struct Table {
        var worlds: [String: World] = [:]
        var byToken: [String: World] = [:]
        /// How many names were given so far.
        var named = 0
    }

    private let table = Locked(Table())
    private let timer = Locked<(any DispatchSourceTimer)?>(nil)
    /// Whether there ever was a world beside the default one.
    private let hasOthers = Atomic(false)
    private let configuration: EmulatorConfiguration
    private let seed: PlantedSeed
    private let basic: PlantedSeed
    private let empty: PlantedSeed
    private let demo: PlantedSeed

    init(_ configuration: EmulatorConfiguration) throws(EmulatorError) {
        self.configuration = configuration
        basic = PlantedSeed(try Seed(.basic))
        empty = PlantedSeed(try Seed(.empty))
        demo = PlantedSeed(try Seed(.demo(.standard)))
        seed =
            switch configuration.seed {
            case .basic: basic
            case .empty: empty
            case .demo(.standard): demo
            case .demo, .file, .text: PlantedSeed(try Seed(configuration.seed))
            }
        standard = try World.openDefault(configuration, seed: seed)
        if let ttl = configuration.worldTTL { startExpiring(ttl) }
    }

    deinit {
        timer.withLock { $0?.cancel() }
    }

    /// The world with this name.
    func world(_ name: String) throws(ControlError) -> World {
        if name == World.defaultName { return standard }
        guard let world = named(name) else { throw .worldNotFound(name) }
        return world
    }

    /// The default world, then the others by name.
    func all() -> [World] {
        [standard]
            + table.withLock { table in
                expire(&table)
                return table.worlds.values.sorted { $0.name < $1.name }
            }
    }

    func delete(_ name: String) throws(ControlError) {
        guard name != World.defaultName else {
            throw ControlError(409, "The default world cannot be deleted; reset it")
        }
        let removed = table.withLock { table in Self.remove(name, from: &table) }
        if !removed { throw .worldNotFound(name) }
    }

    /// Forgets the worlds that nobody has asked anything for too long.
    func expire() { table.withLock { table in expire(&table) } }

    private func expire(_ table: inout Table) {
        for world in table.worlds.values where isExpired(world) { _ = Self.remove(world.name, from: &table) }
    }

    private func isExpired(_ world: World) -> Bool {
        configuration.worldTTL.map { world.idleTime >= $0 } ?? false
    }

    /// Looks now and then for worlds that have expired, so that their memory comes back also when nobody asks for any.
    private func startExpiring(_ ttl: Duration) {
        let pause = min(max(ttl / 4, .milliseconds(50)), .seconds(60))
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.schedule(deadline: .now(), repeating: .milliseconds(Int(pause / .milliseconds(1))))
        timer.setEventHandler { [weak self] in self?.expire() }
        timer.resume()
        self.timer.withLock { $0 = timer }
    }

    private static func remove(_ name: String, from table: inout Table) -> Bool {
        guard let world = table.worlds.removeValue(forKey: name) else { return false }
        if let tokens = world.tokens {
            table.byToken[tokens.account] = nil
            table.byToken[tokens.website] = nil
        }
        return true
    }

    private func named(_ name: String) -> World? {
        table.withLock { table in
            guard let world = table.worlds[name] else { return nil }
            if isExpired(world) {
                _ = Self.remove(name, from: &table)
                return nil
            }
            world.noteUse()
            return world
        }
    }
}

// MARK: - Making

extension Worlds {
    /// Makes a world.
    ///
    /// - Throws: ``ControlError`` for what is not allowed, or whatever hindered it.
    func make(_ options: WorldOptions) throws -> World {
        let name = try reserve(options.name)
        var settings = configuration.settings
        if let clock = options.clock { settings.clock = clock }
        if let seed = options.randomSeed { settings.randomSeed = seed }
        switch options.rateLimit {
        case nil: break
        case .off: settings.rateLimit = nil
        case .limit(let limit): settings.rateLimit = limit
        }
        // What goes on of its own is asked for: a world is otherwise what its test makes of it.
        settings.isLive = options.isLive ?? false
        let origin = try origin(options)
        if case .snapshot(let snapshot) = origin { settings.clock = snapshot.clock }
        let tokens = WorldTokens(worldName: name, randomSeed: configuration.settings.randomSeed)
        do {
            let world = try World.make(name: name, settings: settings, origin: origin, tokens: tokens)
            try insert(world, tokens)
            return world
        } catch let error as World.NoLiveTraffic {
            throw ControlError(400, "Invalid live: \(error)")
        }
    }

    private func origin(_ options: WorldOptions) throws -> WorldOrigin {
        switch options.origin {
        case nil: return .seed(seed)
        case .seed(configuration.seed): return .seed(seed)
        case .seed(.basic): return .seed(basic)
        case .seed(.empty): return .seed(empty)
        case .seed(.demo(.standard)): return .seed(demo)
        case .seed(let source): return .seed(PlantedSeed(try Seed(source)))
        case .snapshot(let name, let world):
            var snapshot = try self.world(world).snapshot(name)
            if let clock = options.clock { snapshot.clock = clock }
            if let seed = options.randomSeed {
                // Another stream than that of the ids which the snapshot's rows may have.
                snapshot.chance = Chance(seed: seed, generation: .max)
            }
            return .snapshot(snapshot)
        }
    }

    /// A name that is free, if there is room at all. Whether it still is when the world is made, ``insert(_:_:)`` checks.
    private func reserve(_ wanted: String?) throws -> String {
        if let wanted, !WorldOptions.isName(wanted) {
            throw ControlError.invalid("name", allowed: WorldOptions.allowedNames)
        }
        return try table.withLock { table in
            expire(&table)
            try checkRoom(in: table)
            if let wanted {
                try checkFree(wanted, in: table)
                return wanted
            }
            repeat { table.named += 1 } while table.worlds["w\(table.named)"] != nil
            return "w\(table.named)"
        }
    }

    private func insert(_ world: World, _ tokens: WorldTokens) throws {
        try table.withLock { table in
            try checkRoom(in: table)
            try checkFree(world.name, in: table)
            table.worlds[world.name] = world
            table.byToken[tokens.account] = world
            table.byToken[tokens.website] = world
        }
        hasOthers.store(true, ordering: .releasing)
    }

    private func checkRoom(in table: Table) throws(ControlError) {
        guard table.worlds.count < configuration.maxWorlds else {
            throw ControlError(
                409, "Too many worlds: at most \(configuration.maxWorlds) beside the default one. Delete one first")
        }
    }

    private func checkFree(_ name: String, in table: Table) throws(ControlError) {
        guard name != World.defaultName, table.worlds[name] == nil else {
            throw ControlError(409, "A world with this name already exists: \(name)")
        }
    }
}

// MARK: - Choosing

extension Worlds {
    /// Where a request goes.
    enum Choice {
        /// To this world, which is to see this path.
        case world(World, path: ArraySlice<UInt8>)
        /// To a world that there is not, which would see this path.
        case unknown(String, path: ArraySlice<UInt8>)
    }

    /// The world that a request names in its path (`/w/NAME/…`) or in `X-Emulator-World`, or that its token was made for;
    /// else the default one.
    func choose(_ request: HTTPRequest) -> Choice {
        let path = request.normalizedPathBytes
        if let (name, rest) = Self.worldInPath(path) { return choice(name, path: rest) }
        if let name = request.fieldBytes("x-emulator-world") { return choice(name, path: path) }
        if hasOthers.load(ordering: .acquiring), let world = worldOfToken(request) { return .world(world, path: path) }
        return .world(standard, path: path)
    }

    /// The name and the path within the world, of a path `/w/NAME/…`.
    static func worldInPath(_ path: ArraySlice<UInt8>) -> (name: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard path.starts(withLiteral: "/w/") else { return nil }
        let name = path.dropFirst(3).prefix { $0 != UInt8(ascii: "/") }
        return (name, path[name.endIndex...])
    }

    private func choice(_ name: ArraySlice<UInt8>, path: ArraySlice<UInt8>) -> Choice {
        let name = String(decoding: name, as: UTF8.self)
        if name == World.defaultName { return .world(standard, path: path) }
        return named(name).map { .world($0, path: path) } ?? .unknown(name, path: path)
    }

    private func worldOfToken(_ request: HTTPRequest) -> World? {
        guard let field = request.fieldBytes("authorization"), let token = Gate.bearerToken(field) else { return nil }
        return table.withLock { table in
            guard let world = table.byToken[token], !isExpired(world) else { return nil }
            world.noteUse()
            return world
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the bytes begin with those of an ASCII literal.
    func starts(withLiteral literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard self.count >= count else { return false }
        return withUnsafeBytes { memcmp($0.baseAddress!, literal.utf8Start, count) == 0 }
    }
}
