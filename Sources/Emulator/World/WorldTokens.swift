import CivilTime
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

    init(worldName: String, randomSeed: UInt64) {
        account = "dft_" + Self.digits("account \(randomSeed) \(worldName)", count: 48)
        website = "df_" + Self.digits("website \(randomSeed) \(worldName)", count: 48)
    }

    /// An id that takes none from the world's own.
    fileprivate static func id(of secret: String) -> String { digits("id of \(secret)", count: 24) }

    private static func digits(_ text: String, count: Int) -> String {
        String(SHA256.hexDigest(of: text).prefix(count))
    }
}

extension Directory {
    /// Lets the tokens in that were made for the world, unless nobody is there to own them.
    ///
    /// They are in no table and no list and count nowhere, so that the world answers as the default one does.
    ///
    /// - Parameter usage: what requests left behind, by the secret.
    func admit(_ tokens: WorldTokens, at now: Instant, usage: [String: Credential.Usage]) {
        let website = websites.first
        guard let owner = website?.ownerID ?? users.keys.min() else { return }
        let token = AccessToken(
            id: WorldTokens.id(of: tokens.account), secret: tokens.account, userID: owner, createdAt: now)
        insert(Credential(token, usage: usage[token.secret], isStored: false))
        guard let website else { return }
        let key = WebsiteKey(
            id: WorldTokens.id(of: tokens.website), secret: tokens.website, websiteID: website.id, createdBy: owner,
            createdAt: now)
        insert(Credential(key, usage: usage[key.secret], isStored: false))
    }
}
