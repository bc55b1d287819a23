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
    /// The filter that a parameter gives: its place in ``filters``, and how many of the filter's other names win over this one.
    let filterPlaces: [String: (filter: Int, rank: Int)]
    /// All names that mean something.
    let names: Set<String>

    init(_ fields: [Field] = [], filters: [FilterRule] = [], rules: [Rule] = [], rejectsUnknown: Bool = false) {
        self.fields = fields
        self.filters = filters
        self.rules = rules
        self.rejectsUnknown = rejectsUnknown
        var places: [String: (filter: Int, rank: Int)] = [:]
        for (filter, rule) in filters.enumerated() {
            for (rank, name) in rule.lookups.enumerated() { places[name] = (filter, rank) }
        }
        filterPlaces = places
        names = Set(fields.flatMap { [$0.name] + $0.aliases }).union(places.keys)
    }
}
