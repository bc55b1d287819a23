import Glibc
import Store

extension Double {
    /// The number rounded as JavaScript's `Math.round` rounds, to so many decimals.
    ///
    /// Source: website API, section 1.3, *Rounding*.
    func rounded(decimals: Int) -> Double {
        let scale = Glibc.pow(10, Double(decimals))
        return (self * scale).roundedHalfUp / scale
    }
}
