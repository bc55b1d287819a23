import JSON

extension FaultConnection {
    private enum Key: String, SeedKey {
        case type, bytes, interval
    }

    private static let mostBytes = 1_000_000_000

    /// Reads `"reset"`, `{"type": "drip", "bytes": 16, "interval": "50ms"}` and the like, or the form that fields have.
    init(_ node: SeedNode) throws(SeedError) {
        guard case .object = node.value else {
            try self.init(text: node)
            return
        }
        let object = try node.object(Key.self)
        let type = try object.required(.type)
        let name = try type.name()
        let bytes = try object[.bytes].map { (node) throws(SeedError) in try node.integer(0...Self.mostBytes) }
        let interval = try object[.interval].map { (node) throws(SeedError) in try node.delayTime() }
        try self.init(name, bytes: bytes, interval: interval, at: node)
    }

    /// Reads `reset`, `close-after-bytes:20`, `drip:16:50ms`.
    init(text node: SeedNode) throws(SeedError) {
        let parts = try node.string().split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let name = try SeedNode(value: .string(parts[0]), path: node.path).name()
        guard parts.count <= 3 else { throw node.error("has too many parts") }
        var bytes: Int?
        if parts.count > 1 {
            guard let number = Int(parts[1]), 0...Self.mostBytes ~= number else {
                throw node.error("bytes must be an integer from 0 to \(Self.mostBytes)")
            }
            bytes = number
        }
        let interval = try parts.count > 2 ? SeedNode(value: .string(parts[2]), path: node.path).delayTime() : nil
        try self.init(name, bytes: bytes, interval: interval, at: node)
    }

    private init(_ name: Name, bytes: Int?, interval: Int64?, at node: SeedNode) throws(SeedError) {
        if name != .drip, interval != nil { throw node.error("\(name.rawValue) takes no interval") }
        if name != .drip, name != .closeAfterBytes, bytes != nil { throw node.error("\(name.rawValue) takes no bytes") }
        switch name {
        case .reset: self = .reset
        case .empty: self = .empty
        case .closeAfterBytes:
            guard let bytes else { throw node.error("close-after-bytes needs bytes") }
            self = .closeAfter(bytes: bytes)
        case .garbage: self = .garbage
        case .malformedChunk: self = .malformedChunk
        case .drip:
            guard let bytes, bytes > 0, let interval, interval > 0 else {
                throw node.error("drip needs bytes and an interval, both above 0")
            }
            self = .drip(bytes: bytes, milliseconds: interval)
        case .stall: self = .stall
        }
    }

    /// Reads WireMock's `fault`.
    init(wireMock node: SeedNode) throws(SeedError) {
        let names = [
            "CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE",
        ]
        switch try node.oneOf(names) {
        case "CONNECTION_RESET_BY_PEER": self = .reset
        case "EMPTY_RESPONSE": self = .empty
        case "MALFORMED_RESPONSE_CHUNK": self = .malformedChunk
        default: self = .garbage
        }
    }
}

extension SeedNode {
    fileprivate func name() throws(SeedError) -> FaultConnection.Name {
        let text = try oneOf(FaultConnection.Name.allCases.map(\.rawValue))
        guard let name = FaultConnection.Name(rawValue: text) else { throw error("unknown") }
        return name
    }
}
