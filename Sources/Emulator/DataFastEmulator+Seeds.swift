import Store

extension DataFastEmulator {
    /// A seed that uses every member of the format, as JSON: something to begin with.
    public static let exampleSeed = Seed.example

    /// The format of seeds as a JSON Schema: `fixtures/seed.schema.json`, byte for byte.
    public static var seedSchema: [UInt8] { PackageResources.seed_schema_json }

    /// Checks a seed as a start checks it, and keeps nothing of it.
    ///
    /// - Parameter clock: what the seed's relative times are relative to.
    /// - Returns: how much the seed holds.
    /// - Throws: ``EmulatorError``, with the place of what is wrong.
    public static func check(
        _ source: EmulatorConfiguration.SeedSource, clock: WorldClock = .system
    ) throws(EmulatorError) -> SeedSummary {
        let seed = try Seed(source)
        var settings = WorldSettings()
        settings.clock = .frozen(clock.now)
        do {
            let state = try WorldState(settings, store: try Store(dollars: settings.currencyRates.dollars))
            return SeedSummary(try seed.plant(in: state))
        } catch let error as EmulatorError {
            throw error
        } catch {
            throw .invalidSeed("\(error)")
        }
    }
}
