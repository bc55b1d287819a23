import DataFastAPI
import HTTPServer
import JSON

/// What `PUT …/faults` takes.
extension FaultPlan {
    private enum Key: String, SeedKey {
        case rules
    }

    private static let mostRules = 256

    /// Reads `{"rules": […]}`.
    ///
    /// - Throws: what is wrong first, with its place: `rules[0].times: must be an integer`.
    init(_ json: JSONValue) throws(SeedError) {
        let object = try SeedNode(value: json, path: .root).object(Key.self)
        let nodes = try object.required(.rules).array()
        guard nodes.count <= Self.mostRules else {
            throw SeedError(object.path(of: .rules), "must be at most \(Self.mostRules) rules")
        }
        self.init(try nodes.map { (node) throws(SeedError) in try FaultRule(node) })
    }
}

extension FaultRule {
    private enum Key: String, SeedKey {
        case match, skip, times, probability, ttl, effect
    }

    /// Told by `GET`, and nothing to be set: what was got can be put again.
    private static let counts: Set = ["matched", "applied", "left", "expiresAt"]

    init(_ node: SeedNode) throws(SeedError) {
        let members = try node.anyObject().members.filter { !Self.counts.contains($0.key) }
        let rule = JSONObject(members.map { ($0.key, $0.value) })
        let object = try SeedObject<Key>(members: rule, path: node.path)
        self.init(try FaultEffect(object.required(.effect)))
        if let node = object[.match] { match = try FaultMatch(node) }
        if let node = object[.skip] { skip = try node.integer(0...1_000_000_000) }
        times = try object[.times].map { (node) throws(SeedError) in try node.integer(1...1_000_000_000) }
        if let node = object[.probability] { probability = try node.number(0...1) }
        timeToLive = try object[.ttl].map { (node) throws(SeedError) in try node.milliseconds() }
    }
}

extension FaultMatch {
    private enum Key: String, SeedKey {
        case operation, method, path, token, header
    }

    /// The methods that can be matched.
    static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

    init(_ node: SeedNode) throws(SeedError) {
        let object = try node.object(Key.self)
        self.init()
        operation = try object[.operation].map { (node) throws(SeedError) in
            let name = try node.string()
            guard RequestMatch.operations.contains(name) else {
                let others = SideRoute.operations.joined(separator: ", ")
                throw node.error("unknown operation \"\(name)\"; allowed: an operationId of the API, \(others)")
            }
            return name
        }
        method = try object[.method].map { (node) throws(SeedError) in
            HTTPMethod(try node.oneOf(Self.methods))
        }
        path = try object[.path].map { (node) throws(SeedError) in try node.pattern() }
        token = try object[.token].map { (node) throws(SeedError) in try node.pattern() }
        if let node = object[.header] {
            for member in try node.anyObject().members {
                let value = SeedNode(value: member.value, path: .member(member.key, of: node.path))
                headers.append(Header(name: member.key, value: try value.pattern()))
            }
        }
    }
}

extension SeedNode {
    fileprivate func pattern() throws(SeedError) -> WildcardPattern {
        let text = try text()
        guard text.utf8.count <= 1024 else { throw error("must be at most 1024 bytes long") }
        return WildcardPattern(text)
    }

    /// A length of time, as text or as a number of milliseconds.
    func milliseconds() throws(SeedError) -> Int64 {
        // In fields everything is text.
        if let number = value.integerValue ?? value.stringValue.flatMap({ Int($0) }), 0...1_000_000_000_000 ~= number {
            return Int64(number)
        }
        guard let text = value.stringValue, let milliseconds = DurationText.milliseconds(text) else {
            throw error("must be a length of time such as 300ms or 5s, or milliseconds")
        }
        return milliseconds
    }

    /// The time of a delay.
    func delayTime() throws(SeedError) -> Int64 {
        let time = try milliseconds()
        guard time <= FaultDelay.longest else { throw error("must be at most \(FaultDelay.longest / 1000)s") }
        return time
    }
}
