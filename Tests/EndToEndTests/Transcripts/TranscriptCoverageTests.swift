import JSON
import Testing

@testable import DataFastAPI
@testable import Emulator

/// Everything that an operation can answer must stand in a transcript: read from the contract's table, so that what is
/// added there asks for its transcript.
struct TranscriptCoverageTests {
    @Test(arguments: OperationTable.all.map(\.id))
    func everyAnswerIsRecorded(_ id: OperationID) throws {
        let operation = OperationTable[id]
        let answers = try RecordedAnswer.all.get().filter { $0.operation == id }
        let missing = ExpectedAnswer.all(of: operation).filter { expected in
            !answers.contains { $0.status == expected.status && expected.fits($0.message) }
        }
        #expect(missing.isEmpty, "no transcript shows these answers of \(id.rawValue)")
        #expect(!answers.contains { $0.status == 501 })
    }

    @Test func everyRouteBesideTheAPIIsRecorded() throws {
        let targets = Set(try RecordedAnswer.all.get().filter { $0.status < 300 }.map(\.path))
        #expect(SideRoute.table.map { "\($0.key)" }.filter { !targets.contains($0) }.isEmpty)
    }

    @Test func theRateLimitIsRecorded() throws {
        #expect(try RecordedAnswer.all.get().contains { $0.status == 429 })
    }
}

/// An answer that must be recorded.
private struct ExpectedAnswer: CustomStringConvertible {
    let status: Int
    let description: String
    let fits: (_ message: String) -> Bool

    private init(_ status: Int, _ description: String, _ fits: @escaping (String) -> Bool) {
        self.status = status
        self.description = "\(status) \(description)"
        self.fits = fits
    }

    private init(_ error: ContractError) {
        let parts = Self.parts(of: error.message)
        self.init(error.status, error.message) { Self.fits($0[...], parts[...]) }
    }

    /// Whether a message consists of these parts with anything between them.
    private static func fits(_ message: Substring, _ parts: ArraySlice<String>) -> Bool {
        guard let first = parts.first, message.hasPrefix(first) else { return false }
        let rest = message.dropFirst(first.count)
        if parts.count == 1 { return rest.isEmpty }
        return rest.indices.contains { fits(rest[$0...], parts.dropFirst()) } || parts.dropFirst() == [""]
    }

    /// A message without what it quotes of the request: what the table and the probes of fields have in its place.
    private static func parts(of message: String) -> [String] {
        var message = quotations.reduce(message) { $0.replacing($1.0, with: $1.1) }
        for (end, template) in [(" P", " *"), ("/ID", "/*")] where message.hasSuffix(end) {
            message = message.dropLast(end.count) + template
        }
        return message.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    }

    private static let quotations = [
        ("nonsense!", "*"), ("steps[0]", "steps[*]"), ("parameter: x", "parameter: *"),
        ("parameter: startAt", "parameter: *"), ("property name A ", "property name * "),
        ("value of a ", "value of * "),
    ]

    private init(refusedField name: String, aliases: [String] = []) {
        self.init(400, "Invalid \(name)…") { message in
            ([name] + aliases).contains { message == "Invalid \($0)" || message.hasPrefix("Invalid \($0): ") }
        }
    }

    private init(missingField name: String) {
        self.init(400, "Missing required field: \(name)") { message in
            message.hasPrefix("Missing required field")
                && message.split(separator: ": ").last?.split(separator: ", ").contains(name[...]) == true
        }
    }

    private init(beginning: String, ending: String = "") {
        self.init(400, "\(beginning)…\(ending)") { $0.hasPrefix(beginning) && $0.hasSuffix(ending) }
    }

    static func all(of operation: Operation) -> [ExpectedAnswer] {
        successes(operation) + gate(operation.access).map(Self.init) + path(operation) + query(operation.query)
            + (operation.body.map(body) ?? []) + operation.errors.map(Self.init)
            + [Self.init(.methodNotAllowed([]))] + messages(operation)
    }

    /// All that the operation is said to answer when not all is well, but a failure of the program. What is said of one filter
    /// may be recorded of another.
    private static func messages(_ operation: Operation) -> [ExpectedAnswer] {
        let filters = operation.query.filters.flatMap(\.lookups).map { "Invalid \($0): " }
        return operation.failures.filter { $0.status != 500 }.map { error in
            guard let filter = filters.first(where: error.message.hasPrefix) else { return Self.init(error) }
            let reason = error.message.dropFirst(filter.count)
            return Self.init(error.status, error.message) { message in
                message.hasSuffix(reason) && filters.contains(where: message.hasPrefix)
            }
        }
    }

    private static func successes(_ operation: Operation) -> [ExpectedAnswer] {
        Set(operation.answers.map(\.status)).sorted().map { Self.init($0, "success") { _ in true } }
    }

    /// What the gate refuses before it looks at what the operation takes (contract, *Order of checks*, 2 to 5).
    private static func gate(_ access: Access) -> [ContractError] {
        var errors: [ContractError] = [
            .missingAuthorization, .malformedAuthorization, .invalidTokenPrefix, .invalidAPIKey, .noAPIAccess,
            .missingPermission(access.permission),
        ]
        if !access.allowsWebsiteKey { errors.append(.websiteKeyNotAllowed) }
        if access.scope == .websiteInQuery { errors.append(.missingWebsiteID) }
        if access.scope != .account { errors += [.invalidWebsiteID, .websiteNotFound, .websiteNotAllowed] }
        if access.isBlockedBySuspension { errors.append(.trackingSuspended) }
        switch access.role {
        case .owner: errors.append(.ownerOnly)
        case .member: errors.append(.roleTooLow)
        case .viewer, nil: break
        }
        return errors
    }

    private static func path(_ operation: Operation) -> [ExpectedAnswer] {
        operation.pathParameters.map { Self.init(refusedField: $0.name, aliases: ["visitorId"]) }
    }

    private static func query(_ schema: QuerySchema) -> [ExpectedAnswer] {
        var answers = schema.fields.filter(\.isRequired).map { Self.init(missingField: $0.name) }
        answers += schema.fields.filter { $0.type.refusesSomeText }.map {
            Self.init(refusedField: $0.name, aliases: $0.aliases)
        }
        for rule in schema.rules {
            switch rule {
            case .bothBounds: answers += [Self.init(.incompleteRange), Self.init(.reversedRange)]
            case .oneOf(_, let error), .apart(_, _, let error): answers.append(Self.init(error))
            case .alone: break
            }
        }
        if !schema.filters.isEmpty {
            answers.append(Self.init(beginning: "Invalid ", ending: " is not supported"))
        }
        if schema.filters.contains(where: { $0.maximumValues != nil }) {
            answers.append(Self.init(beginning: "Invalid ", ending: " values"))
        }
        if schema.rejectsUnknown {
            answers += ["Unknown", "Duplicate"].map { Self.init(beginning: "\($0) query parameter: ") }
        }
        return answers
    }

    private static func body(_ schema: BodySchema) -> [ExpectedAnswer] {
        var answers = [Self.init(.invalidJSONBody), Self.init(.bodyTooLarge)]
        answers += schema.fields.filter(\.isRequired).map { Self.init(missingField: $0.name) }
        answers += schema.fields.map { Self.init(refusedField: $0.name, aliases: $0.aliases) }
        if !schema.oneOf.isEmpty { answers.append(Self.init(.noFields)) }
        return answers
    }
}

extension FieldType {
    /// Whether a parameter of this type can be refused: in a query everything is text.
    fileprivate var refusesSomeText: Bool {
        guard case .text(let rule) = self else { return true }
        return rule.mustNotBeEmpty || rule.minimum > 0 || rule.maximum != nil || rule.form != nil
    }
}

/// An answer that stands in a transcript.
private struct RecordedAnswer {
    /// The operation that was asked for; with a method that its path lacks, one of that path.
    let operation: OperationID?
    let path: String
    let status: Int
    /// The error's message; empty for a success.
    let message: String

    static let all = Result { try TranscriptLibrary.files.flatMap(answers) }

    private static let router = Router(OperationTable.all)

    private static func answers(in file: String) throws -> [RecordedAnswer] {
        try TranscriptLibrary.transcript(file).exchanges.flatMap { exchange in
            let path = String(exchange.target.prefix { $0 != "?" })
            return operations(exchange.method, path).map {
                RecordedAnswer(
                    operation: $0, path: path, status: exchange.status, message: message(exchange.responseBody))
            }
        }
    }

    /// A refused method speaks for every operation of its path.
    private static func operations(_ method: String, _ path: String) -> [OperationID?] {
        guard path.hasPrefix(PathTemplate.base) else { return [nil] }
        let rest = String(path.dropFirst(PathTemplate.base.count))
        switch router.route(method: method, path: rest) {
        case .operation(let operation, _): return [operation.id]
        case .notFound: return [nil]
        case .methodNotAllowed(let methods):
            return methods.map { method in
                guard case .operation(let operation, _) = router.route(method: method.rawValue, path: rest) else {
                    return nil
                }
                return operation.id
            }
        }
    }

    private static func message(_ body: String) -> String {
        let error = (try? JSONValue(parsing: Array(body.utf8)))?["error"]
        return error?["message"]?.stringValue ?? error?.stringValue ?? ""
    }
}
