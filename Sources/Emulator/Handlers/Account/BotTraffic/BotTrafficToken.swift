import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/websites/{websiteId}/bot-traffic/token`: the secret that may be asked of those who report crawlers.
///
/// Source: account API, section 13.4.
extension Call {
    func getBotTrafficToken() throws -> HTTPResponse {
        let website = try website()
        let traffic = try store.botTraffic(websiteID: website.id)
        return Envelope.single { writer in traffic.writeToken(of: website, to: &writer) }
    }

    func createBotTrafficToken() throws -> HTTPResponse {
        let traffic = try store.botTraffic(websiteID: try website().id)
        guard traffic.token == nil else { throw ContractError.botTrafficTokenExists }
        return try giveToken(to: traffic)
    }

    func rotateBotTrafficToken() throws -> HTTPResponse {
        let traffic = try store.botTraffic(websiteID: try website().id)
        guard traffic.token != nil else { throw ContractError.notFound(.botTrafficToken) }
        return try giveToken(to: traffic)
    }

    func deleteBotTrafficToken() throws -> HTTPResponse {
        let website = try website()
        var traffic = try store.botTraffic(websiteID: website.id)
        guard traffic.token != nil else { throw ContractError.notFound(.botTrafficToken) }
        traffic.token = nil
        traffic.requiresToken = false
        try store.save(traffic)
        return Envelope.single { writer in traffic.writeToken(of: website, to: &writer) }
    }

    private func giveToken(to former: BotTraffic) throws -> HTTPResponse {
        let website = try website()
        let secret = state.newSecret(prefix: "dfbot_")
        var traffic = former
        traffic.token = BotTraffic.Token(secret: secret, createdAt: now)
        try store.save(traffic)
        return Envelope.single { writer in
            traffic.writeToken(of: website, to: &writer)
            writer.member("requestAuthToken", secret)
        }
    }
}

extension BotTraffic {
    fileprivate func writeToken(of website: Website, to writer: inout JSONWriter) {
        writer.member("websiteId", website.objectID)
        writer.member("domain", website.domain)
        writer.member("hasToken", token != nil)
        writer.member("displayToken", token?.secret.masked)
        writer.member("createdAt", token?.createdAt)
        writer.member("requireAuthToken", requiresToken)
    }
}
