import CivilTime
import Store

/// Changes of who is who: written to the store, then drawn in the directory.
extension WorldState {
    func rename(_ user: User, to name: String) throws {
        try store.rename(userID: user.id, to: name)
        var user = user
        user.name = name
        directory.update(user)
    }

    func create(_ website: Website) throws {
        var website = website
        website.id = try store.insert(website)
        directory.insert(website)
    }

    func updateSettings(of website: Website) throws {
        try store.updateSettings(website)
        directory.update(website)
    }

    func create(_ token: AccessToken) throws {
        try store.insert(token)
        directory.insert(Credential(token, usage: nil))
    }

    func delete(_ token: AccessToken) throws {
        try store.deleteAccessToken(token.id)
        directory.removeCredential(secret: token.secret)
    }

    func create(_ key: WebsiteKey) throws {
        try store.insert(key)
        directory.insert(Credential(key, usage: nil))
    }

    /// Gives a key another value; its rate limit goes on as it was.
    func roll(_ key: WebsiteKey, to secret: String) throws -> WebsiteKey {
        try store.rollWebsiteKey(key.id, secret: secret)
        var rolled = key
        rolled.secret = secret
        rolled.lastUsedAt = nil
        var usage = Credential.Usage()
        if let bucket = directory.credential(secret: key.secret)?.usage.bucket { usage.bucket = bucket }
        directory.removeCredential(secret: key.secret)
        directory.insert(Credential(rolled, usage: usage))
        return rolled
    }

    func delete(_ key: WebsiteKey) throws {
        try store.deleteWebsiteKey(key.id)
        directory.removeCredential(secret: key.secret)
    }

    /// Deletes the keys that a website's WooCommerce uses.
    func deleteWooCommerceKeys(of website: Website) throws {
        try store.deleteWebsiteKeys(kind: "woocommerce", websiteID: website.id)
        directory.removeKeys(kind: "woocommerce", of: website)
    }

    func removeMember(_ userID: String, of website: Website) throws {
        try store.deleteMembership(websiteID: website.id, userID: userID)
        directory.removeMember(userID, of: website)
    }
}

/// When tokens and keys were last used is kept in memory and written now and then: a killed process forgets the last minute.
extension WorldState {
    private static var pauseBetweenSaves: Int64 { 60_000 }

    /// Writes the last uses if that was not done for a minute.
    func saveLastUsesNowAndThen(_ now: Instant) {
        guard now.milliseconds &- lastUsesSavedAt.milliseconds >= Self.pauseBetweenSaves else { return }
        saveLastUsesOrComplain()
        lastUsesSavedAt = now
    }

    /// Writes the last uses; a failure is logged, as they are a courtesy of lists and not worth failing for.
    func saveLastUsesOrComplain() {
        do {
            try saveLastUses()
        } catch {
            settings.logger.error("saving last uses failed: \(error)")
        }
    }

    /// Writes the last uses that the store does not know: at intervals, before a snapshot, at the end.
    func saveLastUses() throws {
        let unsaved = directory.unsavedCredentials
        guard !unsaved.isEmpty else { return }
        try store.transaction {
            for credential in unsaved {
                guard let time = credential.usage.lastUsedAt else { continue }
                switch credential.kind {
                case .accountToken(let token): try store.setLastUse(time, tokenID: token.id)
                case .websiteKey(let key): try store.setLastUse(time, keyID: key.id)
                }
                credential.usage.isSaved = true
            }
        }
    }
}

/// Values that nobody can guess, from the world's source of chance.
extension WorldState {
    /// A token or a key: the prefix and 48 hex digits.
    func newSecret(prefix: String) -> String {
        var digits = ""
        for _ in 0..<3 {
            let part = String(chance.source.next(), radix: 16)
            digits += String(repeating: "0", count: 16 - part.utf8.count) + part
        }
        return prefix + digits
    }

    /// `dfid_` and 21 of `A-Za-z0-9_-`.
    func newTrackingID() -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-".utf8)
        let characters = (0..<21).map { _ in alphabet[Int(chance.source.next() >> 58)] }
        return "dfid_" + String(decoding: characters, as: UTF8.self)
    }
}
