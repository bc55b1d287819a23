/// Names of goals (contract, website API 8.1 and account API 1.2).
public enum GoalName {
    /// The most characters of a name.
    public static let maximumLength = 64

    /// The name that no goal may have.
    public static let reserved = "identify"

    /// The pattern of a normalised name, for people and schemas; ``isValid(_:)`` decides.
    public static let pattern = "^[a-z0-9_:-]{1,64}$"

    /// Trimmed, in lower case, each space an underscore. Not yet checked.
    public static func normalized(_ text: String) -> String {
        let name = text.trimmed
        if name.utf8.allSatisfy(isAllowed) { return name }
        let lower = name.lowercased()
        guard lower.utf8.contains(UInt8(ascii: " ")) else { return lower }
        return String(decoding: lower.utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }

    /// Whether a normalised name fits the pattern. Says nothing of the ``reserved`` name.
    public static func isValid(_ name: String) -> Bool {
        name.utf8.count <= maximumLength && hasOnlyAllowedCharacters(name)
    }

    /// Whether a normalised name has at least one character and none but lower-case letters, digits, `_`, `:` and `-`.
    static func hasOnlyAllowedCharacters(_ name: String) -> Bool { name.isASCII(where: isAllowed) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isLowercaseLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "-")
    }
}
