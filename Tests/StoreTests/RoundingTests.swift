import Testing

@testable import Store

struct RoundingTests {
    /// What JavaScript's `Math.round` gives.
    @Test(arguments: [
        (0.5, 1), (1.5, 2), (2.5, 3), (-0.5, 0), (-1.5, -1), (-1.6, -2), (0.4, 0), (0, 0), (2, 2),
        (0.49999999999999994, 0), (-0.49999999999999994, 0), (4_503_599_627_370_497, 4_503_599_627_370_497),
        (4_503_599_627_370_495.5, 4_503_599_627_370_496), (9_007_199_254_740_991, 9_007_199_254_740_991),
        (-4_503_599_627_370_497, -4_503_599_627_370_497), (1e300, 1e300), (.infinity, .infinity),
    ])
    func halvesGoUp(number: Double, rounded: Double) {
        #expect(number.roundedHalfUp == rounded)
    }

    /// Rounded by hundredths, such an amount stays as it is.
    @Test func largeAmountsInReports() {
        #expect((45_035_996_273_704.97 * 100).roundedHalfUp / 100 == 45_035_996_273_704.97)
    }
}
