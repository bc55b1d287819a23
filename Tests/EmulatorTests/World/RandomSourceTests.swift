import CivilTime
import Testing

@testable import Emulator

struct RandomSourceTests {
    @Test func repeatsForTheSameSeedAndStreamOnly() {
        func sequence(_ seed: UInt64, _ stream: UInt64 = 0) -> [UInt64] {
            var source = RandomSource(seed: seed, stream: stream)
            return (0..<8).map { _ in source.next() }
        }
        #expect(sequence(7) == sequence(7))
        #expect(sequence(7, 1) == sequence(7, 1))
        let all = (0..<50).flatMap { seed in (0..<50).flatMap { sequence(seed, $0) } }
        #expect(Set(all).count == all.count)
    }

    /// The values of the algorithms' reference code: SplitMix64 from 0 fills the state.
    @Test func isXoshiro256StarStar() {
        var source = RandomSource(seed: 0)
        #expect(
            (0..<4).map { _ in source.next() } == [
                0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0, 0x6AA5_94F1_262D_2D2C,
            ])
    }

    @Test func spreadsItsBitsEvenly() {
        var source = RandomSource(seed: 1)
        var ones = [Int](repeating: 0, count: 64)
        for _ in 0..<10_000 {
            let value = source.next()
            for bit in 0..<64 where value >> UInt64(bit) & 1 == 1 { ones[bit] += 1 }
        }
        // Six standard deviations of 50.
        #expect(ones.allSatisfy { abs($0 - 5000) < 300 })
    }
}
