import CivilTime
import DataFastAPI
import HTTPServer
import Store

/// Decides whether a request may pass, in the contract's *Order of checks*, steps 2 to 5.
struct Gate {
    let state: WorldState
    let now: Instant

    /// Step 2: the token.
    func authenticate(_ request: HTTPRequest) throws(ContractError) -> Credential {
        guard let header = request.fieldBytes("authorization") else { throw .missingAuthorization }
        guard let secret = Self.bearerToken(header) else { throw .malformedAuthorization }
        guard secret.hasPrefix("df_") || secret.hasPrefix("dft_") else { throw .invalidTokenPrefix }
        guard let credential = state.directory.credential(secret: secret), credential.isValid(at: now) else {
            throw .invalidAPIKey
        }
        return credential
    }

    /// Steps 4 and 5: the account, the kind of token, its permission, the website, the allowlist, the role, suspension.
    func authorise(
        _ credential: Credential, for operation: Operation, path: PathValues, query: QueryItems
    ) throws(ContractError) -> Caller {
        guard let user = state.directory.user(of: credential) else { throw .invalidAPIKey }
        let access = operation.access
        guard try account(of: credential, user: user).hasAPIAccess else { throw .noAPIAccess }
        if case .websiteKey = credential.kind, !access.allowsWebsiteKey { throw .websiteKeyNotAllowed }
        guard credential.grants(access.permission) else { throw .missingPermission(access.permission) }
        var caller = Caller(credential: credential, user: user)
        switch access.scope {
        case .account:
            if case .websiteKey(let key) = credential.kind {
                caller.website = state.directory.website(key: key.websiteID)
                caller.role = .member
            }
            return caller
        case .websiteInQuery:
            caller.website = try websiteInQuery(credential, query)
        case .websiteInPath:
            caller.website = try websiteInPath(path)
        }
        try checkMembership(&caller, access: access)
        return caller
    }

    /// The account whose access counts: a token's user; of a key the owner of its website.
    ///
    /// Source: account API, section 1.1.
    private func account(of credential: Credential, user: User) throws(ContractError) -> User {
        guard case .websiteKey(let key) = credential.kind else { return user }
        guard let website = state.directory.website(key: key.websiteID),
            let owner = state.directory.users[website.ownerID]
        else { throw .invalidAPIKey }
        return owner
    }

    private func websiteInQuery(_ credential: Credential, _ query: QueryItems) throws(ContractError) -> Website {
        // A key says which website it means; a `websiteId` beside it is not even looked at.
        if case .websiteKey(let key) = credential.kind, let website = state.directory.website(key: key.websiteID) {
            return website
        }
        guard let text = query["websiteId"], !text.isEmpty else { throw .missingWebsiteID }
        return try website(objectID: try Operation.checkWebsiteID(text))
    }

    private func websiteInPath(_ path: PathValues) throws(ContractError) -> Website {
        try website(objectID: try Operation.checkWebsiteID(path.texts.first ?? ""))
    }

    private func website(objectID: String) throws(ContractError) -> Website {
        guard let website = state.directory.website(objectID: objectID) else { throw .websiteNotFound }
        return website
    }

    private func checkMembership(_ caller: inout Caller, access: Access) throws(ContractError) {
        guard let website = caller.website else { return }
        guard let role = state.directory.role(of: caller.user.id, on: website) else { throw .websiteNotFound }
        guard caller.credential.reaches(website) else { throw .websiteNotAllowed }
        // A key is a member whatever its user's role, save where only the owner's own will do.
        caller.role = caller.isWebsiteKey && access.role != .owner ? .member : role
        if let least = access.role, let role = caller.role, role < least {
            throw least == .owner ? .ownerOnly : .roleTooLow
        }
        if access.isBlockedBySuspension, website.isTrackingSuspended { throw .trackingSuspended }
    }

    /// The token of `Bearer TOKEN`, the scheme in any case (RFC 9110 section 11.1); nil for anything else.
    static func bearerToken(_ header: ArraySlice<UInt8>) -> String? {
        let scheme: StaticString = "bearer "
        guard header.count > scheme.utf8CodeUnitCount else { return nil }
        for index in 0..<scheme.utf8CodeUnitCount
        where header[header.startIndex + index] | 0x20 != scheme.utf8Start[index] | 0x20 {
            return nil
        }
        let token = header.dropFirst(scheme.utf8CodeUnitCount).drop { $0 == UInt8(ascii: " ") }
        guard !token.isEmpty, !token.contains(UInt8(ascii: " ")), !token.contains(UInt8(ascii: "\t")) else {
            return nil
        }
        return String(decoding: token, as: UTF8.self)
    }
}
