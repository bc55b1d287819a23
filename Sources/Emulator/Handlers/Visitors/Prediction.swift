import Glibc
import Store

/// How likely a visitor is to become a customer: counted, never guessed.
///
/// Source: website API, section 7.3, whose letters the names follow.
struct Prediction {
    /// p
    let conversionRate: Double
    /// v, US dollars.
    let averageValue: Double
    /// From 0 to 100; 50 is the baseline.
    let score: Int
    /// From 0 to 1.
    let confidence: Double
    /// The dimensions whose counts were used.
    let matches: [Audience.Dimension]

    /// p × v, US dollars.
    var expectedValue: Double { conversionRate * averageValue }

    /// The prediction for a visitor with these values; nil without model data, which need a customer.
    init?(_ audience: Audience, values: Audience.Values) {
        guard audience.all.customers >= 1 else { return nil }
        let baseline = audience.baselineConversionRate
        var matches: [Audience.Dimension] = []
        var logarithms = 0.0
        var visitors = 0
        for dimension in Audience.Dimension.allCases {
            guard let value = values[dimension] else { continue }
            let count = audience.count(of: dimension, value)
            guard count.visitors >= 3 else { continue }
            matches.append(dimension)
            visitors += count.visitors
            let rate = (Double(count.customers) + 20 * baseline) / (Double(count.visitors) + 20)
            logarithms += log(rate / baseline)
        }
        let count = Double(matches.count)
        let lift = matches.isEmpty ? 1 : exp(logarithms / count)
        let curve = pow(lift, 2.5)
        let mean = matches.isEmpty ? 0 : Double(visitors) / count
        self.matches = matches
        conversionRate = min(1, baseline * lift)
        averageValue = Self.averageValue(audience, country: values.country)
        score = Int((100 * curve / (1 + curve)).rounded(decimals: 0))
        confidence = matches.isEmpty ? 0 : count / 5 * mean / (mean + 50)
    }

    private static func averageValue(_ audience: Audience, country: String?) -> Double {
        if let country {
            let count = audience.count(of: .country, country)
            if count.payments > 0 { return count.dollars / Double(count.payments) }
        }
        return audience.baselineAverageValue
    }
}

extension Audience {
    /// b
    var baselineConversionRate: Double { all.visitors > 0 ? Double(all.customers) / Double(all.visitors) : 0 }

    /// a, US dollars.
    var baselineAverageValue: Double { all.payments > 0 ? all.dollars / Double(all.payments) : 0 }
}
