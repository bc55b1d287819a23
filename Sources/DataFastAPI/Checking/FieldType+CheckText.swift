import JSON

extension TextRule {
    /// Type, emptiness, length, form, in this order (account API 1.2).
    func check(
        _ value: JSONValue, named name: String, isNullable: Bool, _ context: CheckContext
    ) throws(ContractError) -> JSONValue {
        guard case .string(let sent) = value else {
            throw .invalid(name, reason ?? (isNullable ? Reason.stringOrNull : Reason.string))
        }
        let text = normalized(sent)
        if text.isEmpty, emptyIsNull { return .null }
        if text.isEmpty, mustNotBeEmpty { throw .invalid(name, reason ?? Reason.notEmpty) }
        // A character of UTF-8 has at least as many bytes as units of UTF-16: short texts need no count.
        let units = minimum > 0 || text.utf8.count > maximum ?? .max ? text.utf16.count : 0
        if units < minimum { throw .invalid(name, reason ?? Reason.atLeast(minimum)) }
        if let maximum, units > maximum { throw .invalid(name, reason ?? Reason.atMost(maximum)) }
        if let failure = form?.failure(text, named: name, context) { throw failure }
        return .string(text)
    }

    private func normalized(_ text: String) -> String {
        let text = isTrimmed ? text.trimmed : text
        // Some letters beyond ASCII are ASCII in the other case (the ligature "ﬁ" is "FI"): what must be ASCII must be so as sent.
        let isASCII = form?.isASCII ?? false
        return switch letterCase {
        case .kept: text
        case .lower: isASCII ? text.asciiLowercased : text.lowercased()
        case .upper: isASCII ? text.asciiUppercased : text.uppercased()
        }
    }
}

extension FieldType.GoalNameStyle {
    /// The normalised name.
    func check(_ value: JSONValue, named name: String) throws(ContractError) -> String {
        switch self {
        case .website: try Self.checkForWebsite(value, named: name)
        case .account(let maximum): try Self.checkForAccount(value, named: name, maximum)
        }
    }

    private static func checkForWebsite(_ value: JSONValue, named name: String) throws(ContractError) -> String {
        guard case .string(let text) = value else { throw .invalid(name, Reason.goalName) }
        let goal = GoalName.normalized(text)
        guard GoalName.isValid(goal) else { throw .invalid(name, Reason.goalName) }
        guard goal != GoalName.reserved else { throw .invalid(name, Reason.goalNameReserved) }
        return goal
    }

    private static func checkForAccount(
        _ value: JSONValue, named name: String, _ maximum: Int
    ) throws(ContractError) -> String {
        guard case .string(let text) = value else { throw .invalid(name, Reason.string) }
        let goal = GoalName.normalized(text)
        guard !goal.isEmpty else { throw .invalid(name, Reason.notEmpty) }
        guard goal.utf16.count <= maximum else { throw .invalid(name, Reason.atMost(maximum)) }
        guard GoalName.hasOnlyAllowedCharacters(goal) else { throw .invalid(name, Reason.goalNameCharacters) }
        guard goal != GoalName.reserved else { throw .invalid(name, Reason.goalNameReserved) }
        return goal
    }
}

extension FieldType.MomentStyle {
    /// The text as it was sent.
    func check(_ value: JSONValue, named name: String) throws(ContractError) -> String {
        guard case .string(let text) = value else { throw .invalid(name, typeReason) }
        guard DateOrInstant(text) != nil else { throw .invalid(name, reason) }
        return text
    }

    private var reason: String {
        switch self {
        case .bound: Reason.bound
        case .payment: "must be an ISO 8601 date"
        case .note: "must be YYYY-MM-DD or an ISO 8601 time with Z or an offset"
        }
    }

    private var typeReason: String {
        switch self {
        case .bound, .payment: reason
        case .note: Reason.string
        }
    }
}

extension FieldType.FieldNames {
    /// The names asked for, each once; the standard ones when the list is empty (`fields=,`) and may be.
    func check(_ value: JSONValue, named name: String) throws(ContractError) -> [String] {
        let sent = (value.stringValue ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        var names: [String] = []
        var unknown: [String] = []
        for key in sent.map({ aliases[$0] ?? $0 }) {
            if !valid.contains(key) {
                if !unknown.contains(key) { unknown.append(key) }
            } else if !names.contains(key) {
                names.append(key)
            }
        }
        guard unknown.isEmpty else { throw .invalidFields(unknown, valid: valid) }
        if names.isEmpty, isRequired { throw .missing([name]) }
        if names.isEmpty { return standard }
        return keepsOrder ? names : valid.filter(names.contains)
    }
}

extension ListRule {
    /// The entries, normalised, each once where the rule says so.
    func check(_ value: JSONValue, named name: String) throws(ContractError) -> [String] {
        guard case .array(let elements) = value else { throw .invalid(name, Reason.strings) }
        var sent: [String] = []
        var entries: [String] = []
        var seen: Set<String> = []
        for element in elements {
            guard case .string(let text) = element else { throw .invalid(name, Reason.strings) }
            let normal = entry.normalized(text)
            if seen.insert(entry.identity(normal)).inserted || !entry.isKeptOnce {
                sent.append(text)
                entries.append(normal)
            }
        }
        if mustNotBeEmpty, entries.isEmpty { throw .invalid(name, Reason.notEmpty) }
        if let maximum, entries.count > maximum { throw .invalid(name, Reason.atMostEntries(maximum)) }
        if let wrong = entries.firstIndex(where: { !entry.accepts($0) }) {
            throw .invalid(name, entry.reason(sent[wrong]))
        }
        if case .permission = entry, seen.contains(Permission.wildcard) { return [Permission.wildcard] }
        return entries
    }
}
