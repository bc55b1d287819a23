/// What a text must be, and how it is normalised before it is looked at.
public struct TextRule: Sendable {
    /// What happens to letters.
    public enum LetterCase: Sendable { case kept, lower, upper }

    /// Whether white space at both ends is removed.
    public var isTrimmed = true
    /// What happens to letters.
    public var letterCase = LetterCase.kept
    /// Whether the empty text is refused.
    public var mustNotBeEmpty = false
    /// Whether the empty text becomes `null`.
    public var emptyIsNull = false
    /// The fewest UTF-16 units.
    public var minimum = 0
    /// The most UTF-16 units.
    public var maximum: Int?
    /// What the text must look like.
    public var form: TextForm?
    /// The one reason that is given whatever is wrong; nil when each fault has its own.
    public var reason: String?

    /// Any text, kept as it is.
    static let any = TextRule(isTrimmed: false)

    /// A name for people: empty becomes `null`, at most 100 characters (account API 1.2, *label*).
    static let label = TextRule(emptyIsNull: true, maximum: 100)

    /// Trimmed, not empty, and at most so long.
    static func filled(_ maximum: Int?, _ form: TextForm? = nil) -> TextRule {
        TextRule(mustNotBeEmpty: true, maximum: maximum, form: form)
    }
}
