/// What a query may hold. An empty value counts as none, and of a name given twice the first counts.
public struct QuerySchema: Sendable {
    /// A rule across parameters.
    public enum Rule: Sendable {
        /// `startAt` and `endAt` come together.
        case bothBounds
        /// At least one of these, else the error.
        case oneOf([String], ContractError)
        /// When this one is there, nothing else is looked at.
        case alone(String)
        /// A filter and a parameter that exclude each other.
        case apart(filter: Filter.Name, parameter: String, ContractError)
    }

    /// The parameters, in the order in which they are checked.
    public let fields: [Field]
    /// The filters, in the order in which they are checked.
    public let filters: [FilterRule]
    /// The rules across parameters.
    public let rules: [Rule]
    /// Whether unknown and repeated parameters are refused.
    public let rejectsUnknown: Bool

    init(_ fields: [Field] = [], filters: [FilterRule] = [], rules: [Rule] = [], rejectsUnknown: Bool = false) {
        self.fields = fields
        self.filters = filters
        self.rules = rules
        self.rejectsUnknown = rejectsUnknown
    }
}
