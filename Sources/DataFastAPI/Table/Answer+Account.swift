/// Account API 2–5.
extension Answer {
    static let getAccount = Answer(
        .list(
            .object([
                "_id": .id, "name": .string.orNull, "email": .string, "image": .string.orNull, "hasAccess": .boolean,
                "planType": .string.orNull, "isFreeTrialActive": .boolean, "freeTrialStartAt": .timestamp.orNull,
                "billingCycleStartAt": .timestamp.orNull, "billingCycleEndAt": .timestamp.orNull,
                "websiteId": .id.optional.meaning("Only with a website key: its website"),
            ])), Example.getAccount)

    static let updateAccount = Answer(
        .list(.object(["_id": .id, "name": .string, "email": .string, "image": .string.orNull])), Example.updateAccount)

    private static let accessToken = Shape.object([
        "_id": .id, "name": .string.orNull, "displayKey": .string.meaning("The masked token"),
        "scope": .choice(["user"]), "permissions": .array(.string), "websiteIds": .array(.id),
    ])

    static let listAccessTokens = Answer(
        .list(accessToken.adding(["lastUsedAt": .timestamp.orNull, "createdAt": .timestamp])), Example.listAccessTokens)
    static let createAccessToken = Answer(
        .list(
            accessToken.adding([
                "lastUsedAt": .timestamp.orNull.marked(.ours), "createdAt": .timestamp.marked(.ours), "key": rawKey,
            ])), Example.createAccessToken)
    static let deleteAccessToken = Answer(.done(.accessTokenDeleted), Example.deleteAccessToken)

    private static let rawKey = Shape.string.meaning("The raw value, never shown again")

    static let listWebsites = Answer(
        .list(
            .object([
                "_id": .id, "domain": .string, "name": .string.orNull, "trackingId": .string, "timezone": .string,
                "currency": .string, "role": .choice(Role.allCases.map(\.rawValue)),
            ])), Example.listWebsites)

    static let createWebsite = Answer(
        .list(.object(["websiteId": .id, "domain": .string, "trackingId": .string])), Example.createWebsite)

    /// The website as it is, of `getWebsite` and `updateWebsite`.
    static let website = Answer(
        .list(
            .object([
                "_id": .id, "domain": .string, "name": .string.orNull, "trackingId": .string, "timezone": .string,
                "currency": .string, "kpi": .string.orNull, "kpiColorScheme": .string.orNull,
                "revenueMetric": .string.orNull, "sendWeeklyReports": .boolean.marked(.ours),
                "sendViralTrafficAlerts": .boolean.marked(.ours),
                "isPublicDashboardEnabled": .boolean.marked(.ours), "isPublicDataEnabled": .boolean.marked(.ours),
                "isCookieless": .boolean,
                "isAttackModeEnabled": .boolean.marked(.ours), "includeRenewalRevenue": .boolean,
                "allowedHostnames": .array(.string),
                "isAllHostnamesAllowed": .boolean.marked(.ours), "excludedIps": .array(.string),
                "excludedPaths": .array(.string),
                "excludedCountries": .array(.string), "excludedHostnames": .array(.string),
            ])), Example.getWebsite)

    private static let websiteKey = Shape.object([
        "_id": .id, "name": .string.orNull, "displayKey": .string.meaning("The masked key"), "websiteId": .id,
        "lastUsedAt": .timestamp.orNull, "createdAt": .timestamp,
    ])

    static let listWebsiteApiKeys = Answer(.list(websiteKey), Example.listWebsiteApiKeys)
    /// The key with its value, of `createWebsiteApiKey` and `rollWebsiteApiKey`.
    static let websiteKeyWithValue = Answer(
        .list(websiteKey.adding(["key": rawKey])), Example.createWebsiteApiKey)
    static let deleteWebsiteApiKey = Answer(.list(.object(["deleted": .boolean])), Example.deleteWebsiteApiKey)
}

extension Shape {
    /// One object with a message and nothing else.
    static func done(_ message: SuccessMessage) -> Shape {
        list(object(["message": .message(message)]))
    }
}
