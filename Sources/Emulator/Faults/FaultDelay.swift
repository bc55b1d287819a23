import Glibc

/// How long an answer is held back, in milliseconds.
public enum FaultDelay: Sendable, Equatable {
    /// Always the same.
    case fixed(Int64)
    /// Evenly spread, both ends included.
    case uniform(min: Int64, max: Int64)
    /// `median` times e to the power of a normal variable with the standard deviation `sigma`.
    case lognormal(median: Int64, sigma: Double)
    /// The lognormal one of which a half is below `p50` and 99 % are below `p99`.
    case percentiles(p50: Int64, p99: Int64)

    /// The longest delay: ten minutes. A sample that is longer is cut to it.
    public static let longest: Int64 = 600_000

    /// A delay drawn from `random`. What is fixed draws nothing.
    func sample(_ random: inout RandomSource) -> Int64 {
        switch self {
        case .fixed(let milliseconds):
            return milliseconds
        case .uniform(let min, let max):
            return min < max ? Int64.random(in: min...max, using: &random) : min
        case .lognormal(let median, let sigma):
            return Self.sample(median: median, sigma: sigma, &random)
        case .percentiles(let p50, let p99):
            let sigma = p50 > 0 ? log(max(1, Double(p99) / Double(p50))) / Self.normal99 : 0
            return Self.sample(median: p50, sigma: sigma, &random)
        }
    }

    /// Below this, in standard deviations, are 99 % of a normal variable.
    private static let normal99 = 2.326_347_874_040_841

    private static func sample(median: Int64, sigma: Double, _ random: inout RandomSource) -> Int64 {
        // Box and Muller's transform; 1 - u is never 0.
        let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
        let normal = radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &random))
        let milliseconds = Double(median) * exp(sigma * normal)
        return Int64(min(max(milliseconds.rounded(), 0), Double(longest)))
    }
}
