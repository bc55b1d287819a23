import Glibc

/// Numbers as the demo's plan asks for them.
extension RandomSource {
    /// From 0 to below 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// True with this probability.
    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    mutating func number(_ range: Range<Double>) -> Double {
        range.lowerBound + unit() * (range.upperBound - range.lowerBound)
    }

    /// From 0 to below `count`, which must be above 0.
    mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }

    /// The time to the next of events that come independently of each other, `mean` apart on average.
    mutating func exponential(mean: Double) -> Double { -log(1 - unit()) * mean }

    /// Most a little below `median`, a few many times as large: how long people read, what baskets are worth.
    mutating func logNormal(median: Double, sigma: Double) -> Double {
        // The Box-Muller transform.
        let normal = sqrt(-2 * log(1 - unit())) * cos(2 * .pi * unit())
        return median * exp(sigma * normal)
    }

    /// So many lower-case hex digits, at most 16.
    mutating func hexDigits(_ count: Int) -> String {
        let digits = String(next(), radix: 16)
        return (String(repeating: "0", count: 16 - digits.utf8.count) + digits).suffix(count).description
    }
}
