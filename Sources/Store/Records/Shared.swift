/// A value that many events share (a page, a place): passed on by reference and hashed once, so that looking up the key of
/// its row costs little however large it is.
package final class Shared<Value: Hashable & Sendable>: Sendable {
    package let value: Value
    /// Of the value.
    let hash: Int

    package init(_ value: Value) {
        self.value = value
        hash = value.hashValue
    }
}

extension Shared: Hashable {
    /// Whether the values are equal.
    package static func == (left: Shared, right: Shared) -> Bool {
        left === right || left.hash == right.hash && left.value == right.value
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
