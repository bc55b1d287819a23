import CivilTime
import Testing

@testable import Emulator

struct TokenBucketTests {
    private let start = Instant(milliseconds: 1_716_249_600_000)

    @Test func givesSixtyAtOnceAndThenOneASecond() {
        var bucket = TokenBucket()
        for left in (0..<60).reversed() {
            let outcome = bucket.take(.documented, at: start)
            #expect(outcome == .init(isAllowed: true, remaining: left, resetAt: start + Int64(60 - left) * 1000))
        }
        let refused = TokenBucket.Outcome(isAllowed: false, remaining: 0, resetAt: start + 60_000)
        #expect(bucket.take(.documented, at: start) == refused)
        #expect(
            bucket.take(.documented, at: start + 999) == .init(isAllowed: false, remaining: 0, resetAt: start + 60_000))
        #expect(
            bucket.take(.documented, at: start + 1000) == .init(isAllowed: true, remaining: 0, resetAt: start + 61_000))
        #expect(!bucket.take(.documented, at: start + 1000).isAllowed)
    }

    @Test func refusedRequestsTakeNothing() {
        var bucket = TokenBucket()
        for _ in 0..<1000 { _ = bucket.take(.documented, at: start) }
        #expect(bucket.take(.documented, at: start + 1000).isAllowed)
    }

    @Test func neverHoldsMoreThanItsCapacity() {
        var bucket = TokenBucket()
        _ = bucket.take(.documented, at: start)
        #expect(bucket.take(.documented, at: start + 86_400_000).remaining == 59)
    }

    @Test func gainsNothingFromAClockSetBack() {
        var bucket = TokenBucket()
        for _ in 0..<60 { _ = bucket.take(.documented, at: start) }
        #expect(!bucket.take(.documented, at: start - 3_600_000).isAllowed)
        // From then on it refills by the new clock.
        #expect(!bucket.take(.documented, at: start - 3_600_000 + 999).isAllowed)
        #expect(bucket.take(.documented, at: start - 3_600_000 + 1000).isAllowed)
    }

    @Test(arguments: [1, 2, 7, 59, 60, 1000], [1, 3, 1000, 60_000, 86_400_000])
    func neverAllowsMoreThanCapacityAndRefill(capacity: Int, period: Int64) {
        let limit = RateLimit(capacity: capacity, period: period)
        var random = RandomSource(seed: UInt64(capacity), stream: UInt64(period))
        var bucket = TokenBucket()
        var now = start
        var allowed = 0
        for _ in 0..<2000 {
            now += Int64.random(in: 0...max(1, 2 * period / Int64(capacity)), using: &random)
            let outcome = bucket.take(limit, at: now)
            if outcome.isAllowed { allowed += 1 }
            #expect((0..<capacity).contains(outcome.remaining))
            #expect(outcome.resetAt >= now && outcome.resetAt <= now + period)
            let refill = Double(now - start) * Double(capacity) / Double(period)
            #expect(Double(allowed) <= Double(capacity) + refill + 1e-6)
        }
        // And a client that never comes too early is never refused.
        bucket = TokenBucket()
        for step in 0..<100 {
            let wait = (period + Int64(capacity) - 1) / Int64(capacity)
            #expect(bucket.take(limit, at: start + Int64(step) * wait).isAllowed)
        }
    }

    @Test(arguments: [
        RateLimit(capacity: 0, period: 0), RateLimit(capacity: -1, period: -1), RateLimit(capacity: .max, period: .max),
    ])
    func standsAnyLimitAtAnyTime(limit: RateLimit) {
        for instant in [Int64.min, -1, 0, 1, .max] {
            var bucket = TokenBucket()
            _ = bucket.take(limit, at: Instant(milliseconds: instant))
            let outcome = bucket.take(limit, at: Instant(milliseconds: -instant.advanced(by: instant == .min ? 1 : 0)))
            #expect(outcome.remaining >= 0)
            #expect(!limit.fields(outcome, unit: .seconds).isEmpty)
        }
    }
}
