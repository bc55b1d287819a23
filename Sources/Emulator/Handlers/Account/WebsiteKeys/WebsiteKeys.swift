import CivilTime
import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/websites/{websiteId}/apikeys`: the keys of a website.
///
/// Source: account API, section 5.
extension Call {
    func listWebsiteKeys() throws -> HTTPResponse {
        let website = try website()
        return Envelope.list(state.directory.listedKeys(of: website)) { item, writer in
            item.key.write(of: website, lastUsedAt: item.lastUsedAt, to: &writer)
        }
    }

    func createWebsiteKey() throws -> HTTPResponse {
        let website = try website()
        guard state.directory.listedKeys(of: website).count < Limit.websiteKeys else {
            throw ContractError.tooManyWebsiteKeys
        }
        // A key made with a key takes over who made that one.
        let key = WebsiteKey(
            id: state.newObjectID(), secret: state.newSecret(prefix: "df_"), websiteID: website.id,
            createdBy: caller.credential.websiteKey?.createdBy ?? caller.user.id, name: input.body.string("name"),
            createdAt: now)
        try state.create(key)
        return key.answer(of: website)
    }

    func rollWebsiteKey() throws -> HTTPResponse {
        let website = try website()
        let rolled = try state.roll(try namedKey(of: website), to: state.newSecret(prefix: "df_"))
        return rolled.answer(of: website)
    }

    func deleteWebsiteKey() throws -> HTTPResponse {
        try state.delete(try namedKey(of: try website()))
        return Envelope.single { writer in writer.member("deleted", true) }
    }

    private func namedKey(of website: Website) throws(ContractError) -> WebsiteKey {
        let id = input.path.string("apiKeyId")
        guard let item = state.directory.listedKeys(of: website).first(where: { $0.key.id == id }) else {
            throw .notFound(.apiKey)
        }
        return item.key
    }
}

extension WebsiteKey {
    /// The answer that shows the value of a key nobody has used yet.
    fileprivate func answer(of website: Website) -> HTTPResponse {
        Envelope.single { writer in
            write(of: website, lastUsedAt: nil, to: &writer)
            writer.member("key", secret)
        }
    }

    fileprivate func write(of website: Website, lastUsedAt: Instant?, to writer: inout JSONWriter) {
        writer.member("_id", id)
        writer.member("name", name)
        writer.member("displayKey", secret.masked)
        writer.member("websiteId", website.objectID)
        writer.member("lastUsedAt", lastUsedAt)
        writer.member("createdAt", createdAt)
    }
}
