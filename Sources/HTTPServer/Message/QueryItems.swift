/// The names and values of a query in order, decoded one by one as they are asked for (WHATWG URL standard, section 5.1,
/// `application/x-www-form-urlencoded`).
public struct QueryItems: Sequence, Sendable {
    /// One item. An item without `=` has an empty value.
    public struct Item: Hashable, Sendable {
        /// The decoded name.
        public let name: String
        /// The decoded value.
        public let value: String

        /// Makes an item.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    let bytes: ArraySlice<UInt8>

    /// The items of a raw query, which has no `?` before it.
    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The first value with this name, or nil if there is none.
    public subscript(name: String) -> String? {
        for item in self where item.name == name { return item.value }
        return nil
    }

    /// Begins at the first item.
    public func makeIterator() -> Iterator { Iterator(rest: bytes) }

    /// Walks the items of a query.
    public struct Iterator: IteratorProtocol {
        var rest: ArraySlice<UInt8>

        /// The next item, or nil at the end. Empty sequences between `&` are no items.
        public mutating func next() -> Item? {
            while !rest.isEmpty {
                let piece = rest.prefix { $0 != UInt8(ascii: "&") }
                rest = rest[piece.endIndex...].dropFirst()
                guard !piece.isEmpty else { continue }
                let name = piece.prefix { $0 != UInt8(ascii: "=") }
                return Item(
                    name: PercentCoding.decodeQuery(name),
                    value: PercentCoding.decodeQuery(piece[name.endIndex...].dropFirst()))
            }
            return nil
        }
    }
}
