/// Website API 3–6.
extension Answer {
    private static let visitors = Shape.integer.meaning("Distinct visitors")

    static let getAnalyticsOverview = Answer(
        .list(
            .object([
                "visitors": visitors.optional, "new_visitors": .integer.optional.marked(.seen),
                "returning_visitors": .integer.optional.marked(.seen), "pageviews": .integer.optional.marked(.seen),
                "sessions": .integer.optional, "bounce_rate": .percent.optional,
                "avg_session_duration": .milliseconds.optional.marked(.seen),
                "currency": .string.meaning("Symbol").optional, "revenue": .money.optional,
                "payments": .integer.optional,
                "revenue_per_visitor": .money.optional, "conversion_rate": .percent.optional,
            ])), Example.getAnalyticsOverview)

    private static let revenueBreakdown = Shape.object(["new": .money, "renewal": .money, "refund": .money])

    /// The keys of a bucket and of the totals stand in the order in which they were asked for.
    private static let metrics = Shape.object([
        "visitors": visitors.optional, "sessions": .integer.optional, "revenue": .money.optional,
        "revenueBreakdown": revenueBreakdown.optional, "payments": .integer.optional,
        "conversion_rate": .money.meaning("Revenue for each visitor, 2 decimals").optional,
        "new_visitors": .integer.optional.marked(.seen), "returning_visitors": .integer.optional.marked(.seen),
        "pageviews": .integer.optional.marked(.seen),
    ])

    static let getAnalyticsTimeseries = Answer(
        .object([
            "status": .choice(["success"]), "fields": .array(.string), "interval": .choice(Parameters.intervals),
            "timezone": .string, "currency": .string.orNull.meaning("Symbol; `null` without money"), "totals": metrics,
            "data": .array(
                metrics.adding([
                    "name": .string, "timestamp": .wholeSeconds.meaning("The bucket's start"),
                ])),
            "pagination": .pagination,
        ]), Example.getAnalyticsTimeseries, Example.getAnalyticsTimeseries2)

    static let getAnalyticsMetadata = Answer(
        .list(
            .object([
                "domain": .string.optional, "timezone": .string.optional, "name": .string.orNull.optional,
                "logo": .string.orNull.optional,
                "kpiColorScheme": .choice(ColorScheme.allCases.map(\.rawValue)).optional,
                "kpi": .string.orNull.optional, "currency": .string.meaning("ISO 4217 code").optional,
            ])), Example.getAnalyticsMetadata)

    static let getRealtimeVisitors = Answer(
        .list(.object(["visitors": visitors.optional])), Example.getRealtimeVisitors)

    private static func breakdown(
        _ keys: KeyValuePairs<String, Shape>, _ example: String, mark: Mark = .doc
    ) -> Answer {
        let row = Shape.object(keys).adding([
            "visitors": visitors.optional, "revenue": .money.optional, "payments": .integer.optional,
        ])
        return Answer(.page(row), example, mark: mark)
    }

    private static let dimension = Shape.string.optional

    static let getPageAnalytics = breakdown(["hostname": dimension, "path": dimension], Example.getPageAnalytics)
    static let getReferrerAnalytics = breakdown(["referrer": dimension], Example.getReferrerAnalytics)
    static let getCountryAnalytics = breakdown(
        ["country": dimension, "image": .string.orNull.meaning("URL of the flag").optional], Example.getCountryAnalytics
    )
    static let getRegionAnalytics = breakdown(["region": dimension], Example.getRegionAnalytics)
    static let getCityAnalytics = breakdown(["city": dimension], Example.getCityAnalytics)
    static let getDeviceAnalytics = breakdown(["device": dimension], Example.getDeviceAnalytics)
    static let getBrowserAnalytics = breakdown(["browser": dimension], Example.getBrowserAnalytics)
    static let getOperatingSystemAnalytics = breakdown(
        ["operating_system": dimension], Example.getOperatingSystemAnalytics)
    static let getHostnameAnalytics = breakdown(["hostname": dimension], Example.getHostnameAnalytics)
    static let getCampaignAnalytics = breakdown(
        [
            "campaign": .object([
                "utm_source": dimension, "utm_medium": dimension, "utm_campaign": dimension, "utm_term": dimension,
                "utm_content": dimension, "ref": dimension, "source": dimension, "via": dimension,
            ]).optional
        ], Example.getCampaignAnalytics)
    static let getExitClickAnalytics = Answer(
        .page(.object(["url": dimension, "visitors": visitors.optional, "clicks": .integer.optional])),
        Example.getExitClickAnalytics)

    static let analyzeGoals = Answer(
        .page(.object(["goal": dimension, "completions": .integer.optional, "visitors": visitors.optional])),
        Example.analyzeGoals)
    static let getGoalProperties = Answer(
        .page(
            .object([
                "propertyName": .string.meaning("Without `propertyName` in the query").optional,
                "value": .string.meaning("With `propertyName` in the query").optional, "completions": .integer,
                "visitors": visitors,
            ])), Example.getGoalProperties, Example.getGoalProperties2, mark: .ours)

    static let getFunnelAnalytics = Answer(
        .list(
            .object([
                "funnelId": .id, "name": .string, "slug": .string, "currency": .string.meaning("Symbol"),
                "visitors": visitors, "conversions": .integer, "conversionRate": .percent, "revenue": .money,
                "steps": .array(
                    .object([
                        "id": .string, "name": .string, "type": .choice(FunnelSteps.types), "url": .string.optional,
                        "goalName": .string.optional, "visitors": visitors, "conversionRate": .percent,
                        "dropOff": .integer, "dropOffRate": .percent, "revenue": .money,
                    ])),
            ])), Example.getFunnelAnalytics, mark: .ours)
}
