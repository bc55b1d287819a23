/// What currencies are worth in US dollars.
///
/// Source: website API, appendices C and D: a fixed table, unless it is told otherwise.
public struct CurrencyRates: Sendable, Equatable {
    /// By code, where it is not as in the table.
    private var told: [String: Double] = [:]

    /// The rates of the contract's table.
    public static let standard = CurrencyRates()

    private init() {}

    /// Rates as an option gives them: `EUR=1.08,GBP=1.27` are dollars for one euro and one pound; nil for any other text.
    public init?(argument: String) {
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2, pair[0].utf8.count == 3, pair[0].utf8.allSatisfy({ 0x41...0x5a ~= $0 }),
                let rate = Double(pair[1]), Self.allowed ~= rate,
                told.updateValue(rate, forKey: String(pair[0])) == nil
            else { return nil }
        }
    }

    /// Far from what would let sums of the largest amounts leave the range of numbers.
    private static let allowed = 0.000_000_001...1_000_000_000

    /// US dollars for one unit of the currency with this code.
    func dollars(_ code: String) -> Double { told[code] ?? Currency(code: code).usd }
}
