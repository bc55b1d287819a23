/// What an emulator starts from.
public struct EmulatorConfiguration: Sendable {
    /// How its worlds behave.
    public var settings = WorldSettings()
    /// What its worlds hold at first.
    public var seed = SeedSource.basic
    /// The directory that keeps the default world in a file; nil keeps it in memory, as all other worlds are.
    public var dataDirectory: String?
    /// The most worlds beside the default one.
    public var maxWorlds = 256
    /// How long a world that nobody asks anything is kept; nil keeps it until it is deleted. The default world always stays.
    public var worldTTL: Duration?
    /// Who may call the control plane.
    public var controlAccess = ControlAccess()

    /// The basic seed, in memory, with the documented limits.
    public init() {}

    /// Where a seed comes from.
    public enum SeedSource: Sendable, Hashable {
        /// The cast of the documentation's examples.
        case basic
        /// Nothing at all.
        case empty
        /// Three websites with visitors of the last 90 days.
        case demo(DemoSize)
        /// A JSON file of the seed format; `-` is standard input.
        case file(String)
        /// A text of the seed format.
        case text(String)
    }
}
