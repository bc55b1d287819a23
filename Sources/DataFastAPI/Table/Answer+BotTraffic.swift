/// Account API 13, website API 12.
extension Answer {
    static let getBotTrafficUsage = Answer(
        .list(
            .object([
                "usage": .object([
                    "usage": .integer.meaning("Requests accepted in the period"),
                    "dropped": .integer.meaning("Requests that came with nothing remaining"), "allowance": .integer,
                    "remaining": .integer, "percentUsed": .percent, "periodStartAt": .timestamp, "resetAt": .timestamp,
                    "isCounting": .boolean,
                ]),
                "websiteStats": .array(
                    .object(["websiteId": .id, "domain": .string, "logo": .string.orNull, "requests": .integer])
                ).marked(.ours),
                "billing": .object([
                    "addOnStatus": .choice(["active", "canceled"]).orNull, "packQuantity": .integer,
                    "packSize": .integer,
                ]).marked(.ours),
            ])), Example.getBotTrafficUsage)

    private static let category = Shape.choice(Crawler.Category.allCases.map(\.rawValue))

    /// The settings as they are.
    static let getBotTrafficSettings = Answer(
        .list(
            .object([
                "websiteId": .id, "domain": .string,
                "settings": .object([
                    "hiddenCrawlers": .array(.string), "excludedCrawlerIds": .array(.string), "verifiedOnly": .boolean,
                    "requireAuthToken": .boolean, "hideDashboardCard": .boolean,
                    "groupBy": .choice(["crawlers", "companies"]), "pageFilterIds": .array(.string).marked(.seen),
                ]),
                "companies": .array(
                    .object([
                        "company": .string,
                        "crawlers": .array(.object(["id": .string, "name": .string, "category": category])),
                    ])
                ).marked(.ours),
            ])), Example.getBotTrafficSettings)
    /// The same, as they are after a change.
    static let updateBotTrafficSettings = Answer(
        getBotTrafficSettings.shape, Example.getBotTrafficSettings, mark: .ours)

    private static let token = Shape.object([
        "websiteId": .id, "domain": .string, "hasToken": .boolean,
        "displayToken": .string.orNull.meaning("The masked token"), "createdAt": .timestamp.orNull,
        "requireAuthToken": .boolean,
    ])

    /// Whether there is a token, of `getBotTrafficTokenStatus`.
    static let botTrafficTokenStatus = Answer(
        .list(token), Example.botTrafficWithToken, Example.botTrafficWithoutToken)
    /// No token any more, of `deleteBotTrafficToken`.
    static let noBotTrafficToken = Answer(.list(token), Example.botTrafficWithoutToken)
    /// The token with its value, of `createBotTrafficToken` and `rotateBotTrafficToken`.
    static let botTrafficTokenWithValue = Answer(
        .list(token.adding(["requestAuthToken": .string.meaning("The raw value, never shown again")])),
        Example.createBotTrafficToken)

    private static let crawler = Shape.object([
        "crawlerId": .string, "company": .string, "agent": .string, "category": category, "requests": .integer,
    ])

    static let getBotTrafficSummary = Answer(
        .list(
            .object([
                "interval": .choice(Parameters.intervals), "timezone": .string,
                "totals": .object([
                    "requests": .integer, "companies": .integer, "crawlers": .integer,
                    "pages": .integer.meaning("Distinct pages"),
                ]),
                "verification": .object(["ip_verified": .integer, "user_agent_only": .integer]),
                "companies": .array(.object(["company": .string, "requests": .integer])), "crawlers": .array(crawler),
                "timeseries": .array(.object(["name": .string, "requests": .integer, "timestamp": .wholeSeconds])),
            ])), Example.getBotTrafficSummary, mark: .ours)

    static let getBotTrafficPages = Answer(
        .page(
            .object([
                "hostname": .string, "path": .string, "requests": .integer,
                "statuses": .array(.object(["status": .integer.orNull, "requests": .integer])),
                "crawlers": .array(crawler),
            ])), Example.getBotTrafficPages, mark: .ours)
}
