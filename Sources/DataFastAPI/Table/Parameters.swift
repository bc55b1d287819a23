/// Parameters that several operations have (website API 2).
enum Parameters {
    /// The range of a request that sends none, in words.
    enum AbsentRange: String {
        case allTime = "all time"
        case lastDays = "the last 30 days, today included"
        case byInterval = "24 hours, 30 days, the weeks of these, or 12 months, by the interval"
    }

    /// A range and its zone.
    static func range(absent: AbsentRange = .allTime, mark: Mark = .doc) -> [Field] {
        [
            bound("startAt", startsRange(absent), mark: mark), bound("endAt", endsRange, mark: mark),
            timezone(mark: mark),
        ]
    }

    /// A range whose bounds may have their old names (website API 8.2).
    static let deletionRange = [
        bound("startAt", oldName: "start", startsRange(.allTime)), bound("endAt", oldName: "end", endsRange),
        timezone(),
    ]

    private static func bound(_ name: String, oldName: String? = nil, _ summary: String, mark: Mark = .doc) -> Field {
        Field(
            name, .moment(.bound), aliases: oldName.map { [$0] } ?? [], summary, mark: mark,
            deprecatedAliases: oldName != nil)
    }

    private static func startsRange(_ absent: AbsentRange) -> String {
        "First day or instant of the range; comes together with `endAt`. Without both: \(absent.rawValue)"
    }

    private static let endsRange = "Last day or instant of the range, included; comes together with `startAt`"

    private static func timezone(mark: Mark = .doc) -> Field {
        Field("timezone", .timeZone, "Time zone of dates; the website's when absent", mark: mark)
    }

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
    static func order(mark: Mark = .doc) -> Field {
        Field("order", .choice(["asc", "desc"]), default: "desc", "Oldest or newest first", mark: mark)
    }
}

/// Fields of bodies that several operations have.
enum BodyFields {
    /// A name for people.
    static let label = Field("name", .text(.label), null: .value, "Name for people")

    static let visitorID = Field(
        "datafast_visitor_id", .visitorID, required: true, "The visitor, from the cookie of this name")
}
