import CivilTime
import JSON

/// Reads a seed's JSON into ``SeedContents``, and refuses whatever is not right.
///
/// Each kind of section has its extension; a new section is a new key of ``SectionKey`` or of the website's keys.
struct SeedReader {
    /// The keys at the top of a seed.
    enum SectionKey: String, SeedKey {
        case users, websites, accessTokens
    }

    /// What must be there only once in a seed.
    enum Unique: Hashable {
        case userID, email, websiteID, trackingID, tokenID, keyID, secret, funnelID, alertID, noteID, invitationID,
            mentionID
        case transaction(website: Int)
        case visitor(website: Int)
        case profile(website: Int)
        case idempotencyKey(website: Int, author: String)
        case goalCustomization(website: Int)
        case invitedAddress(website: Int)
        case activeFunnel(website: Int)
    }

    /// What relative times are relative to.
    let now: Instant
    /// A fresh ObjectId, stamped with a time.
    let newObjectID: (Instant) -> String
    var contents = SeedContents()
    private var userIDs: [String: String] = [:]
    private var claims: [Unique: [String: SeedPath]] = [:]

    init(now: Instant, newObjectID: @escaping (Instant) -> String) {
        self.now = now
        self.newObjectID = newObjectID
    }

    /// Everything that the seed says.
    mutating func read(_ value: JSONValue) throws(SeedError) -> SeedContents {
        let seed = try SeedNode(value: value, path: .root).object(SectionKey.self)
        for node in try seed.array(.users) {
            let user = try readUser(node)
            userIDs[user.email] = user.id
            contents.users.append(user)
        }
        for node in try seed.array(.websites) { try readWebsite(node) }
        for node in try seed.array(.accessTokens) { contents.tokens.append(try readAccessToken(node)) }
        return contents
    }

    /// Takes a value that must not be taken again.
    mutating func claim(_ unique: Unique, _ value: String, at path: SeedPath) throws(SeedError) {
        if let first = claims[unique]?[value] { throw SeedError(path, "the same as \(first)") }
        claims[unique, default: [:]][value] = path
    }

    func isClaimed(_ unique: Unique, _ value: String) -> Bool { claims[unique]?[value] != nil }

    /// The id that an object gives itself, else a fresh one.
    mutating func id(_ node: SeedNode?, as unique: Unique, createdAt: Instant) throws(SeedError) -> String {
        guard let node else { return newObjectID(createdAt) }
        let id = try node.objectID()
        try claim(unique, id, at: node.path)
        return id
    }

    /// The id of the user whom a node names by email.
    func userID(_ node: SeedNode) throws(SeedError) -> String {
        let email = try node.string()
        guard let id = userIDs[email] else { throw node.error("no user has the email \"\(email)\"") }
        return id
    }
}
