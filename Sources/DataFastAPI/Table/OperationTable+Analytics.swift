extension OperationTable {
    private static let page = "/api/website/analytics"

    /// Keys that public clients ask for and no page documents (website API 3.1).
    private static let undocumented = ["new_visitors", "returning_visitors", "pageviews"]

    private static let overviewFields = Parameters.fields(
        ["visitors"] + undocumented + [
            "sessions", "bounce_rate", "avg_session_duration", "currency", "revenue", "payments", "revenue_per_visitor",
            "conversion_rate",
        ], onDemand: undocumented)

    private static let timeseriesFields = Parameters.fields(
        ["name", "visitors", "sessions", "revenue", "payments", "conversion_rate"] + undocumented, keepsOrder: true,
        required: true)

    /// Website API 3.
    static let analytics: [Operation] = [
        Operation(
            .getAnalyticsOverview, .get, "/analytics/overview", .analytics, "Get the main figures", page: page,
            access: .website(.analyticsRead), speed: .report,
            query: QuerySchema(
                [overviewFields] + Parameters.range(), filters: FilterRule.reports, rules: [.bothBounds]),
            answers: [.getAnalyticsOverview]),
        Operation(
            .getAnalyticsTimeseries, .get, "/analytics/timeseries", .analytics, "Get figures over time", page: page,
            access: .website(.analyticsRead), speed: .report,
            query: QuerySchema(
                [
                    timeseriesFields,
                    Field("interval", .choice(Parameters.intervals), required: true, "Width of the parts"),
                ] + Parameters.range(absent: .byInterval) + Parameters.page(),
                filters: FilterRule.reports, rules: [.bothBounds]), answers: [.getAnalyticsTimeseries]),
        Operation(
            .getAnalyticsMetadata, .get, "/analytics/metadata", .analytics, "Get the website's settings", page: page,
            access: .website(.analyticsRead),
            query: QuerySchema([
                Parameters.fields(["domain", "timezone", "name", "logo", "kpiColorScheme", "kpi", "currency"])
            ]), answers: [.getAnalyticsMetadata]),
        Operation(
            .getRealtimeVisitors, .get, "/analytics/realtime", .analytics, "Count the visitors of the last 10 minutes",
            page: page, access: .website(.analyticsRead), query: QuerySchema([Parameters.fields(["visitors"])]),
            answers: [.getRealtimeVisitors]),
        Operation(
            .getRealtimeMap, .get, "/analytics/realtime/map", .analytics, "Show the visitors of the last 10 minutes",
            page: page, access: .website(.analyticsRead), speed: .report, answers: [.getRealtimeMap]),
    ]

    private static func breakdown(
        _ id: OperationID, _ path: PathTemplate, _ summary: String, _ keys: [String], _ answer: Answer,
        metrics: [String] = ["visitors", "revenue", "payments"]
    ) -> Operation {
        Operation(
            id, .get, path, .breakdowns, summary, page: "/api/website/breakdowns", access: .website(.analyticsRead),
            speed: .report, query: breakdownQuery(Parameters.fields(keys + metrics)), answers: [answer])
    }

    private static func breakdownQuery(_ fields: Field) -> QuerySchema {
        QuerySchema(
            [fields] + Parameters.range() + Parameters.page(), filters: FilterRule.reports, rules: [.bothBounds])
    }

    /// Website API 4.
    static let breakdowns: [Operation] = [
        breakdown(
            .getPageAnalytics, "/analytics/pages", "Break down by page", ["hostname", "path"], .getPageAnalytics),
        breakdown(
            .getReferrerAnalytics, "/analytics/referrers", "Break down by referrer", ["referrer"], .getReferrerAnalytics
        ),
        breakdown(
            .getCountryAnalytics, "/analytics/countries", "Break down by country", ["country", "image"],
            .getCountryAnalytics),
        breakdown(.getRegionAnalytics, "/analytics/regions", "Break down by region", ["region"], .getRegionAnalytics),
        breakdown(.getCityAnalytics, "/analytics/cities", "Break down by city", ["city"], .getCityAnalytics),
        breakdown(.getDeviceAnalytics, "/analytics/devices", "Break down by device", ["device"], .getDeviceAnalytics),
        breakdown(
            .getBrowserAnalytics, "/analytics/browsers", "Break down by browser", ["browser"], .getBrowserAnalytics),
        breakdown(
            .getOperatingSystemAnalytics, "/analytics/operating-systems", "Break down by operating system",
            ["operating_system"], .getOperatingSystemAnalytics),
        breakdown(
            .getCampaignAnalytics, "/analytics/campaigns", "Break down by campaign",
            ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "ref", "source", "via"],
            .getCampaignAnalytics),
        breakdown(
            .getHostnameAnalytics, "/analytics/hostnames", "Break down by hostname", ["hostname"], .getHostnameAnalytics
        ),
        breakdown(
            .getExitClickAnalytics, "/analytics/exit-clicks", "Break down clicks on outbound links", ["url"],
            .getExitClickAnalytics,
            metrics: ["visitors", "clicks"]),
    ]

    /// Website API 5.
    static let goalReports: [Operation] = [
        Operation(
            .analyzeGoals, .get, "/analytics/goals", .goals, "Count completions of goals", page: page,
            access: .website(.analyticsRead), speed: .report,
            query: breakdownQuery(Parameters.fields(["name", "completions", "visitors"], aliases: ["goal": "name"])),
            answers: [.analyzeGoals]),
        Operation(
            .getGoalProperties, .get, "/analytics/goals/properties", .goals,
            "Count a goal's properties and their values",
            page: page, access: .website(.analyticsRead), speed: .report,
            query: QuerySchema(
                [
                    Field("eventName", .text(.any), required: true, "The goal"),
                    Field("propertyName", .text(.any), "The property whose values are counted"),
                ] + Parameters.range() + Parameters.page(mark: .ours),
                rules: [.bothBounds]), answers: [.getGoalProperties]),
    ]
}
