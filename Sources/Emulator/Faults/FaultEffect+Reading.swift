import HTTPServer
import JSON

extension FaultEffect {
    enum Key: String, SeedKey {
        case status, message, body, jsonBody, contentType, headers
        case delay, fixedDelayMilliseconds, delayDistribution
        case connection, fault
        case type, attributes, name, stream, toxicity
        case when
    }

    init(_ node: SeedNode) throws(SeedError) {
        let object = try node.object(Key.self)
        self.init()
        answer = try FaultAnswer(object)
        delay = try Self.delay(object)
        connection = try Self.connection(object)
        if [.type, .attributes, .name, .stream, .toxicity].contains(where: { object[$0] != nil }) {
            try addToxic(object)
        }
        when = try object[.when].map { (node) throws(SeedError) in try When(node) }
        if let contradiction { throw node.error(contradiction) }
    }

    private static func delay(_ object: SeedObject<Key>) throws(SeedError) -> FaultDelay? {
        guard let (key, node) = try object.oneAtMost([.delay, .fixedDelayMilliseconds, .delayDistribution]) else {
            return nil
        }
        switch key {
        case .delayDistribution: return try FaultDelay(distribution: node)
        case .fixedDelayMilliseconds: return .fixed(Int64(try node.integer(0...Int(FaultDelay.longest))))
        default: return try FaultDelay(node)
        }
    }

    private static func connection(_ object: SeedObject<Key>) throws(SeedError) -> FaultConnection? {
        guard let (key, node) = try object.oneAtMost([.connection, .fault]) else { return nil }
        return key == .fault ? try FaultConnection(wireMock: node) : try FaultConnection(node)
    }
}

extension SeedObject<FaultEffect.Key> {
    /// The one of these keys that is there, several of which would contradict each other.
    fileprivate func oneAtMost(_ keys: [Key]) throws(SeedError) -> (key: Key, node: SeedNode)? {
        let found = keys.compactMap { key in self[key].map { (key, $0) } }
        guard found.count <= 1 else {
            throw SeedError(path, "give one of: \(found.map(\.0.rawValue).joined(separator: ", "))")
        }
        return found.first
    }
}

extension FaultEffect.When {
    init(_ node: SeedNode) throws(SeedError) {
        guard let when = Self(rawValue: try node.oneOf(Self.allCases.map(\.rawValue))) else {
            throw node.error("must be before or after")
        }
        self = when
    }
}

extension FaultAnswer {
    fileprivate init?(_ object: SeedObject<FaultEffect.Key>) throws(SeedError) {
        guard let status = object[.status] else {
            for key in [FaultEffect.Key.message, .body, .jsonBody, .contentType, .headers] {
                if let node = object[key] { throw node.error("needs a status") }
            }
            return nil
        }
        self.init(status: try status.integer(Self.statuses))
        message = try object[.message]?.string()
        contentType = try object[.contentType]?.fieldValue()
        if let node = object[.headers] { try addHeaders(node.anyObject().members, of: node) }
        if object[.body] != nil, let node = object[.jsonBody] { throw node.error("give either body or jsonBody") }
        if let node = object[.jsonBody] {
            if message != nil { throw node.error("give either message or jsonBody") }
            body = node.value.bytes
            contentType = contentType ?? Envelope.contentType
        } else if let node = object[.body] {
            if message != nil { throw node.error("give either message or body") }
            if case .string(let text) = node.value {
                body = Array(text.utf8)
                contentType = contentType ?? "text/plain"
            } else {
                body = node.value.bytes
                contentType = contentType ?? Envelope.contentType
            }
        } else if contentType != nil {
            throw SeedError(object.path(of: .contentType), "needs a body")
        }
    }

    private mutating func addHeaders(_ members: [JSONObject.Member], of node: SeedNode) throws(SeedError) {
        for member in members {
            let node = SeedNode(value: member.value, path: .member(member.key, of: node.path))
            // WireMock has it among the others.
            if member.key.lowercased() == "content-type" {
                guard contentType == nil else { throw node.error("is given by contentType too") }
                contentType = try node.fieldValue()
            } else {
                headers.append(HTTPField(name: try node.fieldName(member.key), value: try node.fieldValue()))
            }
        }
    }
}

extension SeedNode {
    /// The fields that the server writes by itself.
    private static let ownFields = ["content-length", "content-type", "connection", "date", "transfer-encoding"]

    fileprivate func fieldName(_ name: String) throws(SeedError) -> String {
        let isToken = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
        }
        guard isToken, !name.isEmpty else { throw error("is no field name") }
        guard !Self.ownFields.contains(name.lowercased()) else { throw error("cannot be set") }
        return name
    }

    fileprivate func fieldValue() throws(SeedError) -> String {
        let text = try string()
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw error("must be without control characters")
        }
        return text
    }
}
