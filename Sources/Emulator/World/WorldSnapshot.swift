import CivilTime

/// All of a world at one moment, but for what it remembers of its requests.
struct WorldSnapshot: Sendable {
    let database: DatabaseImage
    /// The world's time at that moment.
    let takenAt: Instant
    var clock: WorldClock
    var chance: Chance
    /// Buckets and last uses, by the credential's secret.
    let usage: [String: Credential.Usage]
    let faults: FaultPlan
}

/// Where a world's randomness stands.
struct Chance: Sendable {
    /// What it started from.
    let seed: UInt64
    /// Of secrets and the like.
    var source: RandomSource
    var ids: ObjectIDSource
    /// Of faults: the same for the same seed, whatever the database holds.
    var faults: RandomSource

    /// Far from the generations, which count from 0.
    private static let faultStream: UInt64 = 0x6661_756C_7473_0000

    /// The start for a seed. A database that goes on with the same seed must not repeat the ids it has: each `generation`
    /// is a stream of its own.
    init(seed: UInt64, generation: Int64) {
        self.seed = seed
        source = RandomSource(seed: seed, stream: UInt64(bitPattern: generation))
        ids = ObjectIDSource(random: &source)
        faults = RandomSource(seed: seed, stream: Self.faultStream)
    }
}
