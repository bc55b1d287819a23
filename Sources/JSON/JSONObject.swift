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
        public var key: String
        /// The value.
        public var value: JSONValue

        /// A member of this name and value.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
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
    private var places: [ByteKey: Int] = [:]

    private static let linearLimit = 16

    /// An empty object.
    public init() {}

    /// An object of these members.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { self[key] = value }
    }

    /// The value of a key, nil when there is none. Setting nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get { place(of: key).map { members[$0].value } }
        set {
            switch (place(of: key), newValue) {
            case (let place?, let value?): members[place].value = value
            case (nil, let value?): append(key, value)
            case (let place?, nil): remove(at: place)
            case (nil, nil): break
            }
        }
    }

    /// The keys, in order.
    public var keys: [String] { members.map(\.key) }

    private func place(of key: String) -> Int? {
        if members.count > Self.linearLimit { return places[ByteKey(text: key)] }
        // By length first, and in place: no member has to be retained for a look at it.
        let length = key.utf8.count
        var key = key
        return key.withUTF8 { key in
            members.withUnsafeBufferPointer { members in
                for place in members.indices where members[place].key.utf8.count == length {
                    if members[place].key.hasBytes(key) { return place }
                }
                return nil
            }
        }
    }

    private mutating func append(_ key: String, _ value: JSONValue) {
        members.append(Member(key: key, value: value))
        if members.count > Self.linearLimit + 1 {
            places[ByteKey(text: key)] = members.count - 1
        } else if members.count > Self.linearLimit {
            indexAll()
        }
    }

    private mutating func remove(at place: Int) {
        members.remove(at: place)
        indexAll()
    }

    private mutating func indexAll() {
        places.removeAll(keepingCapacity: true)
        guard members.count > Self.linearLimit else { return }
        for (place, member) in members.enumerated() { places[ByteKey(text: member.key)] = place }
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
