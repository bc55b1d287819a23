/// The keys of rows that many events share, so that a known page or place costs no query.
///
/// Bounded: a client that sends a new page with every event makes it start over, not grow.
struct DimensionCache<Value: Hashable> {
    private var keys: [Value: Int64] = [:]
    private let capacity = 16_384

    subscript(value: Value) -> Int64? { keys[value] }

    mutating func remember(_ value: Value, as key: Int64) {
        if keys.count >= capacity { keys.removeAll(keepingCapacity: true) }
        keys[value] = key
    }

    mutating func removeAll() { keys.removeAll() }
}
