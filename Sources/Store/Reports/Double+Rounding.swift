extension Double {
    /// The nearest integer, the greater of two as near: as JavaScript's `Math.round` rounds.
    ///
    /// Adding a half and rounding down is not that: the sum may be rounded itself, from 2^52 on and just below a half.
    ///
    /// Source: website API, section 1.3, *Rounding*.
    package var roundedHalfUp: Double {
        let floor = rounded(.down)
        return self - floor >= 0.5 ? floor + 1 : floor
    }
}
