import CivilTime
import DataFastAPI
import Store

/// Users and account tokens.
///
/// Source: account API, sections 2.1, 3 and 14.
extension SeedReader {
    enum UserKey: String, SeedKey {
        case id = "_id"
        case name, email, image, createdAt, hasAccess, planType, isFreeTrialActive, freeTrialStartAt
        case billingCycleStartAt, billingCycleEndAt, apiAccess
        case websiteLimit, teamSeatLimit, mentionCap, emailDelivery, botTraffic
    }

    enum PlanKey: String, SeedKey {
        case includedRequests, addOnStatus, packQuantity
    }

    /// What the plan allows, and whether mail arrives.
    private func readLimits(_ object: SeedObject<UserKey>, into user: inout User) throws(SeedError) {
        user.websiteLimit = try object[.websiteLimit]?.integer(SeedNode.counts)
        user.teamSeatLimit = try object[.teamSeatLimit]?.integer(SeedNode.counts)
        user.mentionCap = try object[.mentionCap]?.integer(SeedNode.counts)
        user.receivesEmail = try object[.emailDelivery]?.oneOf(["ok", "fail"]) != "fail"
        guard let plan = try object[.botTraffic]?.object(PlanKey.self) else { return }
        if let count = try plan[.includedRequests]?.integer(SeedNode.counts) { user.includedBotRequests = count }
        user.botAddOnStatus = try plan[.addOnStatus]?.oneOf(["active", "canceled"])
        user.botPackQuantity = try plan[.packQuantity]?.integer(SeedNode.counts) ?? 0
    }

    mutating func readUser(_ node: SeedNode) throws(SeedError) -> User {
        let user = try node.object(UserKey.self)
        let email = try user.required(.email)
        try claim(.email, try email.text(), at: email.path)
        let createdAt = try user.time(.createdAt, now) ?? now
        var account = User(
            id: try id(user[.id], as: .userID, createdAt: createdAt), name: try user[.name]?.string(),
            email: try email.string(), image: try user[.image]?.string(), createdAt: createdAt,
            hasAccess: try user.bool(.hasAccess, default: true), planType: try user[.planType]?.string(),
            isFreeTrialActive: try user.bool(.isFreeTrialActive, default: false),
            freeTrialStartAt: try user.time(.freeTrialStartAt, now),
            billingCycleStartAt: try user.time(.billingCycleStartAt, now),
            billingCycleEndAt: try user.time(.billingCycleEndAt, now), hasAPIAccess: try user[.apiAccess]?.bool())
        try readLimits(user, into: &account)
        return account
    }

    enum TokenKey: String, SeedKey {
        case id = "_id"
        case key, user, name, permissions, websiteIds, createdAt, lastUsedAt, expiresAt, revoked
    }

    mutating func readAccessToken(_ node: SeedNode) throws(SeedError) -> AccessToken {
        let token = try node.object(TokenKey.self)
        let secret = try token.required(.key)
        try claim(.secret, try secret.secret(prefix: "dft_"), at: secret.path)
        let createdAt = try token.time(.createdAt, now) ?? now
        let permissions = try token[.permissions].map { (node) throws(SeedError) in try readPermissions(node) }
        return AccessToken(
            id: try id(token[.id], as: .tokenID, createdAt: createdAt), secret: try secret.string(),
            userID: try userID(try token.required(.user)), name: try token[.name]?.string(),
            permissions: permissions ?? [Permission.wildcard], websiteIDs: try readWebsiteIDs(token),
            createdAt: createdAt, lastUsedAt: try token.time(.lastUsedAt, now),
            expiresAt: try token.time(.expiresAt, now), isRevoked: try token.bool(.revoked, default: false))
    }

    private func readPermissions(_ node: SeedNode) throws(SeedError) -> [String] {
        let known = Permission.allCases.map(\.rawValue) + [Permission.wildcard]
        return try node.array().map { (permission) throws(SeedError) in try permission.oneOf(known) }
    }

    private func readWebsiteIDs(_ token: SeedObject<TokenKey>) throws(SeedError) -> [String] {
        try token.array(.websiteIds).map { (node) throws(SeedError) in
            let id = try node.objectID()
            guard isClaimed(.websiteID, id) else { throw node.error("no website has the _id \"\(id)\"") }
            return id
        }
    }
}
