/// What a value of an answer looks like.
public struct Shape: Sendable {
    /// The types of JSON, and what is known of their values.
    public indirect enum Kind: Sendable {
        /// A text.
        case string(Format?)
        /// One of these texts.
        case choice([String])
        /// A whole number.
        case integer
        /// A number.
        case number
        /// `true` or `false`.
        case boolean
        /// A list.
        case array(Shape)
        /// An object with these members, in this order.
        case object([Member])
        /// An object with members of any name.
        case map(Shape)
        /// Anything.
        case any
    }

    /// Forms of text.
    public enum Format: String, Sendable {
        /// 24 lower-case hexadecimal digits.
        case objectID
        /// A UUID of version 4.
        case visitorID
        /// ISO 8601 in UTC with milliseconds and `Z`.
        case timestamp
        /// ISO 8601 with whole seconds and `Z` or the zone's offset.
        case wholeSeconds
    }

    /// A member of an object.
    public struct Member: Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let shape: Shape
    }

    /// What it is.
    public let kind: Kind
    /// Whether it may be `null` instead.
    public private(set) var isNullable = false
    /// Whether the member with this value may be missing.
    public private(set) var mayBeAbsent = false
    /// How the value is known; nil when as the whole answer is.
    public private(set) var mark: Mark?
    /// What it means, with its unit.
    public private(set) var summary = ""

    private init(kind: Kind) {
        self.kind = kind
    }
}

// MARK: - Making

extension Shape {
    static let string = Shape(kind: .string(nil))
    static let id = Shape(kind: .string(.objectID))
    static let visitorID = Shape(kind: .string(.visitorID))
    static let timestamp = Shape(kind: .string(.timestamp))
    static let wholeSeconds = Shape(kind: .string(.wholeSeconds))
    static let integer = Shape(kind: .integer)
    static let number = Shape(kind: .number)
    static let boolean = Shape(kind: .boolean)
    static let any = Shape(kind: .any)
    static let money = number.meaning("Major units, 2 decimals")
    static let percent = number.meaning("Percent, 2 decimals")
    static let milliseconds = number.meaning("Milliseconds")

    static func choice(_ texts: [String]) -> Shape { Shape(kind: .choice(texts)) }
    static func array(_ element: Shape) -> Shape { Shape(kind: .array(element)) }
    static func map(_ value: Shape) -> Shape { Shape(kind: .map(value)) }
    static func object(_ members: KeyValuePairs<String, Shape>) -> Shape {
        Shape(kind: .object(members.map { Member(name: $0, shape: $1) }))
    }

    /// The texts of messages that an operation may answer.
    static func message(_ messages: SuccessMessage...) -> Shape { choice(messages.map(\.rawValue)) }

    /// The same or `null`.
    var orNull: Shape { with { $0.isNullable = true } }

    /// The same, in a member that may be missing.
    var optional: Shape { with { $0.mayBeAbsent = true } }

    /// The same with another mark than the answer's.
    func marked(_ mark: Mark) -> Shape { with { $0.mark = mark } }

    /// The same with words about it.
    func meaning(_ summary: String) -> Shape { with { $0.summary = summary } }

    /// An object with these members at its end.
    func adding(_ members: KeyValuePairs<String, Shape>) -> Shape {
        guard case .object(let own) = kind else { return self }
        return Shape(kind: .object(own + members.map { Member(name: $0, shape: $1) }))
    }

    private func with(_ change: (inout Shape) -> Void) -> Shape {
        var copy = self
        change(&copy)
        return copy
    }
}

// MARK: - Envelopes

extension Shape {
    /// The standard envelope (contract, *Wire format*), with members after `data` where a route has them.
    static func success(_ data: Shape, _ members: KeyValuePairs<String, Shape> = [:]) -> Shape {
        object(["status": choice(["success"]), "data": data]).adding(members)
    }

    /// A list, or one object in a list.
    static func list(_ element: Shape, _ members: KeyValuePairs<String, Shape> = [:]) -> Shape {
        success(array(element), members)
    }

    /// A page of a list.
    static func page(_ element: Shape) -> Shape { list(element, ["pagination": pagination]) }

    static let pagination = object(["limit": integer, "offset": integer, "total": integer])
    static let paginationWithMore = pagination.adding(["hasMore": boolean])

    /// The standard error.
    public static let error = object([
        "status": choice(["error"]), "error": object(["code": integer.meaning("The HTTP status"), "message": string]),
    ])

    /// The errors of `POST /payments`.
    public static let plainError = object(["error": string])

    /// Too many requests (contract, *Rate limit*).
    public static let rateLimitError = object([
        "error": choice(["Too many requests"]), "message": choice(["Rate limit exceeded..."]), "limit": integer,
        "remaining": integer, "reset": integer.meaning("Unix time, seconds"),
    ])
}
