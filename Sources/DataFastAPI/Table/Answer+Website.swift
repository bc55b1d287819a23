/// Account API 6–12: what belongs to one website.
extension Answer {
    static let listTrackedGoals = Answer(
        .list(
            .object([
                "name": .string, "total": .integer.meaning("Completions"), "uv": .integer.meaning("Distinct visitors"),
                "conversionRate": .percent, "eventType": .choice(["custom", "payment"]),
                "displayName": .string.orNull.optional.marked(.ours), "color": .string.orNull.optional.marked(.ours),
                "description": .string.orNull.optional.marked(.ours),
            ])), Example.listTrackedGoals)

    private static let customization = Shape.object([
        "goalName": .string, "displayName": .string.orNull, "color": .string.orNull, "description": .string.orNull,
        "updatedAt": .timestamp,
    ])

    static let listGoalCustomizations = Answer(
        .list(
            customization,
            [
                "colors": .array(
                    .object([
                        "color": .string, "family": .choice(ColorScheme.allCases.map(\.rawValue)), "label": .string,
                    ]))
            ]), Example.listGoalCustomizations)
    static let updateGoalCustomization = Answer(.list(customization), Example.updateGoalCustomization)
    static let deleteGoalCustomization = Answer(
        .list(.object(["deleted": .boolean, "goalName": .string])), Example.deleteGoalCustomization)

    /// Funnels, of `listFunnels` and `updateFunnel`.
    static let funnels = Answer(.list(funnel), Example.listFunnels)
    static let createdFunnel = Answer(.list(funnel), Example.listFunnels, statusMark: .ours)

    private static let funnel = Shape.object([
        "_id": .id, "websiteId": .id, "name": .string, "slug": .string,
        "steps": .array(
            .object([
                "id": .string, "name": .string, "type": .choice(FunnelSteps.types), "url": .string.optional,
                "goalName": .string.optional,
            ])),
        "isActive": .boolean, "createdAt": .timestamp,
    ])
    static let deleteFunnel = Answer(.done(.funnelDeleted), Example.deleteFunnel)

    private static let alertLog = Shape.object([
        "alertId": .id, "alertName": .string, "goalName": .string, "status": .choice(["sent", "failed"]),
        "error": .string.orNull, "visitorId": .visitorID.orNull, "triggeredAt": .timestamp,
    ])

    /// Alerts, of `listAlerts`, `createAlert` and `updateAlert`.
    static let alerts = Answer(
        .list(
            .object([
                "_id": .id, "websiteId": .id, "name": .string,
                "trigger": .object(["type": .choice(["goal"]), "goalName": .string]),
                "destination": .object(["type": .choice(["email"])]),
                "template": .object(["subject": .string.orNull, "message": .string]), "isEnabled": .boolean,
                "recentLogs": .array(alertLog.marked(.ours)),
            ])), Example.listAlerts, Example.listAlertsWithLogs)
    static let deleteAlert = Answer(.done(.alertDeleted), Example.deleteAlert)
    static let getAlertHistory = Answer(
        .list(alertLog, ["counts": .object(["sent": .integer, "failed": .integer, "total": .integer])]),
        Example.getAlertHistory)

    static let listTeamMembers = Answer(
        .list(
            .object([
                "userId": .id, "name": .string.orNull, "email": .string, "image": .string.orNull,
                "role": .choice(Role.allCases.map(\.rawValue)), "joinedAt": .timestamp,
            ])), Example.listTeamMembers)
    static let inviteTeamMember = Answer(
        .list(
            .object([
                "message": .message(.invitationCreated), "invitationId": .id, "email": .string,
                "role": .choice(Role.invited.map(\.rawValue)),
            ])), Example.inviteTeamMember)
    static let removeTeamMember = Answer(.done(.memberRemoved), Example.removeTeamMember, mark: .ours)

    private static let connection = Shape.object(["connected": .boolean])

    static let getIntegrations = Answer(
        .list(
            .object([
                "stripe": connection, "lemonsqueezy": connection, "polar": connection,
                "paddle": connection.adding(["keyExpiresAt": .timestamp.orNull]), "shopify": connection,
                "woocommerce": connection, "currency": .string,
            ])), Example.getIntegrations)

    private static func connected(_ message: SuccessMessage) -> Shape {
        .list(.object(["message": .message(message), "currency": .string]))
    }

    static let connectStripe = Answer(connected(.stripeConnected), Example.connectStripe)
    static let connectLemonsqueezy = Answer(connected(.lemonSqueezyConnected), Example.connectLemonsqueezy)
    static let connectPolar = Answer(.done(.polarConnected), Example.connectPolar)
    static let connectPaddle = Answer(connected(.paddleConnected), Example.connectPaddle)
    static let disconnectStripe = Answer(.done(.stripeDisconnected), Example.disconnectStripe, mark: .ours)
    static let disconnectLemonsqueezy = Answer(
        .done(.lemonSqueezyDisconnected), Example.disconnectLemonsqueezy, mark: .ours)
    static let disconnectPolar = Answer(.done(.polarDisconnected), Example.disconnectPolar)
    static let disconnectPaddle = Answer(.done(.paddleDisconnected), Example.disconnectPaddle)
    static let disconnectShopify = Answer(.done(.shopifyDisconnected), Example.disconnectShopify, mark: .ours)
    static let disconnectWoocommerce = Answer(
        .done(.wooCommerceDisconnected), Example.disconnectWoocommerce, mark: .ours)
    static let resyncPaddle = Answer(.done(.paddleResyncQueued), Example.resyncPaddle, mark: .ours)

    private static let note = Shape.object([
        "id": .id, "websiteId": .id, "text": .string, "timestamp": .timestamp,
        "author": .object(["id": .id, "name": .string.orNull, "image": .string.orNull]).orNull,
        "createdAt": .timestamp, "updatedAt": .timestamp,
    ])

    static let listNotes = Answer(.list(note, ["pagination": .paginationWithMore]), Example.listNotes)
    static let createNote = Answer(.list(note), Example.createNote, status: 201)
    /// A note that was there before, of `createNote` with a known key and of `updateNote`.
    static let knownNote = Answer(.list(note), Example.createNote)
    static let deleteNote = Answer(.done(.noteDeleted), Example.deleteNote, mark: .ours)
}
