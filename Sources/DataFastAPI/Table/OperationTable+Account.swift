extension OperationTable {
    /// Account API 2.
    static let account: [Operation] = [
        Operation(
            .getAccount, .get, "/admin/account", .account, "Get the account", page: "/api/account/account",
            access: .account(.analyticsRead, websiteKey: true), answers: [.getAccount]),
        Operation(
            .updateAccount, .put, "/admin/account", .account, "Rename the account", page: "/api/account/account",
            access: .account(.analyticsRead),
            body: BodySchema([Field("name", .text(.filled(100)), required: true, "Display name")]),
            answers: [.updateAccount]),
    ]

    /// Account API 3.
    static let accessTokens: [Operation] = [
        Operation(
            .listAccessTokens, .get, "/admin/access-tokens", .accessTokens, "List access tokens",
            page: "/api/account/access-tokens", access: .account(.apiKeysRead), marks: Operation.Marks(id: .ours),
            answers: [.listAccessTokens]),
        Operation(
            .createAccessToken, .post, "/admin/access-tokens", .accessTokens, "Create an access token",
            page: "/api/account/access-tokens", access: .account(.apiKeysWrite), marks: Operation.Marks(id: .ours),
            body: BodySchema([
                BodyFields.label,
                Field(
                    "permissions", .list(ListRule(entry: .permission, mustNotBeEmpty: true)), default: ["*"],
                    "What the token may do"),
                Field(
                    "websiteIds", .list(ListRule(entry: .objectID)), default: [],
                    "The websites it is for; none named: all of the user's"),
            ]),
            answers: [.createAccessToken],
            errors: [
                .cannotGrantPermission("P"), .websiteNotFound, .websiteNotAllowed, .cannotGrantAllWebsites,
                .tooManyAccessTokens,
            ],
            errorMarks: [
                .ours(field: "name"), .ours(field: "permissions"), .ours(field: "websiteIds"),
                .ours("Website not found"),
            ]),
        Operation(
            .deleteAccessToken, .delete, "/admin/access-tokens/{tokenId}", .accessTokens, "Delete an access token",
            page: "/api/account/access-tokens", access: .account(.apiKeysWrite), marks: Operation.Marks(id: .ours),
            answers: [.deleteAccessToken], errors: [.notFound(.accessToken)], errorMarks: [.ours("Invalid tokenId")]),
    ]
}
