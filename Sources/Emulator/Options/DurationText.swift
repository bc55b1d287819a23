/// Lengths of time as options and seeds write them: `90d`, `2h30m`, `250ms`.
enum DurationText {
    /// The longest that is taken: ten thousand years, so that no sum with a clock's time can overflow.
    private static let longest: Int64 = 10_000 * 366 * 86_400_000

    /// The longest, as text.
    static let longestText = "\(longest / 86_400_000)d"

    /// Milliseconds of one or more whole numbers with a unit each (`ms s m h d w`); nil for anything else.
    static func milliseconds(_ text: some StringProtocol) -> Int64? {
        var rest = text.utf8[...]
        var total: Int64 = 0
        repeat {
            let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            rest = rest[digits.endIndex...]
            let unit = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
            rest = rest[unit.endIndex...]
            guard digits.count <= 18, let number = Int64(String(decoding: digits, as: UTF8.self)),
                let length = length(of: String(decoding: unit, as: UTF8.self))
            else { return nil }
            let (product, isOverflow) = number.multipliedReportingOverflow(by: length)
            guard !isOverflow, product <= longest else { return nil }
            total += product
            guard total <= longest else { return nil }
        } while !rest.isEmpty
        return total
    }

    /// The same with a sign, which must be there: `-2d`, `+90m`.
    static func signedMilliseconds(_ text: String) -> Int64? {
        switch text.utf8.first {
        case UInt8(ascii: "+"): milliseconds(text.dropFirst())
        case UInt8(ascii: "-"): milliseconds(text.dropFirst()).map { -$0 }
        default: nil
        }
    }

    private static func length(of unit: String) -> Int64? {
        switch unit {
        case "ms": 1
        case "s": 1000
        case "m": 60_000
        case "h": 3_600_000
        case "d": 86_400_000
        case "w": 604_800_000
        default: nil
        }
    }
}

extension Duration {
    /// A length of time as an option gives it: `10s`, `1m30s`, `250ms`; units are `ms s m h d w`.
    public init?(argument: String) {
        guard let milliseconds = DurationText.milliseconds(argument) else { return nil }
        self = .milliseconds(milliseconds)
    }
}
