import Store

@testable import Emulator

/// A filter of a request, with what it means written out.
struct PlainFilter {
    /// As it stands in the query, without percent encoding.
    let name: String
    let comparison: String
    let values: [String]
    /// Whether the name is sent without `filter_`.
    var isBare = false

    var query: String {
        let text = (comparison.isEmpty ? "" : comparison + ":") + values.joined(separator: ",")
        let encoded = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return (isBare ? "" : "filter_") + "\(name)=\(encoded)"
    }

    private var isNegative: Bool { comparison == "is_not" || comparison == "does_not_contain" }

    /// Whether it asks for a visitor as a whole.
    var testsVisitors: Bool { ["page", "goal", "visit_count"].contains(name) }

    func passes(_ session: PlainWorld.Session) -> Bool {
        guard let place = session.place, let system = session.system, let acquisition = session.acquisition,
            let entry = session.views.first
        else { return false }
        func known(_ text: String?) -> String { (text ?? "Unknown").lowercased() }
        let wanted = Set(values.map { $0.lowercased() })
        let isFound: Bool
        switch name {
        case "country":
            let names = ["US": "united states", "FR": "france", "CA": "canada"]
            isFound = wanted.contains(known(place.country)) || wanted.contains(names[place.country ?? ""] ?? "-")
        case "region":
            let names = ["US-CA": "california", "FR-IDF": "île-de-france", "US-NY": "new york", "CA-ON": "ontario"]
            isFound =
                wanted.contains(known(place.region))
                || wanted.contains(known(place.region.map { String($0.dropFirst(3)) }))
                || wanted.contains(names[place.region ?? ""] ?? "-")
        case "city": isFound = wanted.contains(known(place.city))
        case "device": isFound = wanted.contains(system.device)
        case "os": isFound = wanted.contains(known(system.os))
        case "browser": isFound = wanted.contains(known(system.browser == "Mobile Safari" ? "Safari" : system.browser))
        case "referrer":
            let domains = ["Google": "google.com", "Direct/None": "direct"]
            isFound =
                wanted.contains(known(acquisition.referrerName))
                || wanted.contains(domains[acquisition.referrerName] ?? "-")
        case "utm_source": isFound = values.contains(acquisition.utmSource ?? "Unknown")
        case "utm_medium": isFound = values.contains(acquisition.utmMedium ?? "Unknown")
        case "utm_campaign": isFound = values.contains(acquisition.utmCampaign ?? "Unknown")
        case "utm_term": isFound = values.contains(acquisition.utmTerm ?? "Unknown")
        case "utm_content": isFound = values.contains(acquisition.utmContent ?? "Unknown")
        case "ref": isFound = values.contains(acquisition.ref ?? "Unknown")
        case "source": isFound = values.contains(acquisition.source ?? "Unknown")
        case "via": isFound = values.contains(acquisition.via ?? "Unknown")
        case "hostname": isFound = session.views.contains { wanted.contains($0.page.hostname) }
        case "entry_page": isFound = matches(entry.page.path)
        default: return true
        }
        return isFound != isNegative
    }

    private func matches(_ path: String) -> Bool {
        comparison.hasSuffix("contain") || comparison == "contains"
            ? values.contains { path.contains($0) } : values.contains(path)
    }

    func passes(visitor: Int, _ world: PlainWorld, _ window: ClosedRange<Int64>) -> Bool {
        switch name {
        case "page":
            return isNegative
                != world.sessions.contains { session in
                    session.visitor == visitor
                        && session.views.contains { window.contains($0.time) && matches($0.page.path) }
                }
        case "goal":
            var isFound = false
            for goal in world.goals where goal.visitor == visitor && window.contains(goal.time) {
                if values.contains(goal.text) { isFound = true }
            }
            for sale in world.payments where sale.visitor == visitor && window.contains(sale.time) {
                let name: String? = sale.kind == .refund ? nil : sale.kind == .trial ? "free_trial" : "payment"
                if let name, values.contains(name) { isFound = true }
            }
            return isNegative != isFound
        case "visit_count":
            let count = world.sessions.filter {
                $0.visitor == visitor && !$0.views.isEmpty && $0.startedAt <= window.upperBound
            }.count
            return switch comparison {
            case "gte": values.contains { count >= Int($0)! }
            case "lte": values.contains { count <= Int($0)! }
            default: isNegative != values.contains("\(count)")
            }
        default: return true
        }
    }

    /// Some filters, none among them twice.
    static func random(_ random: inout RandomSource) -> [PlainFilter] {
        let count = [0, 0, 1, 1, 1, 2, 3].randomElement(using: &random)!
        return choices.shuffled(using: &random).prefix(count).map { name, comparisons, values in
            PlainFilter(
                name: name, comparison: comparisons.randomElement(using: &random)!,
                values: Array(values.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))),
                isBare: Bool.random(using: &random))
        }
    }

    /// Every filter with every operator, and every one or two of its values.
    static var all: [PlainFilter] {
        choices.flatMap { name, comparisons, values in
            comparisons.flatMap { comparison in
                values.indices.flatMap { first in
                    values[first...].map { second in
                        let chosen = values[first] == second ? [second] : [values[first], second]
                        return PlainFilter(name: name, comparison: comparison, values: chosen)
                    }
                }
            }
        }
    }

    private static let choices: [(String, [String], [String])] = {
        let equality = ["", "is", "is_not"]
        let text = equality + ["contains", "does_not_contain"]
        return [
            ("country", equality, ["US", "United States", "france", "unknown", "qq"]),
            ("region", equality, ["California", "US-NY", "IDF", "Unknown", "ca"]),
            ("city", equality, ["paris", "New York", "KYŌTO", "Unknown"]),
            ("device", equality, ["desktop", "Mobile", "tablet"]), ("os", equality, ["windows", "iOS", "Unknown"]),
            ("browser", equality, ["Safari", "chrome", "Unknown"]),
            ("referrer", equality, ["Google", "google.com", "direct", "EXAMPLE.net"]),
            ("utm_source", equality, ["News", "news", "Unknown"]), ("ref", equality, ["a", "A", "Unknown"]),
            ("utm_medium", equality, ["email", "Email", "Unknown"]), ("utm_campaign", equality, ["x", "X", "Unknown"]),
            ("utm_term", equality, ["shoes", "Unknown"]), ("utm_content", equality, ["top", "Top", "Unknown"]),
            ("source", equality, ["a", "A", "Unknown"]), ("via", equality, ["a", "Unknown"]),
            ("hostname", equality, ["docs.example.com", "Example.com"]),
            ("entry_page", text, ["/", "/pricing", "ric", "/Pricing"]), ("page", text, ["/", "/install", "ric"]),
            ("goal", equality, ["signup", "payment", "free_trial", "download"]),
            ("visit_count", equality + ["gte", "lte"], ["1", "2", "3", "5"]),
        ]
    }()
}
