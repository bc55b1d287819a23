import JSON

extension PropertyText {
    /// What is done about values that do not fit.
    public enum Values: Sendable {
        /// Refused: backends send what they mean (website API 8.1).
        case asTheyAre
        /// Made to fit, as the browser script does too: written as text, and cut (tracking 1.2).
        case madeToFit
    }

    /// Properties with their values as cleaned text. Members that are `null` count as absent.
    ///
    /// - Parameter name: what messages call the object.
    public static func check(
        _ members: some Sequence<JSONObject.Member>, named name: String, _ values: Values
    ) throws(ContractError) -> JSONObject {
        var properties = JSONObject()
        let given = members.filter { !$0.value.isNull }
        guard given.count <= maximumCount else { throw .tooManyProperties(name) }
        for member in given {
            guard isName(member.key) else { throw .invalid(name, "property name \(member.key) is not allowed") }
            guard let text = text(of: member.value, values) else {
                throw .invalid(name, "value of \(member.key) must be a string")
            }
            let cleaned = cleaned(text)
            switch values {
            case .madeToFit:
                properties[member.key] = .string(cut(cleaned, to: maximumLength))
            case .asTheyAre:
                guard cleaned.utf16.count <= maximumLength else {
                    throw .invalid(name, "value of \(member.key) is longer than \(maximumLength) characters")
                }
                properties[member.key] = .string(cleaned)
            }
        }
        return properties
    }

    /// Numbers and booleans count as the text that they print as.
    private static func text(of value: JSONValue, _ values: Values) -> String? {
        switch value {
        case .string(let text): text
        case .number, .bool, .null: value.description
        case .array, .object: values == .madeToFit ? value.description : nil
        }
    }
}
