import CivilTime
import DataFastAPI
import Store

/// Who is who in a world: its users, websites, teams, tokens and keys, indexed for the gate.
///
/// A picture of the store's few account rows, taken anew after each change of them.
struct Directory {
    private(set) var users: [String: User] = [:]
    /// By creation, oldest first.
    private(set) var websites: [Website] = []
    private var websitesByKey: [Int64: Website] = [:]
    private var websitesByObjectID: [String: Website] = [:]
    private var websitesByTrackingID: [String: Website] = [:]
    private var roles: [Membership.Key: Role] = [:]
    private var credentials: [String: Credential] = [:]

    init() {}

    /// Indexes `accounts`. Credentials known to `former` keep their buckets and their last use.
    init(_ accounts: Store.Accounts, keeping former: Directory = Directory()) {
        for user in accounts.users { users[user.id] = user }
        websites = accounts.websites
        for website in websites {
            websitesByKey[website.id] = website
            websitesByObjectID[website.objectID] = website
            websitesByTrackingID[website.trackingID] = website
            roles[Membership.Key(websiteID: website.id, userID: website.ownerID)] = .owner
        }
        for membership in accounts.memberships {
            let key = Membership.Key(websiteID: membership.websiteID, userID: membership.userID)
            if roles[key] == nil { roles[key] = Role(rawValue: membership.role) }
        }
        var usage: [String: Credential.Usage] = [:]
        for credential in former.credentials.values { usage[credential.id] = credential.usage }
        for token in accounts.tokens {
            credentials[token.secret] = Credential(token, usage: usage[token.id])
        }
        for key in accounts.keys {
            credentials[key.secret] = Credential(key, usage: usage[key.id])
        }
    }

    func website(key: Int64) -> Website? { websitesByKey[key] }

    func website(objectID: String) -> Website? { websitesByObjectID[objectID] }

    func website(trackingID: String) -> Website? { websitesByTrackingID[trackingID] }

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

extension Membership {
    /// A user on a website.
    struct Key: Hashable {
        let websiteID: Int64
        let userID: String
    }
}
