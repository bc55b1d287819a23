import Testing

@testable import Store

struct VisitorCounterTests {
    @Test(arguments: [0, 1, 2, 100, 5000, 70_000])
    func countsEachPairOnce(_ count: Int) {
        var random = SystemRandomNumberGenerator()
        var counter = VisitorCounter()
        var pairs: Set<[Int]> = []
        for _ in 0..<count {
            // A few visitors are in many groups, as a bot that reads every page.
            let visitor = Int.random(in: 0..<10, using: &random) == 0 ? 3 : Int.random(in: 0..<count, using: &random)
            let group = Int.random(in: 0..<max(2, count / 10), using: &random)
            counter.note(visitor: visitor, group: group)
            pairs.insert([visitor, group])
        }
        var counts: [Int: Int] = [:]
        counter.forEachDistinct { group in counts[group, default: 0] += 1 }
        #expect(counts == Dictionary(grouping: pairs, by: { $0[1] }).mapValues(\.count))
    }
}

struct RowSetTests {
    @Test func tellsWhatIsIn() {
        var rows = RowSet()
        var plain: Set<Int> = []
        for key in [0, 1, 63, 64, 65, 1000, 1, 64, 5] {
            let isNew = rows.insert(key)
            #expect(isNew == plain.insert(key).inserted)
        }
        let isKept = rows.insert(-1)
        #expect(!isKept)
        for key in -70...2000 { #expect(rows.contains(key) == plain.contains(key)) }
    }
}
