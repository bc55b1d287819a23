/// What is wrong with a path, a query or a body: status 400 (contract, *Messages*; website API 2.5; account API 1.2).
extension ContractError {
    /// A body that is not JSON, or not an object.
    public static let invalidJSONBody = ContractError(400, "Invalid JSON body", status: .doc)
    /// An update that names nothing to change.
    public static let noFields = ContractError(400, "No fields provided")
    /// One bound of a range alone.
    public static let incompleteRange = ContractError(
        400, "startAt and endAt must be provided together", status: .doc)
    /// A range that ends before it begins.
    public static let reversedRange = ContractError(400, "endAt must not be before startAt")
    /// No website with an account token.
    public static let missingWebsiteID = ContractError(
        400, "websiteId is required with an account token", status: .doc)
    /// A `websiteId` that is not an ObjectId, wherever it stands.
    public static let invalidWebsiteID = malformed("websiteId")

    /// Required names that are not there, in the order of the operation's table.
    public static func missing(_ names: [String]) -> ContractError {
        let label = names.count == 1 ? "field" : "fields"
        return ContractError(400, "Missing required \(label): \(list(names))", status: .doc)
    }

    /// A value that breaks its rule.
    public static func invalid(_ name: String, _ reason: String) -> ContractError {
        ContractError(400, "Invalid \(name): \(reason)", status: .doc)
    }

    /// An id that has not the form of one.
    public static func malformed(_ name: String) -> ContractError {
        ContractError(400, "Invalid \(name)", status: .doc)
    }

    /// A range with more parts than an answer without pages may list.
    public static let tooManyIntervals = ContractError(
        400, "Invalid interval: at most \(Limit.timeSeriesParts) in the range")

    /// A time zone that does not exist.
    public static func invalidTimeZone(_ value: String) -> ContractError {
        ContractError(400, "Invalid timezone: \(value)", status: .doc)
    }

    /// Unknown names in `fields`.
    public static func invalidFields(_ unknown: [String], valid: [String]) -> ContractError {
        ContractError(400, "Invalid fields: \(list(unknown)). Valid fields: \(list(valid))", status: .doc)
    }

    /// An operator that a filter does not take.
    public static func unsupportedOperator(_ name: String, _ filterOperator: Filter.Operator) -> ContractError {
        invalid(name, "operator \(filterOperator.rawValue) is not supported")
    }

    /// A parameter that an operation which refuses unknown ones does not know.
    public static func unknownParameter(_ name: String) -> ContractError {
        ContractError(400, "Unknown query parameter: \(name)", status: .doc)
    }

    /// A parameter twice, where that is refused.
    public static func duplicateParameter(_ name: String) -> ContractError {
        ContractError(400, "Duplicate query parameter: \(name)", status: .doc)
    }

    /// More properties than a goal or a profile may have.
    public static func tooManyProperties(_ name: String) -> ContractError {
        invalid(name, "at most \(PropertyText.maximumCount) properties")
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}

/// The reasons that follow `Invalid NAME: ` and are shared.
enum Reason {
    static let string = "must be a string"
    static let stringOrNull = "must be a string or null"
    static let strings = "must be an array of strings"
    static let array = "must be an array"
    static let object = "must be an object"
    static let boolean = "must be a boolean"
    static let number = "must be a number"
    static let trueOrFalse = "must be true or false"
    static let notEmpty = "must not be empty"
    static let visitorID = "must be a UUID v4"
    static let wholeNumber = "must be a whole number"
    static let bound = "must be YYYY-MM-DD or an ISO 8601 timestamp with Z or an offset"
    static let goalName = "use lowercase letters, numbers, underscores, hyphens and colons, at most 64 characters"
    static let goalNameCharacters = "only lowercase letters, digits, _, - and : are allowed"
    static let currencyCode = "must be a 3-letter ISO code"
    static let trackedGoal = "must match a tracked goal"
    static let goalNameReserved = "identify is reserved"

    static func atMost(_ count: Int) -> String { "must be at most \(count) characters" }
    static func filledText(_ count: Int) -> String { "must be a string of at most \(count) characters" }
    static func atLeast(_ count: Int) -> String { "must be at least \(count) characters" }
    static func atMostEntries(_ count: Int) -> String { "must have at most \(count) entries" }
    static func atMostValues(_ count: Int) -> String { "at most \(count) values" }
    static func integer(from minimum: Int) -> String { "must be an integer of \(minimum) or more" }
    static func oneOf(_ values: [String]) -> String { "must be one of: \(values.joined(separator: ", "))" }
}
