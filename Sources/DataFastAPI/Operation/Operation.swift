/// One operation of the API, declared once: who may call it, what it takes and checks, what it answers, and how well each is known.
///
/// Routing, the gate's checks, validation and the OpenAPI document all read these values. There is one instance of each, so
/// it is a class: handing it on costs one reference.
public final class Operation: Sendable {
    /// Which one it is.
    public let id: OperationID
    /// The request method.
    public let method: Method
    /// The path below `/api/v1`.
    public let path: PathTemplate
    /// The heading it stands under.
    public let group: Group
    /// What it does, in a few words.
    public let summary: String
    /// The public page about it, where one is known.
    public let documentationURL: String?
    /// Who may call it.
    public let access: Access
    /// How its existence is known.
    public let marks: Marks
    /// How much work it may be.
    public let speed: Speed
    /// The parameters in its path, in order.
    public let pathParameters: [Field]
    /// What its query may hold, besides `websiteId` (see ``Access/Scope``).
    public let query: QuerySchema
    /// What its body must hold; nil when the body is ignored.
    public let body: BodySchema?
    /// What it answers when all is well. Made when asked for: serving needs none of it, and a start should not pay for it.
    public var answers: [Answer] { makeAnswers() }
    private let makeAnswers: @Sendable () -> [Answer]
    /// Its own errors: those that no token, website, parameter or body check gives.
    public let errors: [ContractError]
    /// How its errors are known that are known in another way than the same ones elsewhere. Made when asked for, as answers are.
    var errorMarks: [ErrorMark] { makeErrorMarks() }
    private let makeErrorMarks: @Sendable () -> [ErrorMark]

    init(
        _ id: OperationID, _ method: Method, _ path: PathTemplate, _ group: Group, _ summary: String,
        page: String? = nil,
        access: Access, marks: Marks = Marks(), speed: Speed = .quick, query: QuerySchema = QuerySchema(),
        body: BodySchema? = nil,
        answers: @autoclosure @escaping @Sendable () -> [Answer] = [], errors: [ContractError] = [],
        errorMarks: @autoclosure @escaping @Sendable () -> [ErrorMark] = []
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.group = group
        self.summary = summary
        documentationURL = page.map { "https://datafa.st/docs" + $0 }
        self.access = access
        self.marks = marks
        self.speed = speed
        pathParameters = path.parameterNames.map(Field.pathParameter)
        self.query = query
        self.body = body
        makeAnswers = answers
        self.errors = errors
        makeErrorMarks = errorMarks
    }
}

extension Operation {
    /// The headings of the contract's table.
    public enum Group: String, CaseIterable, Sendable {
        case account = "Account"
        case accessTokens = "Access tokens"
        case websites = "Websites"
        case websiteKeys = "Website keys"
        case goals = "Goals"
        case funnels = "Funnels"
        case alerts = "Alerts"
        case team = "Team"
        case integrations = "Integrations"
        case notes = "Notes"
        case botTrafficAdministration = "Bot traffic administration"
        case analytics = "Analytics"
        case breakdowns = "Breakdowns"
        case botTrafficReports = "Bot traffic reports"
        case visitors = "Visitors"
        case payments = "Payments"
        case identity = "Identity"
        case mentions = "Mentions"
    }

    /// How the facts of an operation's line in the table are known.
    public struct Marks: Sendable, Equatable {
        /// Method, path and whatever is not named below.
        public var operation: Mark = .doc
        /// The operation's id.
        public var id: Mark = .doc
        /// Whether website keys may call it.
        public var websiteKey: Mark = .doc
        /// The permission it needs.
        public var permission: Mark = .doc
    }

    /// How much work an operation may be.
    public enum Speed: Sendable {
        /// A read or write of a few records.
        case quick
        /// A read or a delete over many records: not for an event loop.
        case report
    }
}
