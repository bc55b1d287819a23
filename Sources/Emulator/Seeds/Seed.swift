/// What a world holds at first.
struct Seed {
    init(_ source: EmulatorConfiguration.SeedSource) throws(EmulatorError) {}

    /// Fills a world's empty database.
    func plant(in state: WorldState) throws {}
}
