extension OperationTable {
    private static let page = "/api/account/integrations"

    /// A provider of payments (account API 11).
    private static func connect(
        _ id: OperationID, _ path: PathTemplate, _ provider: String, _ credentials: [Field], _ answer: Answer
    ) -> Operation {
        Operation(
            id, .post, path, .integrations, "Connect \(provider)", page: page,
            access: .admin(.settingsWrite, role: .member), body: BodySchema(credentials), answers: [answer])
    }

    private static func disconnect(
        _ id: OperationID, _ path: PathTemplate, _ provider: String, _ answer: Answer
    ) -> Operation {
        Operation(
            id, .delete, path, .integrations, "Disconnect \(provider)", page: page,
            access: .admin(.settingsWrite, role: .member), marks: Operation.Marks(id: .ours), answers: [answer])
    }

    private static func credential(_ name: String, _ form: TextForm, _ summary: String) -> Field {
        Field(name, .text(.filled(nil, form)), required: true, summary)
    }

    private static let stripe: PathTemplate = "/admin/websites/{websiteId}/integrations/stripe"
    private static let lemonsqueezy: PathTemplate = "/admin/websites/{websiteId}/integrations/lemonsqueezy"
    private static let polar: PathTemplate = "/admin/websites/{websiteId}/integrations/polar"
    private static let paddle: PathTemplate = "/admin/websites/{websiteId}/integrations/paddle"

    /// Account API 11.
    static let integrations: [Operation] = [
        Operation(
            .getIntegrations, .get, "/admin/websites/{websiteId}/integrations", .integrations, "List integrations",
            page: page, access: .admin(.settingsRead), answers: [.getIntegrations]),
        connect(
            .connectStripe, stripe, "Stripe", [credential("stripeRak", .stripeKey, "Restricted API key")],
            .connectStripe),
        disconnect(.disconnectStripe, stripe, "Stripe", .disconnectStripe),
        connect(
            .connectLemonsqueezy, lemonsqueezy, "Lemon Squeezy",
            [
                credential("lemonsqueezyApiKey", .noWhiteSpace, "API key"),
                credential("lemonsqueezyStoreId", .numericID, "Store id"),
            ], .connectLemonsqueezy),
        disconnect(.disconnectLemonsqueezy, lemonsqueezy, "Lemon Squeezy", .disconnectLemonsqueezy),
        connect(
            .connectPolar, polar, "Polar",
            [
                credential("polarAccessToken", .noWhiteSpace, "Access token"),
                credential("polarOrgId", .noWhiteSpace, "Organization id"),
            ], .connectPolar),
        disconnect(.disconnectPolar, polar, "Polar", .disconnectPolar),
        connect(.connectPaddle, paddle, "Paddle", [credential("paddleApiKey", .paddleKey, "API key")], .connectPaddle),
        disconnect(.disconnectPaddle, paddle, "Paddle", .disconnectPaddle),
        Operation(
            .resyncPaddle, .patch, paddle, .integrations, "Import Paddle's payments again", page: page,
            access: .admin(.settingsWrite, role: .member), marks: Operation.Marks(id: .ours),
            answers: [.resyncPaddle], errors: [.paddleNotConnected]),
        disconnect(
            .disconnectShopify, "/admin/websites/{websiteId}/integrations/shopify", "Shopify", .disconnectShopify),
        disconnect(
            .disconnectWoocommerce, "/admin/websites/{websiteId}/integrations/woocommerce", "WooCommerce",
            .disconnectWoocommerce),
    ]
}
