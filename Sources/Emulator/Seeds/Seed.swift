import JSON
import Store

/// What a world holds at first.
struct Seed {
    private let name: String
    private let text: Text

    private enum Text {
        case json(JSONValue)
        /// Made up for the time at which it is planted, as are those who come to its websites.
        case demo(DemoSize)
    }

    /// Whether it makes a database of many megabytes.
    var isLarge: Bool {
        guard case .demo(.pageviews(let count)) = text else { return false }
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
            self.init(name: size.description, text: .demo(size))
        case .file(let path): try self.init(name: path, text: SeedFile.contents(path))
        case .text(let text): try self.init(name: "seed", text: Array(text.utf8))
        }
    }

    private init(name: String, text: Text) {
        self.name = name
        self.text = text
    }

    init(name: String, text: [UInt8]) throws(EmulatorError) {
        do throws(JSONParseError) {
            self.init(name: name, text: .json(try JSONValue(parsing: text, allowsRepeatedKeys: false)))
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
            let json =
                switch text {
                case .json(let json): json
                case .demo: try JSONValue(parsing: Seed.demoAccounts(state.clock.now))
                }
            var contents = try reader.read(json)
            if case .demo(.pageviews(let count)) = text { contents.keep(pageviews: count) }
            var planter = SeedPlanter(contents, in: state.store)
            try state.store.transaction {
                try planter.plant()
                if case .demo(let size) = text {
                    try DemoSeed.plant(size, besides: contents.pageviewCount, in: state)
                }
                try state.store.markSeeded(name)
            }
            return contents
        } catch let error as SeedError {
            throw EmulatorError.invalidSeed("\(name): \(error)")
        }
    }
}
