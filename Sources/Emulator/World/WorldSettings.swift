import Logging

/// How a world behaves where the contract leaves a choice.
///
/// Source: website API, appendix D; contract README, *Rate limit*, *Long deletes*; tracking, sections 3 and 6.
public struct WorldSettings: Sendable {
    /// The clock that the world starts with.
    public var clock: WorldClock = .system
    /// What the random source starts from; the same seed gives the same ids.
    public var randomSeed: UInt64 = 0
    /// The limit of each token; nil for none.
    public var rateLimit: RateLimit? = .documented
    /// The unit of `reset` in 429 bodies and rate-limit headers.
    public var rateLimitReset: RateLimit.ResetUnit = .seconds
    /// Deleting more goals or payments than this times out with 504.
    public var deleteTimeoutRecords = 10_000
    /// Where a failure that clients see only as 500 is told.
    public var logger = Logger(label: "datafast-emulator")
    /// Whether browsers that automation drives count as people.
    public var allowsBots = false
    /// Whether a request may ask for a fault of its own (`X-Emulator-Fault`, `Prefer: code=…`).
    public var allowsClientFaults = true
    /// Whether the `Date` of answers follows the world's clock, and not the machine's.
    public var emulatesDate = false
    /// How much the world remembers of its requests.
    public var journal = JournalLimits()
    /// Whether visitors of the demo arrive by the world's clock; only a world of the seed `demo` can have that.
    public var isLive = false
    /// Where tracked visitors are whose place neither their request nor the table of addresses tells.
    public var defaultPlace = DefaultPlace.standard
    /// What currencies are worth, which reports convert by.
    public var currencyRates = CurrencyRates.standard
    /// Whether payment providers are used in production or in development, where their test keys are taken.
    public var providerMode = ProviderMode.production

    /// How payment providers are used.
    ///
    /// Source: account API, section 11.
    public enum ProviderMode: String, Sendable, CaseIterable {
        case production, development
    }

    /// The documented behaviour, on the machine's clock.
    public init() {}
}
