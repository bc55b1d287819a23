import DataFastAPI
import HTTPServer
import JSON
import Store

/// `POST /api/ai-crawls` (tracking.md 8).
extension WorldState {
    /// Stores a crawler's request that a website's server reports, unless the website's settings or its owner's allowance
    /// say otherwise.
    func recordCrawl(_ request: HTTPRequest) -> HTTPResponse {
        answer("POST /api/ai-crawls") {
            guard request.body.count <= Self.maximumEventBytes else { throw ContractError.bodyTooLarge }
            let report = try CrawlerReport(request.body)
            let website = try website(named: report.websiteID).settings
            let traffic = try store.botTraffic(websiteID: website.id)
            if traffic.requiresToken {
                guard let secret = traffic.token?.secret,
                    request.fieldBytes("authorization").flatMap(Gate.bearerToken) == secret
                else { throw ContractError.invalidBotTrafficToken }
            }
            let isCollected =
                !(traffic.verifiedOnly && !report.isVerified)
                && !traffic.excludedCrawlerIDs.contains(report.crawler.id)
            if isCollected { try record(report, on: website) }
            return Self.accepted
        }
    }

    private func record(_ report: CrawlerReport, on website: Website) throws {
        let now = clock.now
        guard let owner = directory.users[website.ownerID] else { throw ContractError.internalError }
        let usage = try BotTrafficUsage(of: owner, in: self, at: now)
        guard usage.remaining > 0 else {
            return try store.countDroppedBotRequest(userID: owner.id, at: now)
        }
        try store.record(
            BotRequest(
                websiteID: website.id, time: now, page: report.page.page,
                company: report.crawler.company, crawlerID: report.crawler.id, agent: report.crawler.agent,
                category: report.crawler.category.rawValue, statusCode: report.statusCode,
                isVerified: report.isVerified))
    }
}
