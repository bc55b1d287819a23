/// A test that a visitor passes or fails as a whole, as the filters of the API name it.
///
/// Source: website API, section 2.3.
package enum VisitorCondition: Sendable {
    /// How a number is compared.
    package enum CountComparison: Sendable {
        /// Equal to one of the values.
        case isAny
        /// Equal to none of them.
        case isNone
        /// As large as one of them, or larger.
        case atLeast
        /// As small as one of them, or smaller.
        case atMost
    }

    /// The paths that the visitor viewed in the window.
    case viewed(SessionCondition.Comparison, paths: [String])
    /// Whether the visitor completed one of these goals in the window, lifecycle names too; negated: none of them.
    case completed(goals: [String], isNegated: Bool)
    /// The number of the visitor's sessions that started up to the end of the window.
    case visitCount(CountComparison, [Int])
}

extension VisitorCondition.CountComparison {
    func passes(_ count: Int, _ values: [Int]) -> Bool {
        switch self {
        case .isAny: values.contains(count)
        case .isNone: !values.contains(count)
        case .atLeast: values.contains { count >= $0 }
        case .atMost: values.contains { count <= $0 }
        }
    }
}
