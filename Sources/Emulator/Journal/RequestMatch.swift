import DataFastAPI
import HTTPServer
import JSON

/// Which requests of a journal are meant: those of which all that is given here is true.
public struct RequestMatch: Sendable, Equatable {
    /// One of ``operations``.
    public var operation: String?
    /// The request method.
    public var method: HTTPMethod?
    /// The path, from `/api/v1` on or as it was sent: with or without a world's `/w/NAME`, without the query.
    public var path: WildcardPattern?
    /// The status of the answer; 0 where a fault left none.
    public var status: Int?
    /// Conditions on what the request or its answer holds.
    public var conditions: [RequestCondition] = []

    /// Every request.
    public init(operation: String? = nil, method: HTTPMethod? = nil, path: WildcardPattern? = nil, status: Int? = nil) {
        self.operation = operation
        self.method = method
        self.path = path
        self.status = status
    }

    /// What of a request is not as it was expected.
    public struct Difference: Sendable, Equatable, CustomStringConvertible {
        /// What: `operation`, `status`, `$.name`.
        public let field: String
        /// What was expected of it.
        public let expected: String
        /// What it is; nil when it is not there. Secrets show their last characters.
        public let actual: String?

        /// One line.
        public var description: String {
            guard let actual else { return "\(field) is missing, expected \(expected)" }
            return "\(field) is \(actual), expected \(expected)"
        }
    }
}

// MARK: - Operations

extension RequestMatch {
    /// What requests of a journal are called: the ids of the API's operations and the names of routes beside it.
    public static let operations = OperationID.allCases.map(\.rawValue) + SideRoute.operations

    /// - Throws: for an operation that there is not: none would ever match, and an absence hold for no reason.
    func check() throws(ControlError) {
        if let operation { _ = try VerificationFields.operation.value(of: .string(operation)) }
    }
}

// MARK: - Matching

extension RequestMatch {
    func matches(_ entry: JournalEntry) -> Bool { differences(from: entry, isFirstEnough: true).isEmpty }

    /// Everything that differs.
    func differences(from entry: JournalEntry) -> [Difference] { differences(from: entry, isFirstEnough: false) }

    /// How many things are asked for.
    var partCount: Int {
        [operation != nil, method != nil, path != nil, status != nil].count { $0 } + conditions.count
    }

    /// Whether a request with these differences is worth telling as one that came near: something of it is as expected. Where
    /// one thing alone is asked for, it is enough that there is such a thing.
    func isNearly(met differences: [Difference]) -> Bool {
        if differences.count < partCount { return true }
        guard partCount == 1, path != nil || !conditions.isEmpty else { return false }
        return differences.first?.actual != nil
    }

    private func differences(from entry: JournalEntry, isFirstEnough: Bool) -> [Difference] {
        let facts = entry.facts
        var differences: [Difference] = []
        if let operation, operation != facts.operation {
            differences.append(Difference(field: "operation", expected: operation, actual: facts.operation ?? "none"))
        }
        if let method, method != facts.request.method {
            differences.append(Difference(field: "method", expected: method.name, actual: facts.request.method.name))
        }
        if let path, !path.matches(facts.path), !path.matches(facts.request.pathBytes) {
            let actual = SecretMask.masked(String(decoding: facts.path, as: UTF8.self))
            differences.append(Difference(field: "path", expected: path.text, actual: actual))
        }
        if let status, status != facts.response.status {
            differences.append(Difference(field: "status", expected: "\(status)", actual: "\(facts.response.status)"))
        }
        // Reading bodies costs most: what is refused already need not come to that.
        if isFirstEnough, !differences.isEmpty || conditions.isEmpty { return differences }
        let content = RequestContent(entry)
        for condition in conditions {
            guard let difference = condition.difference(in: content) else { continue }
            differences.append(difference)
            if isFirstEnough { break }
        }
        return differences
    }
}

extension RequestMatch: CustomStringConvertible {
    /// As explanations name it: `operation createGoal, $.name = "signup"`.
    public var description: String {
        var parts: [String] = []
        if let operation { parts.append("operation \(operation)") }
        if let method { parts.append("method \(method.name)") }
        if let path { parts.append("path \(path.text)") }
        if let status { parts.append("status \(status)") }
        parts += conditions.map(\.description)
        return parts.isEmpty ? "any content" : parts.joined(separator: ", ")
    }
}
