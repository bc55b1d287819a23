import DataFastAPI
import Testing

/// Somebody of the basic seed who calls, with what the contract needs to know of them.
struct MatrixCaller: Sendable, CustomTestStringConvertible {
    enum Role: Int { case viewer, member, owner }

    static let example = "665f0b3c4d2e1a0012345678"
    static let suspended = "665f0b3c4d2e1a0000000022"
    static let stranger = "665f0b3c4d2e1a0000000023"
    static let noAccess = "665f0b3c4d2e1a0000000025"

    let name: String
    /// The token; nil for none.
    let secret: String?
    /// Whether the token is one, and neither expired nor revoked.
    var isValid = true
    var hasAPIAccess = true
    /// The website of a website key.
    var keyOf: String?
    /// The roles of the user, of a key its creator.
    var roles: [String: Role] = [:]
    /// The permissions; nil for all.
    var permissions: Set<String>?
    /// The websites it is for; nil for all.
    var allowlist: Set<String>?
    /// The website asked for.
    var target = MatrixCaller.example

    private static let jane: [String: Role] = [example: .owner, suspended: .owner]

    /// The token of a caller that the seed does not have: Jane's, for all that the seed's narrow token is not for.
    static let withoutAnalytics = "dft_everything_but_analytics"
    static let permissionsWithoutAnalytics = Set(Permission.allCases.map(\.rawValue)).subtracting(["analytics:read"])

    static let all: [MatrixCaller] = [
        MatrixCaller(name: "no token", secret: nil, isValid: false),
        MatrixCaller(name: "garbage", secret: "garbage", isValid: false),
        MatrixCaller(
            name: "unknown key", secret: "df_000000000000000000000000000000000000000000000000", isValid: false),
        MatrixCaller(
            name: "expired", secret: "dft_66cb7390f8bd20327a49183ddfd9c7f452142c950194d4cd", isValid: false,
            roles: jane),
        MatrixCaller(
            name: "revoked token", secret: "dft_368fb23b797f30afa9118d9f82be985e77c5d1552f87ce21", isValid: false,
            roles: jane),
        MatrixCaller(
            name: "revoked key", secret: "df_56253ab83909a00f045c0dbf60efe11770048cb5acde1a14", isValid: false,
            keyOf: example, roles: jane),
        MatrixCaller(
            name: "account without access", secret: "dft_763b87714f6e921b7582576122a54f387c9afe4130b1444e",
            hasAPIAccess: false, roles: [noAccess: .owner], target: noAccess),
        MatrixCaller(
            name: "key of an account without access",
            secret: "df_b22102454fc55ae1531c6ff8115cb8408ab47d53bbfa807a",
            hasAPIAccess: false, keyOf: noAccess, roles: [noAccess: .owner], target: noAccess),
        MatrixCaller(
            name: "own key", secret: "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd", keyOf: example, roles: jane
        ),
        MatrixCaller(
            name: "key of the owner's other website", secret: "df_d7188a1b6318fdfe79c259bb1d63fc0b9a7479eb19c6c4bc",
            keyOf: suspended, roles: jane),
        MatrixCaller(
            name: "key of a stranger's website", secret: "df_3d0bcf43633d8c807ac7e7865ab5c39afb87bd8fb00ff256",
            keyOf: stranger, roles: [stranger: .owner]),
        MatrixCaller(
            name: "without the permission", secret: "dft_3fae83bebf87d214d11eaed2e8ca1fb20a36322f0eafceea",
            roles: jane, permissions: ["analytics:read"]),
        MatrixCaller(
            name: "with every permission but reading analytics", secret: withoutAnalytics, roles: jane,
            permissions: permissionsWithoutAnalytics),
        MatrixCaller(
            name: "inside the allowlist", secret: "dft_49dd90d6f14184b0f5c145e1f9434b8a4bd1546240f25a16", roles: jane,
            allowlist: [example]),
        MatrixCaller(
            name: "outside the allowlist", secret: "dft_49dd90d6f14184b0f5c145e1f9434b8a4bd1546240f25a16",
            roles: jane, allowlist: [example], target: suspended),
        MatrixCaller(
            name: "stranger", secret: "dft_0cd2f26f3ad090e4815408dfb463f3806f2e3c1106ad9c33",
            roles: [stranger: .owner]),
        MatrixCaller(
            name: "viewer", secret: "dft_ee5a8bc82f6eb9fa6609a418b3cb6df7bd34010729212d76", roles: [example: .viewer]),
        MatrixCaller(
            name: "member", secret: "dft_83f367544e28cce91b9eade68740286e4ca7baca6f0a50e7", roles: [example: .member]),
        MatrixCaller(name: "owner", secret: "dft_687f8b35bb1a1c42ac9650607082ac537f4d46a00d439bf4", roles: jane),
        MatrixCaller(
            name: "owner of a suspended website", secret: "dft_687f8b35bb1a1c42ac9650607082ac537f4d46a00d439bf4",
            roles: jane, target: suspended),
    ]

    var testDescription: String { name }
}

// MARK: - The contract's order of checks

extension MatrixCaller {
    /// The status that the contract gives, read from its *Order of checks* and the operation's line alone.
    func expectedStatus(_ line: ContractLine) -> Int {
        if !isValid { return 401 }
        if !hasAPIAccess { return 403 }
        if keyOf != nil, !line.takesWebsiteKeys { return 403 }
        if let permissions, !permissions.contains(line.permission) { return 403 }
        if line.isAdmin, !line.namesWebsite { return statusOfAccountRoute(line) }
        let website = line.isAdmin ? target : keyOf ?? target
        guard let role = roles[website] else { return 404 }
        if let allowlist, !allowlist.contains(website) { return 403 }
        if let keyOf, keyOf != website { return 403 }
        if line.isOwnerOnly, role != .owner { return 403 }
        // A key is a member. That deleting a website is refused is told to everybody.
        if line.method != "GET", keyOf == nil, role == .viewer { return 403 }
        if !line.isAdmin, website == Self.suspended { return 403 }
        return statusBeyondTheGate(line, website: website)
    }

    private func statusOfAccountRoute(_ line: ContractLine) -> Int {
        // The usage is the account's: no token limited to some websites, and nobody who owns none (account API 13.1).
        if line.isOwnerOnly, !roles.values.contains(.owner) || allowlist != nil { return 403 }
        // Without a body the new token may do everything on all websites, which a limited one may not grant (account API 3.2).
        if line.id == "createAccessToken", allowlist != nil || permissions != nil { return 403 }
        return statusBeyondTheGate(line, website: target)
    }

    private func statusBeyondTheGate(_ line: ContractLine, website: String) -> Int {
        switch line.id {
        // In the seed the stranger has as many tokens as there may be, and the first website a bot traffic token.
        case "createAccessToken" where roles[Self.stranger] == .owner: 400
        case "createBotTrafficToken" where website == Self.example: 409
        case "rotateBotTrafficToken", "deleteBotTrafficToken": website == Self.example ? 200 : 404
        default: Self.statusesBeyondTheGate[line.id] ?? 200
        }
    }

    /// What is answered to requests without body and query, about things that do not exist, when it is not 200.
    private static let statusesBeyondTheGate: [String: Int] = {
        let missing = [
            "updateAccount", "createWebsite", "updateWebsite", "updateGoalCustomization", "deleteGoalCustomization",
            "createFunnel", "updateFunnel", "createAlert", "updateAlert", "inviteTeamMember", "removeTeamMember",
            "connectStripe", "connectLemonsqueezy", "connectPolar", "connectPaddle", "resyncPaddle", "createNote",
            "updateNote", "updateBotTrafficSettings", "getAnalyticsTimeseries", "getGoalProperties", "createGoal",
            "deleteGoals", "createPayment", "deletePayments", "identifyVisitor",
        ]
        let unknown = [
            "deleteAccessToken", "rollWebsiteApiKey", "deleteWebsiteApiKey", "deleteFunnel", "deleteAlert",
            "deleteNote",
            "getFunnelAnalytics", "getVisitor",
        ]
        let statuses = missing.map { ($0, 400) } + unknown.map { ($0, 404) } + [("deleteWebsite", 403)]
        return Dictionary(uniqueKeysWithValues: statuses)
    }()
}
