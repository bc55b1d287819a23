import DataFastAPI
import HTTPServer
import JSON
import Store

/// `/admin/websites/{websiteId}/bot-traffic/settings`: how a website's bot traffic is collected and shown.
///
/// Source: account API, sections 13.2 and 13.3.
extension Call {
    func getBotTrafficSettings() throws -> HTTPResponse {
        let website = try website()
        return try store.botTraffic(websiteID: website.id).answer(of: website)
    }

    func updateBotTrafficSettings() throws -> HTTPResponse {
        let website = try website()
        var traffic = try store.botTraffic(websiteID: website.id)
        traffic.change(input.body)
        if input.body.bool("requireAuthToken") == true, traffic.token == nil { throw ContractError.noBotTrafficToken }
        try store.save(traffic)
        return traffic.answer(of: website)
    }
}

extension BotTraffic {
    fileprivate mutating func change(_ body: CheckedBody) {
        verifiedOnly = body.bool("verifiedOnly") ?? verifiedOnly
        requiresToken = body.bool("requireAuthToken") ?? requiresToken
        hidesDashboardCard = body.bool("hideDashboardCard") ?? hidesDashboardCard
        groupBy = body.string("groupBy") ?? groupBy
        hiddenCrawlers = body.strings("hiddenCrawlers") ?? hiddenCrawlers
        if let ids = body.array("pageFilterIds") { pageFilterIDs = JSONValue.array(ids).description }
        changeExclusions(body)
    }

    /// Companies first, so that single crawlers win over them.
    private mutating func changeExclusions(_ body: CheckedBody) {
        var excluded = Set(body.strings("excludedCrawlerIds") ?? excludedCrawlerIDs)
        func crawlers(of field: String) -> [String] {
            guard let companies = body.strings(field) else { return [] }
            return Crawler.catalogue.filter { companies.contains($0.company) }.map(\.id)
        }
        excluded.formUnion(crawlers(of: "disableCompanies"))
        excluded.subtract(crawlers(of: "enableCompanies"))
        excluded.formUnion(body.strings("disableCrawlerIds") ?? [])
        excluded.subtract(body.strings("enableCrawlerIds") ?? [])
        excludedCrawlerIDs = Crawler.catalogue.map(\.id).filter(excluded.contains)
    }

    fileprivate func answer(of website: Website) -> HTTPResponse {
        Envelope.single { writer in
            writer.member("websiteId", website.objectID)
            writer.member("domain", website.domain)
            writer.beginObject("settings")
            writer.member("hiddenCrawlers", hiddenCrawlers)
            writer.member("excludedCrawlerIds", excludedCrawlerIDs)
            writer.member("verifiedOnly", verifiedOnly)
            writer.member("requireAuthToken", requiresToken)
            writer.member("hideDashboardCard", hidesDashboardCard)
            writer.member("groupBy", groupBy)
            writer.member("pageFilterIds", json: pageFilterIDs)
            writer.endObject()
            writer.beginArray("companies")
            for company in Crawler.companies { Self.write(company: company, to: &writer) }
            writer.endArray()
        }
    }

    private static func write(company: String, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("company", company)
        writer.beginArray("crawlers")
        for crawler in Crawler.catalogue where crawler.company == company {
            writer.beginObject()
            writer.member("id", crawler.id)
            writer.member("name", crawler.name)
            writer.member("category", crawler.category.rawValue)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}
