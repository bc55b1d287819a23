import DataFastAPI
import JSON
import Testing

/// How the contract says that messages, fields and answers are known, written a second time (account API 2 to 8).
@Suite struct FidelityTests {
    private static func errors(_ id: OperationID, _ beginning: String) -> [ContractError] {
        OperationTable[id].failures.filter { $0.message.hasPrefix(beginning) }
    }

    /// Neither text nor status is known.
    @Test(arguments: [
        (
            OperationID.createAccessToken,
            ["Invalid name:", "Invalid permissions:", "Invalid websiteIds:", "Website not found"]
        ),
        (.deleteAccessToken, ["Invalid tokenId"]),
        (.createWebsite, ["Invalid name:"]),
        (
            .updateWebsite,
            [
                "No fields provided", "Invalid currency:", "Invalid kpiColorScheme:", "Invalid revenueMetric:",
                "Invalid sendWeeklyReports:", "Invalid sendViralTrafficAlerts:", "Invalid isPublicDashboardEnabled:",
                "Invalid isPublicDataEnabled:", "Invalid isCookieless:", "Invalid isAttackModeEnabled:",
                "Invalid includeRenewalRevenue:", "Invalid allowedHostnames:", "Invalid isAllHostnamesAllowed:",
                "Invalid excludedIps:", "Invalid excludedPaths:", "Invalid excludedCountries:",
                "Invalid excludedHostnames:", "A website with this domain already exists",
            ]
        ),
        (.createWebsiteApiKey, ["Invalid name:"]),
        (.rollWebsiteApiKey, ["Invalid apiKeyId", "API key not found"]),
        (.deleteWebsiteApiKey, ["Invalid apiKeyId", "API key not found"]),
        (.listGoalCustomizations, ["Invalid goalName:"]),
        (.createFunnel, ["Missing required fields: name, steps", "Invalid name:"]),
        (.updateFunnel, ["No fields provided", "Funnel with this name already exists."]),
    ])
    func areOurs(_ id: OperationID, _ beginnings: [String]) {
        for beginning in beginnings {
            let errors = Self.errors(id, beginning)
            #expect(!errors.isEmpty, "\(id) \(beginning)")
            for error in errors { #expect(error.mark == .ours && error.statusMark == .ours, "\(id) \(error.message)") }
        }
    }

    /// The status, the rule or the limit is documented, the text is not.
    @Test(arguments: [
        (OperationID.updateAccount, ["Missing required field: name", "Invalid name:"]),
        (
            .createAccessToken,
            [
                "Token cannot grant a permission it does not have:", "Token does not have access to this website",
                "Token cannot grant access to all websites", "Maximum of 20 access tokens per account reached",
            ]
        ),
        (.deleteAccessToken, ["Access token not found"]),
        (
            .createWebsite,
            [
                "Missing required fields: domain, timezone", "Invalid domain:", "Invalid timezone:",
                "A website with this domain already exists", "Website limit reached.",
            ]
        ),
        (.updateWebsite, ["Invalid domain:", "Invalid timezone:", "Invalid name:", "Invalid kpi:"]),
        (.createWebsiteApiKey, ["Maximum of 10 API keys per website reached"]),
        (
            .updateGoalCustomization,
            [
                "Request body too large", "Missing required field: goalName", "No fields provided", "Invalid goalName:",
                "Invalid displayName:", "Invalid color:", "Invalid description:",
            ]
        ),
        (.deleteGoalCustomization, ["Missing required field: goalName", "Invalid goalName:"]),
        (.createFunnel, ["Invalid steps", "Missing required field: steps[0]."]),
        (
            .updateFunnel,
            ["Invalid funnelId", "Invalid name:", "Invalid steps", "Invalid isActive:", "Funnel not found"]
        ),
        (.deleteFunnel, ["Invalid funnelId", "Funnel not found"]),
    ])
    func haveADocumentedCause(_ id: OperationID, _ beginnings: [String]) {
        for beginning in beginnings {
            let errors = Self.errors(id, beginning)
            #expect(!errors.isEmpty, "\(id) \(beginning)")
            for error in errors { #expect(error.mark == .ours && error.statusMark == .doc, "\(id) \(error.message)") }
        }
    }

    @Test func aWholeMessageIsDocumented() {
        for (id, message) in [
            (OperationID.createFunnel, "Funnel with this name already exists."),
            (.deleteWebsite, "Website deletion cannot be done programmatically."),
        ] {
            #expect(Self.errors(id, message).map(\.mark) == [.doc])
        }
    }

    private static let document = OpenAPIDocument(OperationTable.all, version: "1").json

    private static func entry(_ operation: Operation) -> JSONValue? {
        document["paths"]?[operation.path.description]?[operation.method.rawValue.lowercased()]
    }

    private static func answer(_ id: OperationID) -> JSONValue? {
        entry(OperationTable[id])?["responses"]?["200"]
    }

    private static func members(_ id: OperationID) -> JSONObject {
        answer(id)?["content"]?["application/json"]?["schema"]?["properties"]?["data"]?["items"]?["properties"]?
            .objectValue ?? [:]
    }

    @Test func anotherNameOfAFieldMayBeKnownInAnotherWay() {
        let fields = Self.entry(OperationTable[.updateGoalCustomization])?["requestBody"]?["content"]?[
            "application/json"]?["schema"]?["properties"]
        #expect(fields?["displayName"]?["x-fidelity"] == "doc" && fields?["name"]?["x-fidelity"] == "seen")
        #expect(OperationTable[.updateGoalCustomization].facts(.seen).contains("`name`"))
    }

    @Test(arguments: [
        (OperationID.createAccessToken, ["lastUsedAt", "createdAt"]), (.listAccessTokens, []),
        (
            .getWebsite,
            [
                "sendWeeklyReports", "sendViralTrafficAlerts", "isPublicDashboardEnabled", "isPublicDataEnabled",
                "isAttackModeEnabled", "isAllHostnamesAllowed",
            ]
        ),
        (
            .updateWebsite,
            [
                "sendWeeklyReports", "sendViralTrafficAlerts", "isPublicDashboardEnabled", "isPublicDataEnabled",
                "isAttackModeEnabled", "isAllHostnamesAllowed",
            ]
        ),
        (.listTrackedGoals, ["displayName", "color", "description"]), (.createFunnel, []),
    ])
    func membersThatAreOurs(_ id: OperationID, _ expected: [String]) {
        #expect(Self.members(id).filter { $0.value["x-fidelity"] == "ours" }.map(\.key) == expected)
    }

    @Test func theStatusOfANewFunnelIsOurs() {
        #expect(Self.answer(.createFunnel)?["x-fidelity"] == "doc")
        #expect(Self.answer(.createFunnel)?["x-fidelity-status"] == "ours")
        #expect(Self.answer(.updateFunnel)?["x-fidelity-status"] == nil)
        #expect(OperationTable[.createFunnel].facts(.ours).contains("status 200"))
    }
}
