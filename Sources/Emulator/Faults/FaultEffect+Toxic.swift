import JSON

/// Toxiproxy's toxics, `{"type": "latency", "attributes": {"latency": 1000, "jitter": 100}}`, in our terms. A `name` and
/// the `stream` downstream say nothing more; for a `toxicity` below 1 there is a rule's `probability`.
extension FaultEffect {
    private enum Toxic: String, CaseIterable {
        case latency, timeout
        case resetPeer = "reset_peer"
        case limitData = "limit_data"
        case slicer, bandwidth
    }

    private enum LatencyKey: String, SeedKey {
        case latency, jitter
    }

    private enum TimeoutKey: String, SeedKey {
        case timeout
    }

    private enum LimitDataKey: String, SeedKey {
        case bytes
    }

    private enum SlicerKey: String, SeedKey {
        case averageSize = "average_size"
        case delay
    }

    private enum BandwidthKey: String, SeedKey {
        case rate
    }

    /// Takes in the toxic of an effect.
    mutating func addToxic(_ object: SeedObject<Key>) throws(SeedError) {
        let type = try object.required(.type)
        let name = try type.oneOf(Toxic.allCases.map(\.rawValue))
        if let node = object[.stream] { _ = try node.oneOf(["downstream"]) }
        if let node = object[.toxicity], try node.number(0...1) != 1 {
            throw node.error("must be 1: how often it strikes is the rule's probability")
        }
        guard delay == nil, connection == nil else { throw type.error("cannot stand beside a delay or a connection") }
        let attributes = object[.attributes] ?? SeedNode(value: [:], path: object.path(of: .attributes))
        switch Toxic(rawValue: name) {
        case .latency: delay = try Self.latency(attributes)
        case .timeout: try addTimeout(attributes)
        case .resetPeer:
            delay = try Self.time(of: attributes)
            connection = .reset
        case .limitData:
            connection = .closeAfter(
                bytes: try attributes.object(LimitDataKey.self).required(.bytes).integer(0...1_000_000_000))
        case .slicer: connection = try Self.slices(attributes)
        case .bandwidth: connection = try Self.bandwidth(attributes)
        case nil: break
        }
    }

    private static func latency(_ node: SeedNode) throws(SeedError) -> FaultDelay {
        let object = try node.object(LatencyKey.self)
        let latency = try object[.latency]?.delayTime() ?? 0
        let jitter = try object[.jitter]?.delayTime() ?? 0
        guard jitter > 0 else { return .fixed(latency) }
        return .uniform(min: max(0, latency - jitter), max: min(latency + jitter, FaultDelay.longest))
    }

    /// Silence; after a time other than 0 it ends with the connection.
    private mutating func addTimeout(_ node: SeedNode) throws(SeedError) {
        delay = try Self.time(of: node)
        connection = delay == nil ? .stall : .empty
    }

    private static func time(of node: SeedNode) throws(SeedError) -> FaultDelay? {
        let time = try node.object(TimeoutKey.self)[.timeout]?.delayTime() ?? 0
        return time > 0 ? .fixed(time) : nil
    }

    /// Its delay is in microseconds.
    private static func slices(_ node: SeedNode) throws(SeedError) -> FaultConnection {
        let object = try node.object(SlicerKey.self)
        let size = try object.required(.averageSize).integer(1...1_000_000_000)
        let microseconds = try object[.delay]?.integer(0...Int(FaultDelay.longest) * 1000) ?? 0
        return .drip(bytes: size, milliseconds: max(1, Int64(microseconds) / 1000))
    }

    /// Its rate is in kilobytes a second; as Toxiproxy does, a tenth of a second's share at a time.
    private static func bandwidth(_ node: SeedNode) throws(SeedError) -> FaultConnection {
        let rate = try node.object(BandwidthKey.self).required(.rate).integer(1...1_000_000)
        return .drip(bytes: rate * 100, milliseconds: 100)
    }
}
