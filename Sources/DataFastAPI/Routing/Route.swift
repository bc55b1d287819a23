/// Where a request leads.
public enum Route: Sendable {
    /// To an operation, with the texts of its path's parameters.
    case operation(Operation, PathValues)
    /// To a path that is known, with a method that it does not have; these it has, in the order of `Allow`.
    case methodNotAllowed([Method])
    /// Nowhere.
    case notFound
}
