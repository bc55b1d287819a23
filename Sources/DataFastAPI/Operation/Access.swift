/// Who may call an operation.
public struct Access: Sendable, Equatable {
    /// Where an operation finds the website that it is about.
    public enum Scope: Sendable {
        /// About an account or all its websites: there is none.
        case account
        /// In the query's `websiteId` with an account token; a website key brings its own.
        case websiteInQuery
        /// In the path's `websiteId`.
        case websiteInPath
    }

    /// The permission that a `dft_` token needs.
    public let permission: Permission
    /// Where the website stands.
    public let scope: Scope
    /// Whether a `df_` website key may call it.
    public let allowsWebsiteKey: Bool
    /// The least role of the token's user on the website; nil where no role is checked.
    ///
    /// A website key counts as a member, save where the operation takes keys and asks for the owner (the bot traffic reports): there
    /// its creator must own the website. With no website in the request (`getBotTrafficUsage`) the user must own some website.
    public let role: Role?

    /// Whether a suspended website refuses it: analytics and events do, settings do not (contract, account API 0).
    public var isBlockedBySuspension: Bool { scope == .websiteInQuery }

    /// An operation outside `/admin`.
    static func website(_ permission: Permission, role: Role = .viewer) -> Access {
        Access(permission: permission, scope: .websiteInQuery, allowsWebsiteKey: true, role: role)
    }

    /// An operation below `/admin/websites/{websiteId}`.
    static func admin(_ permission: Permission, role: Role? = .viewer, websiteKey: Bool = true) -> Access {
        Access(permission: permission, scope: .websiteInPath, allowsWebsiteKey: websiteKey, role: role)
    }

    /// An operation about the account.
    static func account(_ permission: Permission, role: Role? = nil, websiteKey: Bool = false) -> Access {
        Access(permission: permission, scope: .account, allowsWebsiteKey: websiteKey, role: role)
    }
}
