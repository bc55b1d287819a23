/// How much a demo holds.
public enum DemoSize: Sendable, Hashable, CustomStringConvertible {
    /// What a person looks at: 20,000 visitors.
    case standard
    /// So many pageviews, for tests of load.
    case pageviews(Int)

    /// How many pageviews may be asked for.
    public static let range = 1...10_000_000

    static let visitors = 20_000

    /// What a seed of this size is called: `demo`, `demo:100000`.
    public var description: String {
        switch self {
        case .standard: "demo"
        case .pageviews(let count): "demo:\(count)"
        }
    }

    /// What names are allowed, in words.
    public static let allowedNames =
        "demo, demo:N with N pageviews from \(range.lowerBound) to \(range.upperBound)"

    /// Whether a name is meant to be a demo's.
    public static func isName(_ name: String) -> Bool { name == "demo" || name.hasPrefix("demo:") }

    /// Reads a name; nil for one of no demo.
    public init?(_ name: String) {
        if name == "demo" {
            self = .standard
            return
        }
        let digits = name.dropFirst("demo:".count)
        guard Self.isName(name), digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let count = Int(digits), Self.range.contains(count)
        else { return nil }
        self = .pageviews(count)
    }
}
