import CivilTime
import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/access-tokens`: the tokens of the caller's user, one pool whichever of them asks.
///
/// Source: account API, section 3.
extension Call {
    func listAccessTokens() throws -> HTTPResponse {
        Envelope.list(state.directory.accessTokens(of: caller.user.id)) { item, writer in
            item.token.write(lastUsedAt: item.lastUsedAt, to: &writer)
        }
    }

    func createAccessToken() throws -> HTTPResponse {
        guard let own = caller.credential.accountToken else { throw ContractError.websiteKeyNotAllowed }
        let permissions = input.body.strings("permissions") ?? []
        let websiteIDs = input.body.strings("websiteIds") ?? []
        try checkPermissions(permissions, of: own)
        try checkWebsites(websiteIDs, of: own)
        guard state.directory.accessTokens(of: caller.user.id).count < Limit.accessTokens else {
            throw ContractError.tooManyAccessTokens
        }
        let token = AccessToken(
            id: state.newObjectID(), secret: state.newSecret(prefix: "dft_"), userID: caller.user.id,
            name: input.body.string("name"), permissions: permissions, websiteIDs: websiteIDs, createdAt: now)
        try state.create(token)
        return Envelope.single { writer in
            token.write(lastUsedAt: nil, to: &writer)
            writer.member("key", token.secret)
        }
    }

    func deleteAccessToken() throws -> HTTPResponse {
        let id = input.path.string("tokenId")
        guard let token = state.directory.accessTokens(of: caller.user.id).first(where: { $0.token.id == id })?.token
        else { throw ContractError.notFound(.accessToken) }
        try state.delete(token)
        return Envelope.message(.accessTokenDeleted)
    }

    /// A token grants no more than it may itself.
    private func checkPermissions(_ permissions: [String], of own: AccessToken) throws(ContractError) {
        if own.permissions.contains(Permission.wildcard) { return }
        if let foreign = permissions.first(where: { !own.permissions.contains($0) }) {
            throw .cannotGrantPermission(foreign)
        }
    }

    private func checkWebsites(_ objectIDs: [String], of own: AccessToken) throws(ContractError) {
        for objectID in objectIDs {
            guard let website = state.directory.website(objectID: objectID),
                state.directory.role(of: caller.user.id, on: website) != nil
            else { throw .websiteNotFound }
        }
        if own.websiteIDs.isEmpty { return }
        guard objectIDs.allSatisfy(own.websiteIDs.contains) else { throw .websiteNotAllowed }
        if objectIDs.isEmpty { throw .cannotGrantAllWebsites }
    }
}

extension AccessToken {
    fileprivate func write(lastUsedAt: Instant?, to writer: inout JSONWriter) {
        writer.member("_id", id)
        writer.member("name", name)
        writer.member("displayKey", secret.masked)
        writer.member("scope", "user")
        writer.member("permissions", permissions)
        writer.member("websiteIds", websiteIDs)
        writer.member("lastUsedAt", lastUsedAt)
        writer.member("createdAt", createdAt)
    }
}
