/// The messages that are the same everywhere (contract, *Messages*).
extension ContractError {
    // MARK: 401

    /// Unknown, revoked or expired token of either kind.
    public static let invalidAPIKey = ContractError(401, "Invalid API Key", .seen, status: .doc)
    /// No `Authorization`.
    public static let missingAuthorization = ContractError(401, "Missing Authorization header", status: .doc)
    /// An `Authorization` that is not `Bearer TOKEN`.
    public static let malformedAuthorization = ContractError(
        401, "Invalid Authorization header. Expected: Bearer TOKEN", status: .doc)
    /// A token that begins neither `df_` nor `dft_`.
    public static let invalidTokenPrefix = ContractError(
        401, "Invalid token prefix. Use a df_ website API key or a dft_ account token", status: .doc)

    // MARK: 403

    /// The account's plan has no API access.
    public static let noAPIAccess = ContractError(403, "Account does not have API access", status: .doc)
    /// A website key where only account tokens are taken.
    public static let websiteKeyNotAllowed = ContractError(
        403, "Website API keys (df_) cannot access this endpoint", status: .doc)
    /// A website outside the token's allowlist, or in the path not the key's own.
    public static let websiteNotAllowed = ContractError(
        403, "Token does not have access to this website", status: .doc)
    /// A viewer writes.
    public static let roleTooLow = ContractError(
        403, "Your role on this website does not allow this action", status: .doc)
    /// Somebody else than the owner does what only the owner may.
    public static let ownerOnly = ContractError(403, "Only the website owner can do this", status: .doc)
    /// The website is suspended.
    public static let trackingSuspended = ContractError(403, "Tracking is suspended for this website")

    /// The token lacks the operation's permission.
    public static func missingPermission(_ permission: Permission) -> ContractError {
        ContractError(403, "Token does not have the required permission: \(permission.rawValue)", status: .doc)
    }

    // MARK: 404

    /// Unknown path.
    public static let pathNotFound = ContractError(404, "Not found")
    /// No such website, or the user is no member of it.
    public static let websiteNotFound = ContractError(404, "Website not found", status: .doc)
    /// No such funnel, alert, note, key, token, member or transaction.
    public static func notFound(_ thing: Thing) -> ContractError {
        ContractError(404, "\(thing.rawValue) not found", status: .doc)
    }

    /// What may not be found, as messages name it.
    public enum Thing: String, CaseIterable, Sendable {
        case funnel = "Funnel"
        case alert = "Alert"
        case note = "Note"
        case apiKey = "API key"
        case accessToken = "Access token"
        case member = "Member"
        case transaction = "Transaction"
        case botTrafficToken = "Bot traffic token"
    }

    // MARK: Others

    /// A known path with a method that it does not have.
    public static func methodNotAllowed(_ allow: [Method]) -> ContractError {
        var error = ContractError(405, "Method not allowed")
        error.allow = allow
        return error
    }

    /// A body larger than the operation takes.
    public static let bodyTooLarge = ContractError(413, "Request body too large")
    /// The emulator failed.
    public static let internalError = ContractError(500, "Internal server error", status: .doc)
    /// An operation that is declared and does nothing yet.
    public static func notImplemented(_ operation: OperationID) -> ContractError {
        ContractError(501, "Not implemented by the emulator yet: \(operation.rawValue)")
    }
    /// A delete of more records than one request may remove.
    public static let deleteTimedOut = ContractError(
        504, "Delete operation timed out. Retry with a smaller time range.", .doc)
}
