import CivilTime
import DataFastAPI
import Store

/// Who is who in a world: its users, websites, teams, tokens and keys, indexed for the gate.
///
/// A picture of the store's few account rows: a change is written there first, then drawn here.
final class Directory {
    private(set) var users: [String: User] = [:]
    /// By creation, oldest first.
    private(set) var websites: [Website] = []
    private var websitesByKey: [Int64: Website] = [:]
    private var websitesByObjectID: [String: Website] = [:]
    private var websitesByTrackingID: [String: TrackedWebsite] = [:]
    /// The website that was tracked last, which most events are of. Like all here it is used by one request at a time.
    @exclusivity(unchecked) private var latestTracked: (id: String, website: TrackedWebsite)?
    private var roles: [Membership.Key: Role] = [:]
    /// Who belongs to a website besides its owner, in the order of joining.
    private var memberships: [Int64: [Membership]] = [:]
    private var credentials: [String: Credential] = [:]

    init() {}

    /// Indexes `accounts`. `usage` is what earlier requests left behind, by the credential's secret.
    init(_ accounts: Store.Accounts, usage: [String: Credential.Usage] = [:]) {
        for user in accounts.users { users[user.id] = user }
        for website in accounts.websites { insert(website) }
        for membership in accounts.memberships {
            let key = Membership.Key(websiteID: membership.websiteID, userID: membership.userID)
            guard roles[key] == nil, let role = Role(rawValue: membership.role) else { continue }
            roles[key] = role
            memberships[membership.websiteID, default: []].append(membership)
        }
        for token in accounts.tokens { insert(Credential(token, usage: usage[token.secret])) }
        for key in accounts.keys { insert(Credential(key, usage: usage[key.secret])) }
    }

    /// What requests left behind, by the credential's secret.
    var usage: [String: Credential.Usage] { credentials.mapValues(\.usage) }

    func website(key: Int64) -> Website? { websitesByKey[key] }

    func website(objectID: String) -> Website? { websitesByObjectID[objectID] }

    /// The website of this tracking id or ObjectId.
    func trackedWebsite(_ id: String) -> TrackedWebsite? {
        if let latestTracked, latestTracked.id == id { return latestTracked.website }
        let tracked =
            websitesByTrackingID[id]
            ?? Identifier.objectID(id).flatMap { website(objectID: $0) }.map(TrackedWebsite.init)
        latestTracked = tracked.map { (id, $0) }
        return tracked
    }

    func credential(secret: String) -> Credential? { credentials[secret] }

    /// A user's role on a website; nil for who is no member.
    func role(of userID: String, on website: Website) -> Role? {
        roles[Membership.Key(websiteID: website.id, userID: userID)]
    }

    /// The user whom a credential stands for: the maker of a token; of a key the maker too, or the website's owner
    /// when the maker is no longer a member.
    ///
    /// Source: account API, section 1.1.
    func user(of credential: Credential) -> User? {
        switch credential.kind {
        case .accountToken(let token):
            return users[token.userID]
        case .websiteKey(let key):
            guard let website = websitesByKey[key.websiteID] else { return nil }
            let isMember = role(of: key.createdBy, on: website) != nil
            return users[isMember ? key.createdBy : website.ownerID]
        }
    }
}

// MARK: - Lists

extension Directory {
    /// The members of a website besides its owner, in the order of joining.
    func members(of website: Website) -> [Membership] { memberships[website.id] ?? [] }

    /// The tokens of a user that lists show: expired ones too, revoked ones not. Newest first.
    func accessTokens(of userID: String) -> [(token: AccessToken, lastUsedAt: Instant?)] {
        var tokens: [(token: AccessToken, lastUsedAt: Instant?)] = []
        for credential in credentials.values where credential.isStored {
            guard let token = credential.accountToken, token.userID == userID, !token.isRevoked else { continue }
            tokens.append((token, credential.usage.lastUsedAt))
        }
        return tokens.sorted { ($0.token.createdAt, $0.token.id) > ($1.token.createdAt, $1.token.id) }
    }

    /// The keys of a website that lists show: no revoked ones, none of the mobile app or of WooCommerce. Newest first.
    func listedKeys(of website: Website) -> [(key: WebsiteKey, lastUsedAt: Instant?)] {
        var keys: [(key: WebsiteKey, lastUsedAt: Instant?)] = []
        for credential in credentials.values where credential.isStored {
            guard let key = credential.websiteKey, key.websiteID == website.id, !key.isRevoked, key.kind == "standard"
            else { continue }
            keys.append((key, credential.usage.lastUsedAt))
        }
        return keys.sorted { ($0.key.createdAt, $0.key.id) > ($1.key.createdAt, $1.key.id) }
    }

    /// The credentials whose last use the store does not know yet.
    var unsavedCredentials: [Credential] { credentials.values.filter { $0.isStored && !$0.usage.isSaved } }
}

// MARK: - Changes

// Each costs little whatever the number of rows: a client may create a thousand websites in a row.
extension Directory {
    func update(_ user: User) { users[user.id] = user }

    func insert(_ website: Website) {
        // The newest is almost always the last.
        var place = websites.endIndex
        while place > 0,
            (website.createdAt, website.objectID) < (websites[place - 1].createdAt, websites[place - 1].objectID)
        {
            place -= 1
        }
        websites.insert(website, at: place)
        index(website)
        roles[Membership.Key(websiteID: website.id, userID: website.ownerID)] = .owner
    }

    /// Puts a website's new settings in place of the old ones.
    func update(_ website: Website) {
        guard let place = websites.firstIndex(where: { $0.id == website.id }) else { return }
        websites[place] = website
        index(website)
    }

    private func index(_ website: Website) {
        websitesByKey[website.id] = website
        websitesByObjectID[website.objectID] = website
        websitesByTrackingID[website.trackingID] = TrackedWebsite(website)
        latestTracked = nil
    }

    func removeMember(_ userID: String, of website: Website) {
        roles[Membership.Key(websiteID: website.id, userID: userID)] = nil
        memberships[website.id]?.removeAll { $0.userID == userID }
    }

    func insert(_ credential: Credential) { credentials[credential.secret] = credential }

    func removeCredential(secret: String) { credentials[secret] = nil }

    func removeKeys(kind: String, of website: Website) {
        credentials = credentials.filter { _, credential in
            credential.websiteKey?.websiteID != website.id || credential.websiteKey?.kind != kind
        }
    }
}

extension Membership {
    /// A user on a website.
    struct Key: Hashable {
        let websiteID: Int64
        let userID: String
    }
}
