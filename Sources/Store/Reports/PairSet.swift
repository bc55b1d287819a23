/// The distinct pairs of a visitor and a group, for counting visitors group by group.
///
/// Most visitors are in one group only, so the first group of each stands in an array; the others are in a hash table
/// with open addressing. SQLite's `count(DISTINCT …) GROUP BY …` sorts instead: it took four to eight times as long.
struct PairSet {
    /// By visitor: the first group + 1, 0 for none.
    private var first: [UInt32] = []
    /// Pairs as (group + 1) << 32 | visitor; 0 is a free place. Its size is a power of 2, at most half full.
    private var table: [UInt64] = []
    private var count = 0

    /// Adds a pair of keys from 0 on; tells whether it was new.
    mutating func insert(visitor: Int, group: Int) -> Bool {
        let mark = UInt32(truncatingIfNeeded: group &+ 1)
        if visitor >= first.count {
            first.append(contentsOf: repeatElement(0, count: max(visitor + 1 - first.count, first.count, 1024)))
        }
        switch first[visitor] {
        case 0:
            first[visitor] = mark
            return true
        case mark:
            return false
        default:
            return insert(UInt64(mark) << 32 | UInt64(UInt32(truncatingIfNeeded: visitor)))
        }
    }

    private mutating func insert(_ pair: UInt64) -> Bool {
        if count * 2 >= table.count { grow() }
        let place = place(of: pair)
        guard table[place] == 0 else { return false }
        table[place] = pair
        count += 1
        return true
    }

    /// Where the pair is, or the free place where it belongs.
    private func place(of pair: UInt64) -> Int {
        let mask = table.count - 1
        // Fibonacci hashing: the product's upper bits are well mixed.
        var place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
        while table[place] != 0, table[place] != pair { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let pairs = table
        table = Array(repeating: 0, count: max(1024, pairs.count * 4))
        for pair in pairs where pair != 0 { table[place(of: pair)] = pair }
    }
}
