import JSON

/// The steps of a funnel (account API 8.2).
public enum FunnelSteps {
    /// How many steps a funnel has.
    public static let count = 2...8

    /// The types of steps.
    public static let types = ["pageview", "goal"]

    /// The fields of a step, in the order in which they are checked.
    static let name = Field("name", .text(.filled(100, .hasLetterOrDigit)), required: true, "Name of the step")
    static let type = Field("type", .choice(types), required: true, "What reaches it")
    static let url = Field(
        "url", .text(TextRule(maximum: 2048, form: .pathOrURL)), required: true, "The page of a `pageview` step")
    static let goalName = Field(
        "goalName", .goalName(.account(maximum: 32)), required: true, "The goal of a `goal` step")

    /// The steps with what belongs to them only: `name`, `type`, then `url` or `goalName`.
    static func check(
        _ value: JSONValue, named name: String, _ context: CheckContext
    ) throws(ContractError) -> [JSONValue] {
        guard case .array(let elements) = value else { throw .invalid(name, Reason.array) }
        guard count.contains(elements.count) else {
            throw .invalid(name, "must have \(count.lowerBound) to \(count.upperBound) steps")
        }
        var steps: [JSONObject] = []
        for (index, element) in elements.enumerated() {
            guard case .object(let step) = element else { throw .invalid("\(name)[\(index)]", Reason.object) }
            steps.append(step)
        }
        let missing = steps.enumerated().flatMap { index, step in
            fields(of: step).filter { step[$0.name]?.isNull ?? true }.map { "\(name)[\(index)].\($0.name)" }
        }
        guard missing.isEmpty else { throw .missing(missing) }
        var checked: [JSONValue] = []
        for (index, step) in steps.enumerated() {
            checked.append(.object(try check(step, named: "\(name)[\(index)]", context)))
        }
        return checked
    }

    /// What a step must have: its type decides.
    private static func fields(of step: JSONObject) -> [Field] {
        switch step["type"]?.stringValue {
        case "pageview": [name, type, url]
        case "goal": [name, type, goalName]
        default: [name, type]
        }
    }

    private static func check(
        _ step: JSONObject, named place: String, _ context: CheckContext
    ) throws(ContractError) -> JSONObject {
        var checked = JSONObject()
        for field in fields(of: step) {
            let value = step[field.name] ?? .null
            checked[field.name] = try field.type.check(value, named: "\(place).\(field.name)", context)
        }
        return checked
    }
}
