/// What a body must hold.
public struct BodySchema: Sendable {
    /// A rule across fields, checked when each of them is right.
    public enum Rule: Sendable {
        /// The single list of excluded crawlers does not go with the incremental ones (account API 13.3).
        case separateCrawlerLists
    }

    /// The lists that change the excluded crawlers bit by bit.
    static let incrementalCrawlerLists: Set = [
        "disableCompanies", "enableCompanies", "disableCrawlerIds", "enableCrawlerIds",
    ]

    /// The fields, in the order in which they are checked.
    public let fields: [Field]
    /// The fields of which at least one must be sent; empty when there is no such rule.
    public let oneOf: [String]
    /// The most bytes.
    public let maximumBytes: Int
    /// Whether members that are no fields are kept (``CheckedBody/others``) instead of ignored.
    public let keepsOthers: Bool
    /// Whether errors of the body have the plain form of `POST /payments`.
    public let hasPlainErrors: Bool
    /// The rules across fields.
    public let rules: [Rule]

    init(
        _ fields: [Field], oneOf: [String] = [], maximumBytes: Int = Limit.bodyBytes, keepsOthers: Bool = false,
        hasPlainErrors: Bool = false, rules: [Rule] = []
    ) {
        self.fields = fields
        self.oneOf = oneOf
        self.maximumBytes = maximumBytes
        self.keepsOthers = keepsOthers
        self.hasPlainErrors = hasPlainErrors
        self.rules = rules
    }

    /// The body of an update: the same fields, none required, at least one sent.
    static func update(_ fields: [Field], rules: [Rule] = []) -> BodySchema {
        BodySchema(fields.map { $0.optional() }, oneOf: fields.map(\.name), rules: rules)
    }
}
