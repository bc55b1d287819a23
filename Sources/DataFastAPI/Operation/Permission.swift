/// What a token may be allowed to do (contract, *Tokens and permissions*), in the documented order.
public enum Permission: String, CaseIterable, Sendable {
    case analyticsRead = "analytics:read"
    case goalsRead = "goals:read"
    case goalsWrite = "goals:write"
    case paymentsRead = "payments:read"
    case paymentsWrite = "payments:write"
    case identifyWrite = "identify:write"
    case websitesRead = "websites:read"
    case websitesWrite = "websites:write"
    case settingsRead = "settings:read"
    case settingsWrite = "settings:write"
    case funnelsRead = "funnels:read"
    case funnelsWrite = "funnels:write"
    case alertsRead = "alerts:read"
    case alertsWrite = "alerts:write"
    case teamRead = "team:read"
    case teamWrite = "team:write"
    case apiKeysRead = "api-keys:read"
    case apiKeysWrite = "api-keys:write"
    case notesRead = "notes:read"
    case notesWrite = "notes:write"

    /// Stands for all of them in a token's list.
    public static let wildcard = "*"
}
