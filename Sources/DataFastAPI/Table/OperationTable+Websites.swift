extension OperationTable {
    private static let page = "/api/account/websites"
    private static let keysPage = "/api/account/website-keys"

    private static let domain = Field(
        "domain", .text(TextRule(letterCase: .lower, form: .domain)), required: true, "Domain, without scheme and path")
    private static let timezone = Field("timezone", .timeZone, required: true, "Time zone (IANA)")

    private static func flag(_ name: String, _ summary: String) -> Field { Field(name, .boolean, summary) }

    private static func list(_ name: String, _ entry: ListRule.Entry, _ summary: String) -> Field {
        Field(name, .list(ListRule(entry: entry, maximum: 100)), summary)
    }

    /// The settings of a website that may be changed, in the order of the record (account API 4).
    private static let settings: [Field] = [
        domain,
        BodyFields.label,
        timezone,
        Field("currency", .text(TextRule(letterCase: .upper, form: .currency)), "Currency of revenue (ISO 4217)"),
        Field("kpi", .trackedGoal, null: .value, "A tracked goal"),
        Field("kpiColorScheme", .choice(ColorScheme.allCases.map(\.rawValue)), null: .refused, "Colour of the KPI"),
        Field("revenueMetric", .choice(["revenue", "mrr"]), null: .refused, "What revenue means on the dashboard"),
        flag("sendWeeklyReports", "Whether weekly reports are mailed"),
        flag("sendViralTrafficAlerts", "Whether unusual traffic is mailed"),
        flag("isPublicDashboardEnabled", "Whether the dashboard is public"),
        flag("isPublicDataEnabled", "Whether the data are public"),
        flag("isCookieless", "Whether visitors are counted without cookies"),
        flag("isAttackModeEnabled", "Whether doubtful traffic is dropped"),
        flag("includeRenewalRevenue", "Whether renewals count in the conversion rate"),
        list("allowedHostnames", .hostname, "Hosts that may send besides the domain"),
        flag("isAllHostnamesAllowed", "Whether every host may send"),
        list("excludedIps", .ipAddress, "Addresses whose traffic is dropped"),
        list("excludedPaths", .path, "Paths whose traffic is dropped"),
        list("excludedCountries", .country, "Countries whose traffic is dropped"),
        list("excludedHostnames", .hostname, "Hosts whose traffic is dropped"),
    ]

    /// The settings of which it is documented that a wrong value is refused (account API 4.4).
    private static let documentedRefusals: Set = ["domain", "timezone", BodyFields.label.name, "kpi"]

    /// Account API 4.
    static let websites: [Operation] = [
        Operation(
            .listWebsites, .get, "/admin/websites", .websites, "List websites", page: page,
            access: .account(.websitesRead, websiteKey: true), marks: Operation.Marks(id: .ours, websiteKey: .ours),
            answers: [.listWebsites]),
        Operation(
            .createWebsite, .post, "/admin/websites", .websites, "Create a website", page: page,
            access: .account(.websitesWrite), marks: Operation.Marks(id: .ours),
            body: BodySchema([domain, timezone, BodyFields.label]),
            answers: [.createWebsite], errors: [.domainTaken, .websiteLimitReached],
            errorMarks: [.ours(field: BodyFields.label.name)]),
        Operation(
            .getWebsite, .get, "/admin/websites/{websiteId}", .websites, "Get a website", page: page,
            access: .admin(.settingsRead), marks: Operation.Marks(id: .ours), answers: [.website]),
        Operation(
            .updateWebsite, .put, "/admin/websites/{websiteId}", .websites, "Change a website's settings", page: page,
            access: .admin(.settingsWrite, role: .member), marks: Operation.Marks(id: .ours), speed: .report,
            body: .update(settings),
            answers: [.website], errors: [.domainTaken],
            errorMarks: settings.map(\.name).filter { !documentedRefusals.contains($0) }.map(ErrorMark.ours(field:))
                + [.ours(ContractError.domainTaken.message)]),
        Operation(
            .deleteWebsite, .delete, "/admin/websites/{websiteId}", .websites, "Delete a website (always refused)",
            page: page, access: .admin(.websitesWrite, role: nil), marks: Operation.Marks(id: .ours),
            errors: [.websiteDeletion("ID")]),
    ]

    /// A path that names no key (account API 5.3).
    private static let noKey: [ErrorMark] = [
        .ours("Invalid apiKeyId"), .ours(ContractError.notFound(.apiKey).message),
    ]

    /// Account API 5.
    static let websiteKeys: [Operation] = [
        Operation(
            .listWebsiteApiKeys, .get, "/admin/websites/{websiteId}/apikeys", .websiteKeys, "List a website's API keys",
            page: keysPage, access: .admin(.apiKeysRead), marks: Operation.Marks(id: .ours),
            answers: [.listWebsiteApiKeys]),
        Operation(
            .createWebsiteApiKey, .post, "/admin/websites/{websiteId}/apikeys", .websiteKeys, "Create an API key",
            page: keysPage, access: .admin(.apiKeysWrite, role: .member), marks: Operation.Marks(id: .ours),
            body: BodySchema([BodyFields.label]), answers: [.websiteKeyWithValue], errors: [.tooManyWebsiteKeys],
            errorMarks: [.ours(field: BodyFields.label.name)]),
        Operation(
            .rollWebsiteApiKey, .put, "/admin/websites/{websiteId}/apikeys/{apiKeyId}", .websiteKeys,
            "Replace an API key's value", page: keysPage, access: .admin(.apiKeysWrite, role: .member),
            marks: Operation.Marks(id: .ours), answers: [.websiteKeyWithValue], errors: [.notFound(.apiKey)],
            errorMarks: noKey),
        Operation(
            .deleteWebsiteApiKey, .delete, "/admin/websites/{websiteId}/apikeys/{apiKeyId}", .websiteKeys,
            "Delete an API key", page: keysPage, access: .admin(.apiKeysWrite, role: .member),
            marks: Operation.Marks(id: .ours), answers: [.deleteWebsiteApiKey], errors: [.notFound(.apiKey)],
            errorMarks: noKey),
    ]
}
