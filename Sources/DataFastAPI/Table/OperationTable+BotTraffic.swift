extension OperationTable {
    private static let page = "/api/website/bot-traffic"
    private static let settingsPath: PathTemplate = "/admin/websites/{websiteId}/bot-traffic/settings"
    private static let tokenPath: PathTemplate = "/admin/websites/{websiteId}/bot-traffic/token"

    private static func list(_ name: String, _ entry: ListRule.Entry, _ summary: String) -> Field {
        Field(name, .list(ListRule(entry: entry)), summary)
    }

    private static let settings: [Field] = [
        Field("verifiedOnly", .boolean, "Whether only requests verified by address are collected"),
        Field("requireAuthToken", .boolean, "Whether only requests with the token are collected"),
        list("disableCompanies", .company, "Companies whose crawlers are excluded"),
        list("enableCompanies", .company, "Companies whose crawlers are excluded no longer"),
        list("disableCrawlerIds", .crawler, "Crawlers to exclude"),
        list("enableCrawlerIds", .crawler, "Crawlers to exclude no longer"),
        list("excludedCrawlerIds", .crawler, "All crawlers to exclude"),
        list("hiddenCrawlers", .crawler, "Crawlers hidden on the chart"),
        Field("pageFilterIds", .list(ListRule(entry: .text, maximum: 100)), "Filters of pages", mark: .seen),
        Field("groupBy", .choice(["crawlers", "companies"]), "What the chart groups by", mark: .seen),
        Field("hideDashboardCard", .boolean, "Whether the dashboard hides it", mark: .seen),
    ]

    private static func token(
        _ id: OperationID, _ method: Method, _ summary: String, _ answer: Answer, errors: [ContractError] = []
    ) -> Operation {
        Operation(
            id, method, tokenPath, .botTrafficAdministration, summary, page: page,
            access: .admin(method == .get ? .settingsRead : .settingsWrite, role: .owner, websiteKey: false),
            answers: [answer], errors: errors)
    }

    /// Account API 13.
    static let botTrafficAdministration: [Operation] = [
        Operation(
            .getBotTrafficUsage, .get, "/admin/bot-traffic/usage", .botTrafficAdministration, "Get the account's usage",
            page: page, access: .account(.settingsRead, role: .owner), marks: Operation.Marks(permission: .ours),
            answers: [.getBotTrafficUsage], errors: [.needsAllWebsites, .ownerOnly]),
        Operation(
            .getBotTrafficSettings, .get, settingsPath, .botTrafficAdministration, "Get bot traffic settings",
            page: page, access: .admin(.settingsRead, role: .owner, websiteKey: false),
            answers: [.getBotTrafficSettings]),
        Operation(
            .updateBotTrafficSettings, .patch, settingsPath, .botTrafficAdministration, "Change bot traffic settings",
            page: page, access: .admin(.settingsWrite, role: .owner, websiteKey: false),
            body: .update(settings, rules: [.separateCrawlerLists]), answers: [.updateBotTrafficSettings],
            errors: [.noBotTrafficToken]),
        token(.getBotTrafficTokenStatus, .get, "Tell whether there is a bot traffic token", .botTrafficTokenStatus),
        token(
            .createBotTrafficToken, .post, "Create the bot traffic token", .botTrafficTokenWithValue,
            errors: [.botTrafficTokenExists]),
        token(
            .rotateBotTrafficToken, .put, "Replace the bot traffic token", .botTrafficTokenWithValue,
            errors: [.notFound(.botTrafficToken)]),
        token(
            .deleteBotTrafficToken, .delete, "Revoke the bot traffic token", .noBotTrafficToken,
            errors: [.notFound(.botTrafficToken)]),
    ]

    private static func choice(_ name: String, _ choices: [String], _ summary: String) -> Field {
        Field(name, .choice(["all"] + choices), default: "all", summary)
    }

    private static let reportParameters =
        Parameters.range(absent: .lastDays) + [
            Field("interval", .choice(Parameters.intervals), default: "day", "Width of the time series' parts"),
            choice("category", Crawler.Category.allCases.map(\.rawValue), "What crawlers come for"),
            Field("company", .text(.any), "Who runs them"),
            Field("crawlerId", .text(.any), "One crawler"),
            choice("verification", Crawler.Verification.allCases.map(\.rawValue), "How they were recognised"),
        ]

    /// Website API 12.
    static let botTrafficReports: [Operation] = [
        Operation(
            .getBotTrafficSummary, .get, "/analytics/bot-traffic", .botTrafficReports, "Get bot traffic", page: page,
            access: .website(.analyticsRead, role: .owner), speed: .report,
            query: QuerySchema(reportParameters, rules: [.bothBounds]), answers: [.getBotTrafficSummary],
            errors: [.tooManyIntervals]),
        Operation(
            .getBotTrafficPages, .get, "/analytics/bot-traffic/pages", .botTrafficReports,
            "Get pages that bots request",
            page: page, access: .website(.analyticsRead, role: .owner), speed: .report,
            query: QuerySchema(
                reportParameters + [Field("pageSearch", .text(.any), "Part of the path")]
                    + Parameters.page(mark: .ours),
                rules: [.bothBounds]), answers: [.getBotTrafficPages]),
    ]
}
