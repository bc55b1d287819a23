/// Parameters that several operations have (website API 2).
enum Parameters {
    static let startAt = Field("startAt", .moment(.bound), "First day or instant of the range")
    static let endAt = Field("endAt", .moment(.bound), "Last day or instant of the range, included")
    static let timezone = Field("timezone", .timeZone, "Time zone of dates; the website's when absent")

    /// A range and its zone.
    static let range = [startAt, endAt, timezone]

    /// A range whose bounds may have their old names (website API 8.2).
    static let deletionRange = [
        Field(
            "startAt", .moment(.bound), aliases: ["start"], "First day or instant of the range", deprecatedAliases: true
        ),
        Field(
            "endAt", .moment(.bound), aliases: ["end"], "Last day or instant of the range, included",
            deprecatedAliases: true),
        timezone,
    ]

    /// How many rows, and after how many.
    static func page(limit: Int = 100, maximum: Int = 1000, mark: Mark = .doc) -> [Field] {
        [
            Field(
                "limit", .integer(minimum: 1, maximum: maximum), default: .number(Double(limit)),
                "The most rows; at most \(maximum)", mark: mark),
            Field(
                "offset", .integer(minimum: 0, maximum: largestOffset), default: 0, "The rows to leave out", mark: mark),
        ]
    }

    /// The greatest offset: the largest integer that JSON's readers keep exact. More would find nothing either.
    static let largestOffset = 9_007_199_254_740_991

    /// Which keys to send.
    static func fields(
        _ valid: [String], onDemand: [String] = [], aliases: [String: String] = [:], keepsOrder: Bool = false,
        required: Bool = false
    ) -> Field {
        let names = FieldType.FieldNames(
            valid: valid, onDemand: onDemand, aliases: aliases, keepsOrder: keepsOrder, isRequired: required)
        return Field(
            "fields", .fieldNames(names), required: required,
            default: required ? nil : .array(names.standard.map { .string($0) }), "Comma list of the keys to send")
    }

    /// The width of the parts of a time series.
    static let intervals = ["hour", "day", "week", "month"]

    /// The order of a list by time.
    static let order = Field("order", .choice(["asc", "desc"]), default: "desc", "Oldest or newest first")
}

/// Fields of bodies that several operations have.
enum BodyFields {
    /// A name for people.
    static let label = Field("name", .text(.label), null: .value, "Name for people")

    static let visitorID = Field(
        "datafast_visitor_id", .visitorID, required: true, "The visitor, from the cookie of this name")
}
