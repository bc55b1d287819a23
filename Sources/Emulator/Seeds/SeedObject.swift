import CivilTime
import JSON

/// The keys that an object of a seed may have.
protocol SeedKey: RawRepresentable<String>, CaseIterable {}

/// An object of a seed, known to have no key but those of `Key` and annotations.
struct SeedObject<Key: SeedKey> {
    let path: SeedPath
    private let members: JSONObject

    init(members: JSONObject, path: SeedPath) throws(SeedError) {
        for member in members.members where Key(rawValue: member.key) == nil && !Self.isAnnotation(member.key, path) {
            let allowed = Key.allCases.map(\.rawValue).joined(separator: ", ")
            throw SeedError(.member(member.key, of: path), "unknown key; allowed: \(allowed)")
        }
        self.members = members
        self.path = path
    }

    /// Whether a key is for people and editors: `$comment` anywhere, `$schema` at the top.
    private static func isAnnotation(_ key: String, _ path: SeedPath) -> Bool {
        if key == "$comment" { return true }
        if case .root = path { return key == "$schema" }
        return false
    }

    /// The value of a key; nil when it is absent or `null`.
    subscript(key: Key) -> SeedNode? {
        guard let value = members[key.rawValue], !value.isNull else { return nil }
        return SeedNode(value: value, path: path(of: key))
    }

    func required(_ key: Key) throws(SeedError) -> SeedNode {
        guard let node = self[key] else { throw SeedError(path(of: key), "required") }
        return node
    }

    func path(of key: Key) -> SeedPath { .member(key.rawValue, of: path) }

    func bool(_ key: Key, default standard: Bool) throws(SeedError) -> Bool {
        try self[key]?.bool() ?? standard
    }

    func time(_ key: Key, _ now: Instant) throws(SeedError) -> Instant? {
        try self[key]?.time(now)
    }

    /// The elements of an array; none when the key is absent.
    func array(_ key: Key) throws(SeedError) -> [SeedNode] {
        try self[key]?.array() ?? []
    }

    /// The texts of an array; none when the key is absent.
    func strings(_ key: Key) throws(SeedError) -> [String] {
        try self[key]?.strings() ?? []
    }
}
