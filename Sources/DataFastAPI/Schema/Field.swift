import JSON

/// A named value that a path, a query or a body may hold. A class as ``Operation`` is: handing it on costs one reference.
public final class Field: Sendable {
    /// What an explicit `null` in a body means.
    public enum NullRule: Sendable {
        /// The same as nothing.
        case absent
        /// A value of its own, which clears.
        case value
        /// A wrong value.
        case refused
    }

    /// The name under which its value is found. A dot leads into an object: `trigger.goalName`.
    public let name: String
    /// Other names, looked at in order when the first is absent.
    public let aliases: [String]
    /// What it must be.
    public let type: FieldType
    /// Whether it must be there.
    public let isRequired: Bool
    /// What an explicit `null` means.
    public let null: NullRule
    /// The value when it is absent; nil when it then has none.
    public let defaultValue: JSONValue?
    /// What it is for.
    public let summary: String
    /// How the field is known.
    public let mark: Mark
    /// How its aliases are known.
    public let aliasMark: Mark
    /// Aliases that are only kept for old clients.
    public let deprecatedAliases: Bool
    /// The object that holds it, and its name there; no object when the body itself does.
    let parent: String?
    let key: String

    init(
        _ name: String, _ type: FieldType, aliases: [String] = [], required: Bool = false, null: NullRule = .absent,
        default defaultValue: JSONValue? = nil, _ summary: String = "", mark: Mark = .doc,
        aliasMark: Mark? = nil, deprecatedAliases: Bool = false
    ) {
        self.name = name
        self.aliases = aliases
        self.type = type
        isRequired = required
        self.null = null
        self.defaultValue = defaultValue
        self.summary = summary
        self.mark = mark
        self.aliasMark = aliasMark ?? mark
        self.deprecatedAliases = deprecatedAliases
        let parts = name.split(separator: ".").map(String.init)
        parent = parts.count > 1 ? parts[0] : nil
        key = parts.last ?? name
    }

    /// The parameter of a path: an ObjectId, or a visitor's id.
    static func pathParameter(_ name: String) -> Field {
        let thing = thingsInPaths.first { $0.name == name }?.thing ?? name
        return Field(
            name, name == "datafast_visitor_id" ? .visitorID : .objectID, required: true, "Id of the \(thing)")
    }

    /// What the ids in paths are of.
    private static let thingsInPaths: [(name: String, thing: String)] = [
        ("websiteId", "website"), ("tokenId", "access token"), ("apiKeyId", "website API key"), ("funnelId", "funnel"),
        ("alertId", "alert"), ("noteId", "note"), ("datafast_visitor_id", "visitor"),
    ]

    /// `websiteId` in the query (contract, *Tokens and permissions*), which the gate reads before anything else is checked.
    public static let websiteID = Field(
        "websiteId", .objectID, "The website; needed with an account token, ignored with a website key")

    /// The same with another need: for updates, in which nothing is required and nothing has a default.
    func optional() -> Field {
        Field(
            name, type, aliases: aliases, null: null, summary, mark: mark,
            aliasMark: aliasMark, deprecatedAliases: deprecatedAliases)
    }
}
