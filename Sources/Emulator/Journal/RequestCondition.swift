import HTTPServer
import JSON

/// A condition on one value in a request or its answer.
public struct RequestCondition: Sendable, Equatable, CustomStringConvertible {
    /// What is asked of the value.
    public enum Test: Sendable, Equatable {
        /// That it is this.
        case equals(JSONValue)
        /// That it is there, or is not.
        case exists(Bool)
        /// That it is a text with this in it.
        case contains(String)
        /// That it is a text which is what the pattern says.
        case matches(WildcardPattern)
    }

    /// Where the value is.
    public let path: RequestPath
    /// What is asked of it.
    public let test: Test

    /// Asks something of the value at a path.
    public init(_ path: RequestPath, _ test: Test) {
        self.path = path
        self.test = test
    }

    /// `$.name = "signup"`
    public var description: String {
        switch test {
        case .equals(let value): "\(path.text) = \(value)"
        case .exists(true): "\(path.text) present"
        case .exists(false): "\(path.text) absent"
        case .contains(let text): "\(path.text) containing \(JSONValue.string(text))"
        case .matches(let pattern): "\(path.text) like \(JSONValue.string(pattern.text))"
        }
    }

    /// What is not as asked; nil when all is well.
    func difference(in content: RequestContent) -> RequestMatch.Difference? {
        let values = content.values(at: path)
        let holds =
            switch test {
            case .equals(let expected): values.contains { $0.isLike(expected) }
            case .exists(let isExpected): !values.isEmpty == isExpected
            case .contains(let text): values.contains { $0.stringValue?.contains(text) ?? false }
            case .matches(let pattern):
                values.contains { $0.stringValue.map { pattern.matches(Array($0.utf8)) } ?? false }
            }
        if holds { return nil }
        let actual = values.map { SecretMask.masked($0, at: path).description }
        return RequestMatch.Difference(
            field: path.text, expected: expectation,
            actual: actual.isEmpty ? nil : actual.joined(separator: ", "))
    }

    private var expectation: String {
        switch test {
        case .equals(let value): value.description
        case .exists(true): "a value"
        case .exists(false): "none"
        case .contains(let text): "text containing \(JSONValue.string(text))"
        case .matches(let pattern): "text like \(JSONValue.string(pattern.text))"
        }
    }
}

extension JSONValue {
    /// Whether both say the same: members of objects may come in any order.
    fileprivate func isLike(_ other: JSONValue) -> Bool {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.members.allSatisfy { member in right[member.key].map(member.value.isLike) ?? false }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isLike($1) }
        default: self == other
        }
    }
}

/// Where a value is in a request: `$.metadata.plan` or `$.items[0]['a.b']` in its JSON body, `query.NAME`, `header.NAME`, or
/// `answer.data[0].message` in the JSON of its answer. Of a query or a header that came several times, any is meant.
public struct RequestPath: Sendable, Equatable {
    /// What holds the value.
    enum Root: String, Sendable {
        case body = "$"
        case query, header, answer
    }

    /// A step into an object or an array.
    enum Step: Sendable, Equatable {
        case member(String)
        case element(Int)
    }

    /// The path as it was written.
    public let text: String
    let root: Root
    let steps: [Step]

    /// Reads a path; nil for what is none.
    public init?(_ text: String) {
        self.text = text
        var rest = text[...]
        let word = rest.prefix { $0 != "." && $0 != "[" }
        guard let root = Root(rawValue: String(word)) else { return nil }
        rest = rest[word.endIndex...]
        var steps: [Step] = []
        while let next = rest.first {
            rest = rest.dropFirst()
            guard let step = next == "." ? Self.member(&rest) : Self.bracket(&rest) else { return nil }
            steps.append(step)
        }
        switch (root, steps.first) {
        case (.query, .member), (.header, .member): guard steps.count == 1 else { return nil }
        case (.query, _), (.header, _): return nil
        default: break
        }
        self.root = root
        self.steps = steps
    }

    private static func member(_ rest: inout Substring) -> Step? {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest[name.endIndex...]
        return name.isEmpty ? nil : .member(String(name))
    }

    private static func bracket(_ rest: inout Substring) -> Step? {
        if let quote = rest.first, quote == "'" || quote == "\"" {
            guard let end = rest.dropFirst().firstIndex(of: quote), rest[end...].dropFirst().first == "]" else {
                return nil
            }
            let name = String(rest.dropFirst()[..<end])
            rest = rest[end...].dropFirst(2)
            return .member(name)
        }
        guard let end = rest.firstIndex(of: "]"), let index = Int(rest[..<end]), index >= 0 else { return nil }
        rest = rest[rest.index(after: end)...]
        return .element(index)
    }
}

/// A request's values, read once for all conditions.
struct RequestContent {
    private let entry: JournalEntry
    private let body: JSONValue?
    private let answer: JSONValue?

    init(_ entry: JournalEntry) {
        self.entry = entry
        body = try? JSONValue(parsing: entry.facts.request.body)
        answer = try? JSONValue(parsing: entry.facts.response.body)
    }

    /// The values at a path: none or one in a body.
    func values(at path: RequestPath) -> [JSONValue] {
        switch (path.root, path.steps.first) {
        case (.query, .member(let name)):
            return entry.facts.request.queryItems.filter { $0.name == name }.map { .string($0.value) }
        case (.header, .member(let name)):
            let name = name.lowercased()
            return entry.facts.request.fields.filter { $0.name.lowercased() == name }.map { .string($0.value) }
        default:
            let start = path.root == .answer ? answer : body
            let value = path.steps.reduce(start) { value, step in
                switch step {
                case .member(let name): value?[name]
                case .element(let index): value?[index]
                }
            }
            return value.map { [$0] } ?? []
        }
    }
}
