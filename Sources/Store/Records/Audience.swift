/// What the prediction model counts over: the visitors of a website with a pageview, and the customers among them, by
/// the values of their first session.
///
/// Source: website API, section 7.3.
package struct Audience: Sendable {
    /// The dimensions of the model, in its order.
    package enum Dimension: Int, Sendable, CaseIterable {
        case device, os, browser, country, referrer
    }

    /// A visitor's values; nil where unknown. The browser is folded (`Mobile Safari` is `Safari`).
    package struct Values: Hashable, Sendable {
        package var device: String?
        package var os: String?
        package var browser: String?
        package var country: String?
        package var referrer: String?

        package init(device: String?, os: String?, browser: String?, country: String?, referrer: String?) {
            self.device = device
            self.os = os
            self.browser = browser == "Mobile Safari" ? "Safari" : browser
            self.country = country
            self.referrer = referrer
        }

        package subscript(dimension: Dimension) -> String? {
            switch dimension {
            case .device: device
            case .os: os
            case .browser: browser
            case .country: country
            case .referrer: referrer
            }
        }
    }

    /// The counts of one group of visitors.
    package struct Count: Sendable, Equatable {
        package var visitors = 0
        /// Visitors with an attributed paid record.
        package var customers = 0
        /// Attributed paid records.
        package var payments = 0
        /// Their sum in US dollars.
        package var dollars = 0.0

        package init() {}

        static func += (left: inout Count, right: Count) {
            left.visitors += right.visitors
            left.customers += right.customers
            left.payments += right.payments
            left.dollars += right.dollars
        }
    }

    /// All visitors.
    package private(set) var all = Count()
    private var groups: [[String: Count]] = Array(repeating: [:], count: Dimension.allCases.count)

    /// The visitors that share a value.
    package func count(of dimension: Dimension, _ value: String) -> Count {
        groups[dimension.rawValue][value] ?? Count()
    }

    mutating func add(_ count: Count, to values: Values) {
        add(count)
        addToGroups(count, of: values)
    }

    /// Adds to the count of all, to no group.
    mutating func add(_ count: Count) { all += count }

    /// Adds to the groups of the values that are known, not to the count of all.
    mutating func addToGroups(_ count: Count, of values: Values) {
        for dimension in Dimension.allCases {
            guard let value = values[dimension] else { continue }
            groups[dimension.rawValue][value, default: Count()] += count
        }
    }
}
