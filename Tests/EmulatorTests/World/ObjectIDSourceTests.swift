import CivilTime
import Testing

@testable import Emulator

struct ObjectIDSourceTests {
    private let noon = Instant(iso8601: "2026-05-21T12:00:00.999Z")!

    @Test func idsHaveTheFormAndTheSecondInFront() {
        var random = RandomSource(seed: 1)
        var source = ObjectIDSource(random: &random)
        let id = source.next(at: noon)
        #expect(id.utf8.count == 24)
        #expect(id.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) })
        #expect(id.hasPrefix(String(noon.milliseconds / 1000, radix: 16)))
        #expect(source.next(at: Instant(milliseconds: 0)).hasPrefix("00000000"))
        for instant in [Int64.min, -1, .max] {
            #expect(source.next(at: Instant(milliseconds: instant)).utf8.count == 24)
        }
    }

    @Test func idsAreUniqueWithinASecondAndAcrossSources() {
        var random = RandomSource(seed: 1)
        var source = ObjectIDSource(random: &random)
        #expect(Set((0..<100_000).map { _ in source.next(at: noon) }).count == 100_000)
        // Another source has another middle.
        var other = ObjectIDSource(random: &random)
        #expect(source.next(at: noon).dropFirst(8).prefix(10) != other.next(at: noon).dropFirst(8).prefix(10))
    }

    @Test func idsRepeatForTheSameSeed() {
        func ids() -> [String] {
            var random = RandomSource(seed: 9)
            var source = ObjectIDSource(random: &random)
            return (0..<10).map { source.next(at: noon + $0) }
        }
        #expect(ids() == ids())
    }

    @Test func aDatabaseOpenedAgainMakesOtherIDs() throws {
        let world = try TestWorld()
        let again = try WorldState(world.state.settings, store: world.state.store)
        #expect(again.newObjectID() != world.state.newObjectID())
        #expect(try TestWorld().state.newObjectID() == TestWorld().state.newObjectID())
    }
}
