import CivilTime
import HTTPServer
import JSON

/// A world as whoever controls it sees it.
public struct WorldInfo: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// What its URLs' paths begin with: `/w/NAME`, and nothing for the default world.
    public let basePath: String
    /// `dft_…`, made for this world: the owner of its first website. Nil in the default world, and where there is no user.
    public let accountToken: String?
    /// `df_…`, made for this world: the key of its first website. Nil in the default world, and where there is no website.
    public let websiteKey: String?
    /// The id of its first website.
    public let websiteID: String?
    /// The tracking id of its first website.
    public let trackingID: String?
    /// Its clock.
    public let clock: ClockReading
    /// What its random source started from.
    public let randomSeed: UInt64
    /// The limit of each token; nil for none.
    public let rateLimit: RateLimit?
    /// The names of its snapshots.
    public let snapshots: [String]

    init(_ world: World) throws {
        self = world.withState { state in WorldInfo(world, state) }
    }

    private init(_ world: World, _ state: WorldState) {
        name = world.name
        basePath = world.name == World.defaultName ? "" : "/w/\(world.name)"
        func known(_ secret: String?) -> String? {
            secret.flatMap { state.directory.credential(secret: $0) == nil ? nil : $0 }
        }
        accountToken = known(world.tokens?.account)
        websiteKey = known(world.tokens?.website)
        websiteID = state.directory.websites.first?.objectID
        trackingID = state.directory.websites.first?.trackingID
        clock = ClockReading(state.clock)
        randomSeed = state.chance.seed
        rateLimit = state.settings.rateLimit
        snapshots = world.snapshots.withLock { $0.keys.sorted() }
    }
}

/// What a world's clock shows, and how it goes.
public struct ClockReading: Sendable, Equatable {
    /// The world's time.
    public let now: Instant
    /// How it goes.
    public let clock: WorldClock

    init(_ clock: WorldClock) {
        now = clock.now
        self.clock = clock
    }
}

// MARK: - JSON

extension WorldInfo {
    /// Writes the members, with URLs on the host that the request came to.
    func write(to writer: inout JSONWriter, for request: HTTPRequest) {
        writer.member("name", name)
        writer.member("baseUrl", "http://\(request.authority ?? "localhost")\(basePath)")
        writer.beginObject("tokens")
        writer.member("account", accountToken)
        writer.member("website", websiteKey)
        writer.endObject()
        writer.member("websiteId", websiteID)
        writer.member("trackingId", trackingID)
        writer.beginObject("clock")
        clock.write(to: &writer)
        writer.endObject()
        writer.member("randomSeed", seed: randomSeed)
        writer.member("rateLimit", rateLimit?.description)
        writer.beginArray("snapshots")
        for name in snapshots { writer.string(name) }
        writer.endArray()
    }

    static let schema = ControlSchema(
        "World",
        ControlSchema.object([
            "name": ControlSchema.text, "baseUrl": ControlSchema.text,
            "tokens": ControlSchema.object([
                "account": ControlSchema.nullable(ControlSchema.text),
                "website": ControlSchema.nullable(ControlSchema.text),
            ]), "websiteId": ControlSchema.nullable(ControlSchema.text),
            "trackingId": ControlSchema.nullable(ControlSchema.text), "clock": ClockReading.schema.use,
            "randomSeed": ControlSchema.randomSeed.use, "rateLimit": ControlSchema.nullable(ControlSchema.text),
            "snapshots": ControlSchema.array(ControlSchema.text),
        ]),
        example: [
            "name": "suite-1", "baseUrl": "http://127.0.0.1:4610/w/suite-1",
            "tokens": ["account": "dft_…", "website": "df_…"], "websiteId": "665f0b3c4d2e1a0012345678",
            "trackingId": "dfid_abc123", "clock": ClockReading.schema.example, "randomSeed": 42, "rateLimit": "60/60s",
            "snapshots": ["signed-up"],
        ])
}

extension ClockReading {
    /// Writes the members of the clock's object: `now`, `mode`, `offsetMilliseconds`, `scale`.
    public func write(to writer: inout JSONWriter) {
        writer.member("now", now)
        switch clock {
        case .running(let offset):
            writer.member("mode", "running")
            writer.member("offsetMilliseconds", Int(offset))
        case .frozen:
            writer.member("mode", "frozen")
            // It changes all the time, and so would make two runs differ.
            writer.member("offsetMilliseconds", Int?.none)
        case .scaled:
            writer.member("mode", "scaled")
            writer.member("offsetMilliseconds", Int?.none)
        }
        writer.member("scale", clock.rate)
    }

    static let schema = ControlSchema(
        "Clock",
        ControlSchema.object([
            "now": ControlSchema.time, "mode": ControlSchema.choice(["running", "frozen", "scaled"]),
            "offsetMilliseconds": ControlSchema.nullable(["type": "integer"]), "scale": ["type": "number"],
        ]),
        example: ["now": "2026-05-21T12:00:00.000Z", "mode": "running", "offsetMilliseconds": 0, "scale": 1])
}

extension RateLimit: CustomStringConvertible {
    /// As `--rate-limit` takes it: `60/60s`.
    public var description: String {
        period % 1000 == 0 ? "\(capacity)/\(period / 1000)s" : "\(capacity)/\(period)ms"
    }
}

extension JSONWriter {
    /// A random seed: as text where JavaScript's numbers would not hold it.
    public mutating func member(_ name: StaticString, seed: UInt64) {
        if seed <= 9_007_199_254_740_991 { member(name, Int(seed)) } else { member(name, String(seed)) }
    }

    /// An object among other values.
    mutating func object(_ write: (inout JSONWriter) -> Void) {
        beginObject()
        write(&self)
        endObject()
    }
}
