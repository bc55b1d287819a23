/// The messages of answers that are no errors.
public enum SuccessMessage: String, CaseIterable, Sendable {
    // Website API 8
    case goalCreated = "Custom event created successfully"
    case goalsDeleted = "Goal events deleted successfully"
    case goalsDeletedInRange = "Goal events deleted successfully within time range"
    case allGoalsDeletedInRange = "All goal events deleted successfully within time range"

    // Website API 9
    case paymentAttributed = "Payment recorded and attributed successfully"
    case paymentNotAttributed = "Payment recorded without attribution"
    case refundAttributed = "Refund recorded and attributed successfully"
    case refundNotAttributed = "Refund recorded without attribution"
    case trialAttributed = "Free trial recorded and attributed successfully"
    case trialNotAttributed = "Free trial recorded without attribution"
    case paymentKnown = "Payment already recorded"
    case paymentDeleted = "Payment deleted successfully"
    case visitorPaymentsDeleted = "All payments for visitor deleted successfully"
    case visitorPaymentsDeletedInRange = "All payments for visitor deleted successfully within time range"
    case allPaymentsDeletedInRange = "All payments deleted successfully within time range"

    // Website API 10
    case profileCreated = "User profile created successfully"
    case profileUpdated = "User profile updated successfully"

    // Account API
    case accessTokenDeleted = "Access token deleted successfully"
    case funnelDeleted = "Funnel deleted successfully"
    case alertDeleted = "Alert deleted successfully"
    case invitationCreated = "Invitation created. Send the invite link to the user."
    case memberRemoved = "Team member removed successfully"
    case stripeConnected = "Stripe connected successfully"
    case lemonSqueezyConnected = "Lemon Squeezy connected successfully"
    case polarConnected = "Polar connected successfully"
    case paddleConnected = "Paddle connected successfully"
    case stripeDisconnected = "Stripe disconnected successfully"
    case lemonSqueezyDisconnected = "Lemon Squeezy disconnected successfully"
    case polarDisconnected = "Polar disconnected successfully"
    case paddleDisconnected = "Paddle disconnected successfully"
    case shopifyDisconnected = "Shopify disconnected successfully"
    case wooCommerceDisconnected = "WooCommerce disconnected successfully"
    case paddleResyncQueued = "Paddle payment re-sync queued"
    case noteDeleted = "Note deleted successfully"

    /// How the text is known.
    public var mark: Mark {
        switch self {
        case .goalCreated, .goalsDeletedInRange, .paymentAttributed, .visitorPaymentsDeletedInRange, .profileCreated,
            .accessTokenDeleted, .funnelDeleted, .alertDeleted, .invitationCreated, .stripeConnected,
            .lemonSqueezyConnected, .polarConnected, .paddleConnected, .polarDisconnected, .paddleDisconnected:
            .doc
        default: .ours
        }
    }
}
