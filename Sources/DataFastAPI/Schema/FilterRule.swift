/// How an operation takes a filter.
public struct FilterRule: Sendable {
    /// What the filter tests.
    public let name: Filter.Name
    /// The parameters that give it, the first that is there counting. Each also with `filter_` before it.
    public let parameters: [String]
    /// The operators it takes; the first is meant when none is written.
    public let operators: [Filter.Operator]
    /// The most values.
    public let maximumValues: Int?
    /// How the filter is known.
    public let mark: Mark

    init(
        _ name: Filter.Name, _ operators: [Filter.Operator] = [.is, .isNot], parameters: [String]? = nil,
        maximumValues: Int? = nil, mark: Mark = .doc
    ) {
        self.name = name
        self.parameters = parameters ?? [name.rawValue]
        self.operators = operators
        self.maximumValues = maximumValues
        self.mark = mark
    }

    /// The names to look for, in the order in which they win.
    var lookups: [String] { parameters.flatMap { ["filter_" + $0, $0] } }

    private static let text: [Filter.Operator] = [.is, .isNot, .contains, .doesNotContain]

    /// The filters of the reports (website API 2.3).
    static let reports: [FilterRule] = Filter.Name.allCases.map { name in
        switch name {
        case .entryPage, .page: FilterRule(name, text)
        case .visitCount: FilterRule(name, [.is, .isNot, .atLeast, .atMost])
        default: FilterRule(name)
        }
    }

    /// The filters of the visitor list (website API 7.1).
    static let visitors: [FilterRule] =
        [
            FilterRule(.page, text, parameters: ["visitedPage", "page"], maximumValues: 50),
            FilterRule(
                .page, [.contains, .doesNotContain], parameters: ["visitedPageContains", "pageContains"],
                maximumValues: 50),
            FilterRule(.goal, parameters: ["completedGoal", "goal"], maximumValues: 50),
        ]
        + Filter.Name.allCases.prefix { $0 != .entryPage }.map { FilterRule($0, maximumValues: 50) }
}
