import JSON

extension FieldType {
    /// Checks a value and normalises it.
    ///
    /// - Parameters:
    ///   - value: the value as sent, never `null`; a query's values are strings.
    ///   - name: the name under which it was sent, for messages.
    ///   - isNullable: whether messages say that `null` would have been right.
    ///   - isTracked: tells of a goal's name whether the website has the goal.
    func check(
        _ value: JSONValue, named name: String, isNullable: Bool = false, _ context: CheckContext,
        isTracked: GoalLookup = { _ in false }
    ) throws(ContractError) -> JSONValue {
        switch self {
        case .text(let rule):
            return try rule.check(value, named: name, isNullable: isNullable, context)
        case .goalName(let style):
            return .string(try style.check(value, named: name))
        case .trackedGoal:
            guard case .string(let text) = value else {
                throw .invalid(name, isNullable ? Reason.stringOrNull : Reason.string)
            }
            let goal = GoalName.normalized(text)
            guard try isTracked(goal) else { throw .invalid(name, Reason.trackedGoal) }
            return .string(goal)
        case .choice(let choices):
            guard case .string(let text) = value, choices.contains(text) else {
                throw .invalid(name, Reason.oneOf(choices))
            }
            return value
        case .boolean:
            guard case .bool = value else { throw .invalid(name, Reason.boolean) }
            return value
        case .flag:
            return .bool(try Self.flag(value, named: name))
        case .number(let minimum, let maximum):
            guard case .number(let number) = value, number.isFinite else { throw .invalid(name, Reason.number) }
            guard number >= Double(minimum) else { throw .invalid(name, "must be \(minimum) or more") }
            guard number <= Double(maximum) else { throw .invalid(name, "must be \(maximum) or less") }
            return value
        case .integer(let minimum, let maximum):
            return .number(Double(try Self.integer(value, named: name, minimum, maximum)))
        case .objectID:
            guard case .string(let text) = value else { throw .invalid(name, Reason.string) }
            guard let id = Identifier.objectID(text) else { throw .malformed(name) }
            return .string(id)
        case .visitorID:
            guard let id = value.stringValue.flatMap(Identifier.visitorID) else {
                throw .invalid(name, Reason.visitorID)
            }
            return .string(id)
        case .list(let rule):
            return .array(try rule.check(value, named: name).map(JSONValue.string))
        case .fieldNames(let names):
            return .array(try names.check(value, named: name).map(JSONValue.string))
        case .moment(let style):
            return .string(try style.check(value, named: name))
        case .timeZone:
            guard case .string(let text) = value else { throw .invalid(name, Reason.string) }
            guard try context.isKnownTimeZone(text) else { throw .invalidTimeZone(text) }
            return value
        case .funnelSteps:
            return .array(try FunnelSteps.check(value, named: name, context))
        case .properties:
            guard case .object(let members) = value else { throw .invalid(name, Reason.object) }
            return .object(try PropertyText.check(members, named: name, .asTheyAre))
        }
    }

    private static func flag(_ value: JSONValue, named name: String) throws(ContractError) -> Bool {
        switch value.stringValue {
        case "true": return true
        case "false": return false
        default: throw .invalid(name, Reason.trueOrFalse)
        }
    }

    private static func integer(
        _ value: JSONValue, named name: String, _ minimum: Int, _ maximum: Int
    ) throws(ContractError) -> Int {
        guard let text = value.stringValue, text.isASCII(where: \.isDigit) else {
            throw .invalid(name, Reason.integer(from: minimum))
        }
        // Digits that do not fit are a number above every maximum.
        let number = min(Int(text) ?? .max, maximum)
        guard number >= minimum else { throw .invalid(name, Reason.integer(from: minimum)) }
        return number
    }
}
