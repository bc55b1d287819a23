extension OperationTable {
    private static let page = "/api/account/alerts"

    private static let alert = [
        Field("name", .text(.filled(100)), required: true, "Name"),
        Field(
            "trigger.goalName", .goalName(.account(maximum: GoalName.maximumLength)), required: true,
            "The goal to watch"),
        Field(
            "template.message", .text(TextRule(minimum: 10, maximum: 2000)), required: true, "Text of the mail"),
        Field(
            "template.subject", .text(TextRule(emptyIsNull: true, maximum: 200)), null: .value,
            "Subject of the mail; the standard one when `null`"),
        Field("isEnabled", .boolean, default: true, "Whether it is active"),
    ]

    /// Account API 9.
    static let alerts: [Operation] = [
        Operation(
            .listAlerts, .get, "/admin/websites/{websiteId}/alerts", .alerts, "List alerts", page: page,
            access: .admin(.alertsRead), answers: [.alerts]),
        Operation(
            .createAlert, .post, "/admin/websites/{websiteId}/alerts", .alerts, "Create an alert", page: page,
            access: .admin(.alertsWrite, role: .member), body: BodySchema(alert), answers: [.alerts],
            errors: [.tooManyAlerts]),
        Operation(
            .updateAlert, .put, "/admin/websites/{websiteId}/alerts/{alertId}", .alerts, "Change an alert", page: page,
            access: .admin(.alertsWrite, role: .member), body: .update(alert), answers: [.alerts],
            errors: [.notFound(.alert)]),
        Operation(
            .deleteAlert, .delete, "/admin/websites/{websiteId}/alerts/{alertId}", .alerts, "Delete an alert",
            page: page, access: .admin(.alertsWrite, role: .member), answers: [.deleteAlert],
            errors: [.notFound(.alert)]),
        Operation(
            .getAlertHistory, .get, "/admin/websites/{websiteId}/alerts/history", .alerts, "List what alerts have sent",
            page: page, access: .admin(.alertsRead),
            query: QuerySchema([
                Field("alertId", .objectID, "Only this alert's rows"),
                Field("limit", .integer(minimum: 1, maximum: 100), default: 50, "The most rows; at most 100"),
            ]), answers: [.getAlertHistory]),
    ]
}
