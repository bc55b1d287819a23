/// Counts the distinct visitors of many groups at once.
///
/// Pairs of a visitor and a group are noted as they come, and told apart at the end: parted by their hashes into portions
/// that fit the processor's nearest cache, each portion through a small hash table. (SQLite's `count(DISTINCT …) GROUP BY …`
/// sorts, and took four to eight times as long; one large hash table waits for memory, and took twice as long.)
struct VisitorCounter {
    /// (group + 1) << 32 | visitor, so never 0.
    private var pairs: [UInt64] = []

    private static let portionSize = 4096

    /// Notes a visitor of a group; both count from 0 and are below 2^32 - 1.
    mutating func note(visitor: Int, group: Int) {
        pairs.append(UInt64(truncatingIfNeeded: group &+ 1) << 32 | UInt64(UInt32(truncatingIfNeeded: visitor)))
    }

    /// Calls `body` with the group of each distinct pair.
    func forEachDistinct(_ body: (_ group: Int) -> Void) {
        guard !pairs.isEmpty else { return }
        let bits = max(1, Int.bitWidth - (pairs.count / Self.portionSize).leadingZeroBitCount)
        let (parted, ends) = parted(bits: bits)
        var table: [UInt64] = []
        var start = 0
        for end in ends {
            // At most half full.
            let size = max(16, 1 << (Int.bitWidth - (2 * (end - start)).leadingZeroBitCount))
            table.removeAll(keepingCapacity: true)
            table.append(contentsOf: repeatElement(0, count: size))
            for pair in parted[start..<end] {
                // The upper bits of the hash are the same all over the portion.
                var place = Int(truncatingIfNeeded: Self.hash(pair) >> 16) & (size - 1)
                while table[place] != 0, table[place] != pair { place = (place + 1) & (size - 1) }
                guard table[place] == 0 else { continue }
                table[place] = pair
                body(Int(pair >> 32) - 1)
            }
            start = end
        }
    }

    /// The pairs ordered by the upper bits of their hashes, and where each portion ends.
    private func parted(bits: Int) -> (pairs: [UInt64], ends: [Int]) {
        let shift = UInt64(64 - bits)
        var places = Array(repeating: 0, count: 1 << bits)
        for pair in pairs { places[Int(Self.hash(pair) >> shift)] += 1 }
        var sum = 0
        for portion in places.indices {
            (places[portion], sum) = (sum, sum + places[portion])
        }
        let parted = [UInt64](unsafeUninitializedCapacity: pairs.count) { buffer, count in
            for pair in pairs {
                let portion = Int(Self.hash(pair) >> shift)
                buffer[places[portion]] = pair
                places[portion] += 1
            }
            count = pairs.count
        }
        return (parted, places)
    }

    /// Fibonacci hashing: the product's upper bits are well mixed.
    private static func hash(_ pair: UInt64) -> UInt64 { pair &* 0x9E37_79B9_7F4A_7C15 }
}
