extension OperationTable {
    /// Website API 7.
    static let visitors: [Operation] = [
        Operation(
            .listVisitors, .get, "/visitors", .visitors, "List visitors", page: "/api/website/visitors/list",
            access: .website(.analyticsRead), speed: .report,
            query: QuerySchema(
                Parameters.range() + Parameters.page(maximum: 250) + [
                    Field("isCustomer", .flag, aliases: ["hasRevenue"], "Only visitors with, or without, a payment")
                ],
                filters: FilterRule.visitors,
                rules: [.bothBounds, .apart(filter: .goal, parameter: "isCustomer", .goalWithCustomer)]),
            answers: [.listVisitors]),
        Operation(
            .getVisitor, .get, "/visitors/{datafast_visitor_id}", .visitors, "Get a visitor",
            page: "/api/website/visitors/retrieve", access: .website(.analyticsRead),
            answers: [.getVisitor], errors: [.visitorIsBot, .visitorDataNotFound]),
    ]

    /// Website API 10.
    static let identity: [Operation] = [
        Operation(
            .identifyVisitor, .post, "/identify", .identity, "Link a visitor to a user",
            page: "/api/website/identity/identify", access: .website(.identifyWrite, role: .member),
            body: BodySchema(
                [
                    Field(
                        "user_id",
                        .text(
                            TextRule(mustNotBeEmpty: true, maximum: 255, reason: Reason.filledText(255))),
                        required: true, "The user's id in your system"),
                    BodyFields.visitorID,
                ], keepsOthers: true),
            answers: [.identifyVisitor], errors: [.visitorHasNoPageviews])
    ]

    /// Website API 11.
    static let mentions: [Operation] = [
        Operation(
            .listMentions, .get, "/mentions", .mentions, "List mentions on X and Reddit",
            page: "/api/website/mentions/list", access: .website(.analyticsRead),
            query: QuerySchema(
                Parameters.range(absent: .lastDays) + [
                    Field("platform", .choice(["x", "reddit"]), "Only mentions there"),
                    Field(
                        "q", .text(TextRule(isTrimmed: false, maximum: 200)),
                        "Part of the text, author, URL or subreddit"),
                ] + Parameters.page() + [Parameters.order()],
                rules: [.bothBounds], rejectsUnknown: true), answers: [.listMentions])
    ]
}
