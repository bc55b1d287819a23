/// Whether a website has a goal of this name: asked of the request's website, and only when the request needs it.
public typealias GoalLookup = (_ name: String) throws(ContractError) -> Bool

/// What checks need to know and the contract does not say.
public struct CheckContext: Sendable {
    /// Whether a text names a time zone (IANA, aliases too). It throws when that cannot be said.
    public var isKnownTimeZone: @Sendable (String) throws(ContractError) -> Bool
    /// Whether payment providers are used in development, so that their test keys are taken (account API 11).
    public var isDevelopment: Bool

    /// A context of these.
    public init(
        isKnownTimeZone: @escaping @Sendable (String) throws(ContractError) -> Bool, isDevelopment: Bool = false
    ) {
        self.isKnownTimeZone = isKnownTimeZone
        self.isDevelopment = isDevelopment
    }
}
