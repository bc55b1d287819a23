import CivilTime
import Store

extension DataFastEmulator {
    /// A token or key of the default world, for people who want to try it.
    public struct Secret: Sendable, Equatable {
        /// The raw token (`dft_…`) or key (`df_…`).
        public let text: String
        /// What it was called.
        public let name: String?
        /// Whose it is: a user's email, or a website's domain.
        public let holder: String

        /// A secret of this text, name and holder.
        public init(text: String, name: String?, holder: String) {
            self.text = text
            self.name = name
            self.holder = holder
        }
    }

    /// All tokens and keys of the default world, revoked ones too, oldest first: account tokens, then website keys.
    public func secrets() throws -> [Secret] {
        let accounts = try worlds.standard.withState { state in try state.store.accounts() }
        let emails = Dictionary(uniqueKeysWithValues: accounts.users.map { ($0.id, $0.email) })
        let domains = Dictionary(uniqueKeysWithValues: accounts.websites.map { ($0.id, $0.domain) })
        let tokens = accounts.tokens.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        let keys = accounts.keys.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        return tokens.map { Secret(text: $0.secret, name: $0.name, holder: emails[$0.userID] ?? $0.userID) }
            + keys.map { Secret(text: $0.secret, name: $0.name, holder: domains[$0.websiteID] ?? "") }
    }
}
