/// A time for some visitors, by the keys of their rows, which are counted up from 1: a dictionary took four times as long.
struct VisitorTimes {
    private var times: [Int64] = []
    /// How many have a time.
    private(set) var count = 0

    /// The time of no visitor.
    private static let none = Int64.max

    /// A visitor's time in milliseconds since 1970; nil for none.
    subscript(visitor: Int) -> Int64? {
        guard times.indices.contains(visitor), times[visitor] != Self.none else { return nil }
        return times[visitor]
    }

    /// Gives a visitor a time, unless there is an earlier one. Keys that no row can have (below 0) are not kept.
    mutating func note(_ visitor: Int, at time: Int64) {
        guard visitor >= 0 else { return }
        if visitor >= times.count {
            times.append(contentsOf: repeatElement(Self.none, count: max(visitor + 1 - times.count, times.count)))
        }
        if times[visitor] == Self.none { count += 1 }
        times[visitor] = min(times[visitor], time)
    }

    /// Takes all times away, and keeps the room.
    mutating func removeAll() {
        for visitor in times.indices { times[visitor] = Self.none }
        count = 0
    }

    /// Calls `body` with each visitor who has a time, in the order of the keys.
    func forEachVisitor(_ body: (Int) -> Void) {
        for visitor in times.indices where times[visitor] != Self.none { body(visitor) }
    }
}
