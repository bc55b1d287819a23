import DataFastAPI
import Store

extension DataFastEmulator {
    /// What a client of the default world has to be told.
    public struct ClientSettings: Sendable, Equatable {
        /// `dft_…`: everything on all websites of the first website's owner. Nil where there is no such token.
        public let accountToken: String?
        /// `df_…`: the key of the first website. Nil where there is none.
        public let websiteKey: String?
        /// The object id of the first website. Nil where there is none.
        public let websiteID: String?
    }

    /// The oldest token and key that are neither revoked nor expired, and the website that they are for.
    ///
    /// - Throws: when the world's database cannot be read.
    public func clientSettings() throws -> ClientSettings {
        try worlds.standard.withState { state in
            let website = state.directory.websites.first
            let accounts = try state.store.accounts()
            let now = state.clock.now
            let tokens = accounts.tokens.filter { token in
                token.userID == website?.ownerID && !token.isRevoked && token.expiresAt.map { $0 > now } ?? true
                    && token.permissions.contains(Permission.wildcard) && token.websiteIDs.isEmpty
            }
            let keys = accounts.keys.filter { key in
                key.websiteID == website?.id && !key.isRevoked && key.expiresAt.map { $0 > now } ?? true
            }
            return ClientSettings(
                accountToken: tokens.min { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }?.secret,
                websiteKey: keys.min { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }?.secret,
                websiteID: website?.objectID)
        }
    }
}
