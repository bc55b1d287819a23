import Glibc

/// The members of a JSON object, in the order in which they came.
///
/// A key is there once: set again, it keeps its first place and takes the last value, as in JavaScript. Unlike
/// JavaScript, keys that look like integers (`"2"`, `"10"`) are *not* moved to the front: the order written is the order kept.
/// Keys are compared by their UTF-8 bytes.
public struct JSONObject: Sendable {
    /// One member.
    public struct Member: Sendable, Equatable {
        /// The name.
        public let key: String
        /// The value.
        public var value: JSONValue
        fileprivate let fingerprint: UInt64

        /// A member of this name and value.
        public init(key: String, value: JSONValue) {
            var text = key
            self.init(key: key, value: value, fingerprint: text.withUTF8(JSONObject.fingerprint))
        }

        fileprivate init(key: String, value: JSONValue, fingerprint: UInt64) {
            self.key = key
            self.value = value
            self.fingerprint = fingerprint
        }

        /// Whether both the names' bytes and the values are the same.
        public static func == (left: Member, right: Member) -> Bool {
            left.key.hasSameBytes(as: right.key) && left.value == right.value
        }
    }

    /// The members, in order, each key once.
    public private(set) var members: [Member] = []

    /// Where each key stands, kept only above `linearLimit` members: below it a search along the members is
    /// faster, above it an object of many keys, perhaps a hostile one, would take quadratic time.
    private var places: [ByteKey: Int]?

    private static let linearLimit = 16
    /// For so many members there is room at once: few objects have more.
    private static let usualCount = 8

    /// An empty object.
    public init() {}

    /// An object of these members.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { set(key, to: value) }
    }

    /// The value of a key, nil when there is none. Setting nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get { place(of: key).map { members[$0].value } }
        set {
            if let newValue {
                set(key, to: newValue)
            } else if let place = place(of: key) {
                remove(at: place)
            }
        }
    }

    /// Gives a key this value: in its place if it is there, else at the end.
    mutating func set(_ key: String, to value: JSONValue) {
        var text = key
        let (place, fingerprint) = text.withUTF8 { bytes in
            let fingerprint = Self.fingerprint(bytes)
            return (self.place(of: key, bytes, fingerprint), fingerprint)
        }
        if let place {
            members[place].value = value
        } else {
            append(Member(key: key, value: value, fingerprint: fingerprint))
        }
    }

    /// The keys, in order.
    public var keys: [String] { members.map(\.key) }

    private func place(of key: String) -> Int? {
        var text = key
        return text.withUTF8 { place(of: key, $0, Self.fingerprint($0)) }
    }

    private func place(of key: String, _ bytes: UnsafeBufferPointer<UInt8>, _ fingerprint: UInt64) -> Int? {
        if let places { return places[ByteKey(text: key)] }
        // In place: no member has to be retained for a look at it.
        return members.withUnsafeBufferPointer { members in
            for place in members.indices where members[place].fingerprint == fingerprint {
                if members[place].key.utf8.count == bytes.count, members[place].key.hasBytes(bytes) { return place }
            }
            return nil
        }
    }

    /// A number that is the same for the same bytes, and almost always another for others: a search compares these first.
    @inline(__always)
    private static func fingerprint(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let bytes = UnsafeRawBufferPointer(key)
        var fingerprint = UInt64(bytes.count)
        if bytes.count >= 8 {
            let first = bytes.loadUnaligned(as: UInt64.self)
            let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
            return (fingerprint &* 31 &+ first) &* 31 &+ last
        }
        for byte in bytes { fingerprint = fingerprint << 8 | UInt64(byte) }
        return fingerprint
    }

    private mutating func append(_ member: Member) {
        if members.isEmpty { members.reserveCapacity(Self.usualCount) }
        members.append(member)
        if places != nil {
            places?[ByteKey(text: member.key)] = members.count - 1
        } else if members.count > Self.linearLimit {
            indexAll()
        }
    }

    private mutating func remove(at place: Int) {
        members.remove(at: place)
        indexAll()
    }

    private mutating func indexAll() {
        guard members.count > Self.linearLimit else { return places = nil }
        var places: [ByteKey: Int] = [:]
        for (place, member) in members.enumerated() { places[ByteKey(text: member.key)] = place }
        self.places = places
    }
}

extension JSONObject: RandomAccessCollection {
    /// Always 0.
    public var startIndex: Int { 0 }

    /// The number of members.
    public var endIndex: Int { members.count }

    /// The member at this place, which must be one of the indices.
    public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: Equatable {
    /// Whether both have the same members in the same order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members == right.members
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// `["key": 1]`, in the order written.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members)
    }
}

/// A key that is equal and hashes by its UTF-8 bytes.
private struct ByteKey: Hashable, Sendable {
    let text: String

    static func == (left: ByteKey, right: ByteKey) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    /// Whether both are the same UTF-8 bytes; `==` would also take "é" for "e" and a combining accent.
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var other = other
        return other.withUTF8 { hasBytes($0) }
    }

    /// Whether these are the UTF-8 bytes, which must be as many.
    fileprivate func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var text = self
        return text.withUTF8 { text in
            guard let left = text.baseAddress, let right = bytes.baseAddress else { return true }
            return memcmp(left, right, bytes.count) == 0
        }
    }
}
