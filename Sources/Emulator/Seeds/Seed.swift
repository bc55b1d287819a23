import Glibc
import JSON
import Store

/// What a world holds at first.
struct Seed {
    private let name: String
    private let json: JSONValue

    /// Reads a seed's text. What it says is checked when it is planted.
    init(_ source: EmulatorConfiguration.SeedSource) throws(EmulatorError) {
        switch source {
        case .basic: try self.init(name: "basic", text: Array(Self.basic.utf8))
        case .empty: try self.init(name: "empty", text: Array("{}".utf8))
        case .file(let path): try self.init(name: path, text: Self.contents(ofFile: path))
        case .text(let text): try self.init(name: "seed", text: Array(text.utf8))
        }
    }

    init(name: String, text: [UInt8]) throws(EmulatorError) {
        self.name = name
        do throws(JSONParseError) {
            json = try JSONValue(parsing: text)
        } catch {
            throw .invalidSeed("\(name): line \(error.line), column \(error.column): expected \(error.expected)")
        }
    }

    /// Fills a world's empty database, in one transaction.
    func plant(in state: WorldState) throws {
        var reader = SeedReader(now: state.clock.now) { time in state.newObjectID(at: time) }
        do {
            var planter = SeedPlanter(try reader.read(json), in: state.store)
            try state.store.transaction {
                try planter.plant()
                try state.store.markSeeded(name)
            }
        } catch let error as SeedError {
            throw EmulatorError.invalidSeed("\(name): \(error)")
        }
    }

    private static func contents(ofFile path: String) throws(EmulatorError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
        defer { close(file) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count >= 0 else { throw .cannotRead(path: path, reason: String(cString: strerror(errno))) }
            if count == 0 { return contents }
            contents += buffer[..<count]
        }
    }
}
