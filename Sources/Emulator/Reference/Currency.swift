/// A currency's symbol and its value in US dollars (website-api.md, appendix C).
struct Currency: Equatable, Sendable {
    let symbol: String
    /// US dollars for one unit.
    let usd: Double

    /// The table's currency; any other code is its own symbol at rate 1.
    init(code: String) {
        self = Self.table[code] ?? Currency(symbol: code, usd: 1)
    }

    private init(symbol: String, usd: Double) {
        self.symbol = symbol
        self.usd = usd
    }

    private static let table: [String: Currency] = [
        "USD": Currency(symbol: "$", usd: 1),
        "EUR": Currency(symbol: "€", usd: 1.1),
        "GBP": Currency(symbol: "£", usd: 1.3),
        "JPY": Currency(symbol: "¥", usd: 0.007),
        "INR": Currency(symbol: "₹", usd: 0.012),
        "AUD": Currency(symbol: "A$", usd: 0.65),
        "CAD": Currency(symbol: "C$", usd: 0.73),
        "BRL": Currency(symbol: "R$", usd: 0.18),
        "CNY": Currency(symbol: "¥", usd: 0.14),
        "CHF": Currency(symbol: "CHF", usd: 1.15),
        "KRW": Currency(symbol: "₩", usd: 0.00075),
        "NZD": Currency(symbol: "NZ$", usd: 0.6),
        "SGD": Currency(symbol: "S$", usd: 0.75),
        "HKD": Currency(symbol: "HK$", usd: 0.128),
        "MXN": Currency(symbol: "MX$", usd: 0.055),
        "SEK": Currency(symbol: "kr", usd: 0.1),
        "NOK": Currency(symbol: "kr", usd: 0.095),
        "DKK": Currency(symbol: "kr", usd: 0.147),
        "PLN": Currency(symbol: "zł", usd: 0.25),
        "CZK": Currency(symbol: "Kč", usd: 0.044),
        "TRY": Currency(symbol: "₺", usd: 0.03),
        "ILS": Currency(symbol: "₪", usd: 0.27),
        "ZAR": Currency(symbol: "R", usd: 0.055),
        "AED": Currency(symbol: "AED", usd: 0.272),
    ]
}
