import CivilTime
import DataFastAPI
import Store

/// A token or a key, with what its use leaves behind.
final class Credential {
    enum Kind {
        /// `dft_…`
        case accountToken(AccessToken)
        /// `df_…`
        case websiteKey(WebsiteKey)
    }

    /// What requests leave behind: it belongs to the record's id, so that a rolled key keeps it.
    struct Usage {
        var bucket = TokenBucket()
        var lastUsedAt: Instant?
        /// Whether the store knows ``lastUsedAt``: it is told from time to time, not with each request.
        var isSaved = true
    }

    let kind: Kind
    var usage: Usage
    /// Whether the store has it, and so lists show it.
    let isStored: Bool
    private let permissions: Set<Permission>?

    init(_ token: AccessToken, usage: Usage?, isStored: Bool = true) {
        self.isStored = isStored
        kind = .accountToken(token)
        self.usage = usage ?? Usage(lastUsedAt: token.lastUsedAt)
        permissions =
            token.permissions.contains(Permission.wildcard)
            ? nil : Set(token.permissions.compactMap(Permission.init(rawValue:)))
    }

    init(_ key: WebsiteKey, usage: Usage?, isStored: Bool = true) {
        self.isStored = isStored
        kind = .websiteKey(key)
        self.usage = usage ?? Usage(lastUsedAt: key.lastUsedAt)
        permissions = nil
    }

    /// The record's id.
    var id: String {
        switch kind {
        case .accountToken(let token): token.id
        case .websiteKey(let key): key.id
        }
    }

    /// The raw value.
    var secret: String {
        switch kind {
        case .accountToken(let token): token.secret
        case .websiteKey(let key): key.secret
        }
    }

    /// The record of an account token; nil for a website key.
    var accountToken: AccessToken? {
        if case .accountToken(let token) = kind { token } else { nil }
    }

    /// The record of a website key; nil for an account token.
    var websiteKey: WebsiteKey? {
        if case .websiteKey(let key) = kind { key } else { nil }
    }

    /// Remembers a request.
    func noteUse(at now: Instant) {
        usage.lastUsedAt = now
        usage.isSaved = false
    }

    /// Whether the credential opens anything at `now`: neither revoked nor expired.
    func isValid(at now: Instant) -> Bool {
        switch kind {
        case .accountToken(let token): !token.isRevoked && token.expiresAt.map { now < $0 } ?? true
        case .websiteKey(let key): !key.isRevoked && key.expiresAt.map { now < $0 } ?? true
        }
    }

    /// Whether the credential's own permissions hold `permission`; a website key's hold all.
    func grants(_ permission: Permission) -> Bool { permissions?.contains(permission) ?? true }

    /// Whether the credential may touch a website at all, whatever its user's role there.
    func reaches(_ website: Website) -> Bool {
        switch kind {
        case .accountToken(let token): token.websiteIDs.isEmpty || token.websiteIDs.contains(website.objectID)
        case .websiteKey(let key): key.websiteID == website.id
        }
    }
}
