import Glibc

/// Draws places of a list, each as often as its weight says.
struct WeightedTable: Sendable {
    /// Sums of the weights up to and including each place.
    private let sums: [Double]

    init(_ weights: some Sequence<Double>) {
        var sum = 0.0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
    }

    /// A list whose first is the most frequent and whose rest forms a long tail (Zipf's law).
    init(longTailOf count: Int, exponent: Double = 1) {
        self.init((0..<count).lazy.map { 1 / pow(Double($0 + 1), exponent) })
    }

    /// A place of the list, which must not be empty.
    func pick(_ random: inout RandomSource) -> Int {
        if sums.count == 1 { return 0 }
        let value = random.unit() * (sums.last ?? 0)
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
