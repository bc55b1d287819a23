import JSON

extension FaultDelay {
    private enum Key: String, SeedKey {
        case fixed, uniform, lognormal, p50, p99
    }

    private enum UniformKey: String, SeedKey {
        case min, max
    }

    private enum LognormalKey: String, SeedKey {
        case median, sigma
    }

    private static let form =
        "must be a length of time, {fixed}, {uniform: {min, max}}, {lognormal: {median, sigma}} or {p50, p99}"

    init(_ node: SeedNode) throws(SeedError) {
        guard case .object = node.value else {
            self = .fixed(try node.delayTime())
            return
        }
        let object = try node.object(Key.self)
        let keys = Key.allCases.filter { object[$0] != nil }
        switch keys {
        case [.fixed]:
            self = .fixed(try object.required(.fixed).delayTime())
        case [.uniform]:
            let object = try object.required(.uniform).object(UniformKey.self)
            self = try .uniform(object.required(.min), object.required(.max))
        case [.lognormal]:
            let object = try object.required(.lognormal).object(LognormalKey.self)
            self = try .lognormal(object.required(.median), object.required(.sigma))
        case [.p50, .p99]:
            let (p50, p99) = (try object.required(.p50), try object.required(.p99))
            self = .percentiles(p50: try p50.delayTime(), p99: try p99.delayTime())
            guard try p50.delayTime() <= p99.delayTime() else { throw p99.error("must not be less than p50") }
        default:
            throw node.error(Self.form)
        }
    }

    fileprivate static func uniform(_ min: SeedNode, _ max: SeedNode) throws(SeedError) -> FaultDelay {
        let (low, high) = (try min.delayTime(), try max.delayTime())
        guard low <= high else { throw max.error("must not be less than \(low)ms") }
        return .uniform(min: low, max: high)
    }

    fileprivate static func lognormal(_ median: SeedNode, _ sigma: SeedNode) throws(SeedError) -> FaultDelay {
        .lognormal(median: try median.delayTime(), sigma: try sigma.number(0...10))
    }
}

// MARK: - WireMock's delayDistribution

extension FaultDelay {
    private enum DistributionKey: String, SeedKey {
        case type, milliseconds, lower, upper, median, sigma
    }

    init(distribution node: SeedNode) throws(SeedError) {
        let object = try node.object(DistributionKey.self)
        switch try object.required(.type).oneOf(["fixed", "uniform", "lognormal"]) {
        case "fixed": self = .fixed(try object.required(.milliseconds).delayTime())
        case "uniform": self = try .uniform(object.required(.lower), object.required(.upper))
        default: self = try .lognormal(object.required(.median), object.required(.sigma))
        }
    }
}
