/// A service that a website's payments may come from.
///
/// Source: account API, section 11.
enum IntegrationProvider: String, CaseIterable {
    case stripe, lemonsqueezy, polar, paddle, shopify, woocommerce

    /// The name in messages.
    var displayName: String {
        switch self {
        case .stripe: "Stripe"
        case .lemonsqueezy: "Lemon Squeezy"
        case .polar: "Polar"
        case .paddle: "Paddle"
        case .shopify: "Shopify"
        case .woocommerce: "WooCommerce"
        }
    }

    /// Whether the answer to connecting it tells the website's currency.
    var tellsCurrency: Bool { self != .polar }
}
