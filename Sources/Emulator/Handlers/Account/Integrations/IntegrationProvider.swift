import DataFastAPI

/// A service that a website's payments may come from.
///
/// Source: account API, section 11.
enum IntegrationProvider: String, CaseIterable {
    case stripe, lemonsqueezy, polar, paddle, shopify, woocommerce

    /// What is said when it is connected; nil for those that DataFast connects in another way.
    var connected: SuccessMessage? {
        switch self {
        case .stripe: .stripeConnected
        case .lemonsqueezy: .lemonSqueezyConnected
        case .polar: .polarConnected
        case .paddle: .paddleConnected
        case .shopify, .woocommerce: nil
        }
    }

    /// What is said when it is disconnected.
    var disconnected: SuccessMessage {
        switch self {
        case .stripe: .stripeDisconnected
        case .lemonsqueezy: .lemonSqueezyDisconnected
        case .polar: .polarDisconnected
        case .paddle: .paddleDisconnected
        case .shopify: .shopifyDisconnected
        case .woocommerce: .wooCommerceDisconnected
        }
    }

    /// Whether the answer to connecting it tells the website's currency.
    var tellsCurrency: Bool { self != .polar }
}
