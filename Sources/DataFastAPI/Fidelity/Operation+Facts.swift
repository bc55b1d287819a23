/// The facts of an operation by how they are known (contract README, *Fidelity*).
extension Operation {
    /// What is known so, in a few words each: the route, its name, who may call it, what it takes, what it answers, and messages.
    public func facts(_ mark: Mark) -> [String] {
        let facts =
            lineFacts(mark) + Self.fieldFacts(fields, mark) + answers.flatMap { $0.facts(mark) } + messageFacts(mark)
        var seen: Set<String> = []
        return facts.filter { seen.insert($0).inserted }
    }

    /// What the operation's line in the contract's table tells.
    private func lineFacts(_ mark: Mark) -> [String] {
        [
            ("route", marks.operation), ("name", marks.id), ("permission", marks.permission),
            ("website keys", marks.websiteKey),
        ].filter { $0.1 == mark }.map(\.0)
    }

    /// The names and marks of what a request may hold; other names of a field where they are known in another way.
    private var fields: [(name: String, mark: Mark)] {
        (query.fields + (body?.fields ?? [])).flatMap { field in
            [(field.name, field.mark)]
                + (field.aliasMark == field.mark ? [] : field.aliases.map { ($0, field.aliasMark) })
        }
            + query.filters.map { ($0.parameters[0], $0.mark) }
    }

    /// All fields in one word where most are known so; by their names where few are.
    private static func fieldFacts(_ fields: [(name: String, mark: Mark)], _ mark: Mark) -> [String] {
        let names = fields.filter { $0.mark == mark }.map(\.name)
        if names.isEmpty { return [] }
        return names.count * 2 > fields.count ? ["fields"] : names.map { "`\($0)`" }
    }

    private func messageFacts(_ mark: Mark) -> [String] {
        let successes = answers.flatMap { $0.shape.messages }.filter { $0.mark == mark }.count
        let count = failures.filter { $0.mark == mark }.count + successes
        return count == 0 ? [] : [count == 1 ? "1 message" : "\(count) messages"]
    }
}

extension Answer {
    fileprivate func facts(_ mark: Mark) -> [String] {
        (self.mark == mark ? ["answer \(status)"] : [])
            + (statusMark == mark && statusMark != self.mark ? ["status \(status)"] : [])
            + shape.parts(mark).map { "`\($0)`" }
    }
}

extension Shape {
    /// The members, however deep, whose own mark is this one.
    fileprivate func parts(_ mark: Mark) -> [String] {
        switch kind {
        case .object(let members):
            members.flatMap { member in
                (member.shape.mark == mark ? [member.name] : [])
                    + (member.shape.elementMark == mark ? [member.name + "[]"] : []) + member.shape.parts(mark)
            }
        case .array(let element), .map(let element): element.parts(mark)
        case .string, .choice, .integer, .number, .boolean, .any: []
        }
    }

    /// How the elements of a list are known, where they say so themselves.
    private var elementMark: Mark? {
        if case .array(let element) = kind { element.mark } else { nil }
    }

    /// The messages that it may hold.
    fileprivate var messages: [SuccessMessage] {
        switch kind {
        case .choice(let texts): texts.compactMap(SuccessMessage.init)
        case .object(let members): members.flatMap(\.shape.messages)
        case .array(let element), .map(let element): element.messages
        case .string, .integer, .number, .boolean, .any: []
        }
    }
}
