/// The keys of the rows that hold values which many events share, as far as they are known.
struct RowKeys<Value: Hashable & Sendable> {
    private var keys = Memo<Shared<Value>, Int64>(capacity: 16_384)
    /// Those asked for of late, each at a place that its value's hash decides: most events are of few values, which are found
    /// here without a search.
    private var recent = [(value: Shared<Value>, key: Int64)?](repeating: nil, count: 256)

    /// The key of the row that holds a value; nil when it is not known.
    subscript(value: Shared<Value>) -> Int64? {
        mutating get {
            let place = value.hash & (recent.count - 1)
            if let (known, key) = recent[place], known == value { return key }
            guard let key = keys[value] else { return nil }
            recent[place] = (value, key)
            return key
        }
    }

    mutating func remember(_ key: Int64, for value: Shared<Value>) { keys.remember(key, for: value) }

    mutating func removeAll() { self = RowKeys() }
}
