/// What was worked out or read of late, so that what comes again and again costs little.
///
/// Bounded: when full it starts over, so that a client that sends something new each time does not make it grow.
package struct Memo<Key: Hashable, Value> {
    private var values: [Key: Value] = [:]
    private let capacity: Int

    package init(capacity: Int) {
        self.capacity = capacity
    }

    package subscript(key: Key) -> Value? { values[key] }

    package mutating func remember(_ value: Value, for key: Key) {
        if values.count >= capacity { values.removeAll(keepingCapacity: true) }
        values[key] = value
    }

    package mutating func removeAll() { values.removeAll() }
}
