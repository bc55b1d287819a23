/// What an emulator starts from.
public struct EmulatorConfiguration: Sendable {
    /// How its worlds behave.
    public var settings = WorldSettings()
    /// What its worlds hold at first.
    public var seed = SeedSource.basic
    /// The directory that keeps each world in a file; nil keeps worlds in memory.
    public var dataDirectory: String?

    /// The basic seed, in memory, with the documented limits.
    public init() {}

    /// Where a seed comes from.
    public enum SeedSource: Sendable, Equatable {
        /// The cast of the documentation's examples.
        case basic
        /// Nothing at all.
        case empty
        /// A JSON file of the seed format.
        case file(String)
    }
}
