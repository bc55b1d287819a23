import JSON

/// What a new world is to be like. What is not said is as in the default world at its start.
public struct WorldOptions: Sendable {
    /// Its name; nil gives it one that is free.
    public var name: String?
    /// What it holds at first.
    public var origin: Origin?
    /// Its clock.
    public var clock: WorldClock?
    /// What its random source starts from.
    public var randomSeed: UInt64?
    /// The limit of each of its tokens.
    public var rateLimit: RateLimitChoice?
    /// Whether visitors of the demo arrive by the world's clock.
    public var isLive: Bool?

    /// A world like the default one.
    public init(
        name: String? = nil, origin: Origin? = nil, clock: WorldClock? = nil, randomSeed: UInt64? = nil,
        rateLimit: RateLimitChoice? = nil, isLive: Bool? = nil
    ) {
        self.name = name
        self.origin = origin
        self.clock = clock
        self.randomSeed = randomSeed
        self.rateLimit = rateLimit
        self.isLive = isLive
    }

    /// What a world may begin as.
    public enum Origin: Sendable, Equatable {
        /// A seed.
        case seed(EmulatorConfiguration.SeedSource)
        /// A snapshot of a world.
        case snapshot(String, world: String)
    }

    /// Whether and how tokens are limited.
    public enum RateLimitChoice: Sendable, Equatable {
        /// Not at all.
        case off
        /// As this says.
        case limit(RateLimit)
    }

    /// The most characters of a world's or a snapshot's name.
    static let longestName = 64

    /// Whether a name is one that a world or a snapshot can have: it stands in paths as it is, and is no `.` or `..` in them.
    static func isName(_ name: String) -> Bool {
        guard 1...longestName ~= name.utf8.count, let first = name.utf8.first, isLetterOrDigit(first) else {
            return false
        }
        return name.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
    }

    /// What names are allowed, as a JSON Schema.
    static let nameSchema: JSONValue = ["type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"]

    /// What names are allowed, in words.
    static let allowedNames =
        "1 to \(longestName) letters, digits, '.', '_' and '-', a letter or digit first"

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
