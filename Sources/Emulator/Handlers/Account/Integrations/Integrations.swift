import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/websites/{websiteId}/integrations`: connections to providers, of which nothing but the connection exists.
///
/// Source: account API, section 11.
extension Call {
    func getIntegrations() throws -> HTTPResponse {
        let website = try website()
        let integrations = try store.integrations(websiteID: website.id)
        return Envelope.single { writer in
            for provider in IntegrationProvider.allCases {
                let integration = integrations.first { $0.provider == provider.rawValue }
                writer.key(provider.rawValue)
                writer.beginObject()
                writer.member("connected", integration != nil)
                if provider == .paddle { writer.member("keyExpiresAt", integration?.keyExpiresAt) }
                writer.endObject()
            }
            writer.member("currency", website.currency)
        }
    }

    func connect(_ provider: IntegrationProvider) throws -> HTTPResponse {
        let website = try website()
        let credentials = JSONObject(input.body.fields.map { ($0.name, $0.value) })
        try store.connect(
            Integration(
                websiteID: website.id, provider: provider.rawValue,
                credentials: JSONValue.object(credentials).description))
        return Envelope.single { writer in
            writer.member("message", provider.connected?.rawValue)
            if provider.tellsCurrency { writer.member("currency", website.currency) }
        }
    }

    func disconnect(_ provider: IntegrationProvider) throws -> HTTPResponse {
        let website = try website()
        try store.disconnect(provider: provider.rawValue, websiteID: website.id)
        // WooCommerce has a key of its own, which no list shows.
        if provider == .woocommerce { try state.deleteWooCommerceKeys(of: website) }
        return Envelope.message(provider.disconnected)
    }

    func resyncPaddle() throws -> HTTPResponse {
        let integrations = try store.integrations(websiteID: try website().id)
        guard integrations.contains(where: { $0.provider == IntegrationProvider.paddle.rawValue }) else {
            throw ContractError.paddleNotConnected
        }
        return Envelope.message(.paddleResyncQueued)
    }
}
