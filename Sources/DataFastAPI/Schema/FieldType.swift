/// What a field may be. Each case knows how to check a value, what to make of it, and which message a wrong one gets
/// (``check(_:named:null:_:)``).
public enum FieldType: Sendable {
    /// A text.
    case text(TextRule)
    /// A goal's name, normalised.
    case goalName(GoalNameStyle)
    /// The name, normalised, of a goal that the website has.
    case trackedGoal
    /// One of a closed list of texts.
    case choice([String])
    /// `true` or `false` in a body.
    case boolean
    /// `true` or `false` in a query.
    case flag
    /// A number in a body, between these two.
    case number(minimum: Int, maximum: Int)
    /// A whole number in a query, at least `minimum`; above `maximum` it is lowered to it.
    case integer(minimum: Int, maximum: Int)
    /// An ObjectId, in lower case. As text of another form: `Invalid NAME`.
    case objectID
    /// A UUID of version 4, in lower case.
    case visitorID
    /// A list of texts in a body.
    case list(ListRule)
    /// The comma list of the `fields` parameter.
    case fieldNames(FieldNames)
    /// A date or a time stamp, kept as it was sent (``DateOrInstant`` reads it).
    case moment(MomentStyle)
    /// The name of a time zone.
    case timeZone
    /// The steps of a funnel.
    case funnelSteps
    /// The properties of a goal, cleaned.
    case properties

    /// The two styles in which goal names are refused.
    public enum GoalNameStyle: Sendable {
        /// One message for all (website API 8.1).
        case website
        /// A message for each fault, and a length of its own (account API 7.2).
        case account(maximum: Int)
    }

    /// What a moment is for; each place has its own message.
    public enum MomentStyle: Sendable {
        /// A bound of a range in a query (website API 2.5).
        case bound
        /// The time of a payment (website API 9.1).
        case payment
        /// The time of a note (account API 12.2).
        case note
    }

    /// The names that a `fields` parameter takes (website API 2.2).
    public struct FieldNames: Sendable {
        /// All names, in the route's order.
        public let valid: [String]
        /// Those that are only sent when named.
        public var onDemand: [String] = []
        /// Other names for them.
        public var aliases: [String: String] = [:]
        /// Whether the request's order is kept, instead of the route's.
        public var keepsOrder = false
        /// Whether a request has to name some.
        public var isRequired = false

        /// What a request gets that names none.
        public var standard: [String] { valid.filter { !onDemand.contains($0) } }
    }
}
