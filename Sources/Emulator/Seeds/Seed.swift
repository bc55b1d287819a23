import JSON
import Store

/// What a world holds at first.
struct Seed {
    private let name: String
    private let json: JSONValue
    /// Who comes to the demo's websites; nil in all other seeds.
    private var demo: DemoSize?

    /// Whether it makes a database of many megabytes.
    var isLarge: Bool {
        guard case .pageviews(let count) = demo else { return false }
        return count > 200_000
    }

    /// Reads a seed's text. What it says is checked when it is planted.
    init(_ source: EmulatorConfiguration.SeedSource) throws(EmulatorError) {
        switch source {
        case .basic: try self.init(name: "basic", text: Array(Self.basic.utf8))
        case .empty: try self.init(name: "empty", text: Array("{}".utf8))
        case .demo(let size):
            if case .pageviews(let count) = size, !DemoSize.range.contains(count) {
                throw .invalidSeed("\(size): must be \(DemoSize.allowedNames)")
            }
            try self.init(name: size.description, text: Array(Self.demoAccounts.utf8))
            demo = size
        case .file(let path): try self.init(name: path, text: SeedFile.contents(path))
        case .text(let text): try self.init(name: "seed", text: Array(text.utf8))
        }
    }

    init(name: String, text: [UInt8]) throws(EmulatorError) {
        self.name = name
        do throws(JSONParseError) {
            json = try JSONValue(parsing: text, allowsRepeatedKeys: false)
        } catch {
            throw .invalidSeed("\(name): line \(error.line), column \(error.column): expected \(error.expected)")
        }
    }

    /// Fills a world's empty database, in one transaction.
    ///
    /// - Returns: what was planted.
    @discardableResult
    func plant(in state: WorldState) throws -> SeedContents {
        var reader = SeedReader(now: state.clock.now) { time in state.newObjectID(at: time) }
        do {
            let contents = try reader.read(json)
            var planter = SeedPlanter(contents, in: state.store)
            try state.store.transaction {
                try planter.plant()
                if let demo { try DemoSeed.plant(demo, in: state) }
                try state.store.markSeeded(name)
            }
            return contents
        } catch let error as SeedError {
            throw EmulatorError.invalidSeed("\(name): \(error)")
        }
    }
}
