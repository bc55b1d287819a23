import DataFastAPI
import Store

/// The tokens that are made for one world, and so choose it.
///
/// They follow from the emulator's random seed and the world's name: a script that makes the same worlds again gets the same
/// tokens, and no two worlds share one.
struct WorldTokens: Sendable {
    /// `dft_…`: everything that the owner of the world's first website may do.
    let account: String
    /// `df_…`: the key of that website.
    let website: String
    private let worldName: String

    init(worldName: String, randomSeed: UInt64) {
        self.worldName = worldName
        account = "dft_" + Self.digits("account \(randomSeed) \(worldName)", count: 48)
        website = "df_" + Self.digits("website \(randomSeed) \(worldName)", count: 48)
    }

    private static func digits(_ text: String, count: Int) -> String {
        String(SHA256.hexDigest(of: text).prefix(count))
    }

    /// The records of both, with ids that take none from the world's own; none where there is nobody to own them.
    fileprivate func records(in state: WorldState) -> (token: AccessToken?, key: WebsiteKey?) {
        let website = state.directory.websites.first
        guard let owner = website?.ownerID ?? state.directory.users.keys.min() else { return (nil, nil) }
        let now = state.clock.now
        let token = AccessToken(
            id: Self.digits("id of \(account)", count: 24), secret: account, userID: owner, name: "World \(worldName)",
            createdAt: now)
        let key = website.map { website in
            WebsiteKey(
                id: Self.digits("id of \(self.website)", count: 24), secret: self.website, websiteID: website.id,
                createdBy: owner, name: "World \(worldName)", createdAt: now)
        }
        return (token, key)
    }
}

extension WorldState {
    /// Lets the world's own tokens in, unless they are there already.
    func admit(_ tokens: WorldTokens) throws {
        try store.transaction {
            let records = tokens.records(in: self)
            if let token = records.token, directory.credential(secret: token.secret) == nil { try create(token) }
            if let key = records.key, directory.credential(secret: key.secret) == nil { try create(key) }
        }
    }
}
