import DataFastAPI
import HTTPServer
import JSON
import Store

/// `GET /analytics/bot-traffic` and `GET /analytics/bot-traffic/pages`: what crawlers asked for.
///
/// Source: website API, section 12.
extension Call {
    func getBotTrafficSummary() throws -> HTTPResponse {
        let website = try website()
        let range = try botTrafficRange()
        guard let interval = input.query.string("interval").flatMap(Interval.init) else {
            throw ContractError.internalError
        }
        let buckets = Buckets(interval, of: range)
        let (edges, count) = buckets.page(limit: Limit.timeSeriesParts, offset: 0)
        guard count <= Limit.timeSeriesParts else { throw ContractError.tooManyIntervals }
        let summary = try store.botTrafficSummary(botTrafficQuery(range), edges: edges)
        return Envelope.single { writer in
            writer.member("interval", buckets.interval.rawValue)
            writer.member("timezone", input.query.string("timezone") ?? website.timezone)
            writer.beginObject("totals")
            writer.member("requests", summary.requests)
            writer.member("companies", summary.companies.count)
            writer.member("crawlers", summary.crawlers.count)
            writer.member("pages", summary.pages)
            writer.endObject()
            writer.beginObject("verification")
            writer.member("ip_verified", summary.verified)
            writer.member("user_agent_only", summary.requests - summary.verified)
            writer.endObject()
            writer.beginArray("companies")
            for company in summary.companies {
                writer.beginObject()
                writer.member("company", company.name)
                writer.member("requests", company.requests)
                writer.endObject()
            }
            writer.endArray()
            write(summary.crawlers, to: &writer)
            writer.beginArray("timeseries")
            for (start, requests) in zip(edges, summary.stretches) {
                writer.beginObject()
                writer.member("name", buckets.name(of: start))
                writer.member("requests", requests)
                writer.member("timestamp", buckets.timestamp(of: start))
                writer.endObject()
            }
            writer.endArray()
        }
    }

    func getBotTrafficPages() throws -> HTTPResponse {
        let search = input.query.string("pageSearch").map { PageSearch($0) }
        let (pages, total) = try store.botTrafficPages(
            botTrafficQuery(try botTrafficRange()), limit: input.query.int("limit") ?? 100,
            offset: input.query.int("offset") ?? 0, where: { search?.matches($0) ?? true })
        return Envelope.list(pages) { page, writer in
            writer.member("hostname", page.page.hostname)
            writer.member("path", page.page.path)
            writer.member("requests", page.requests)
            writer.beginArray("statuses")
            for status in page.statuses {
                writer.beginObject()
                writer.member("status", status.status)
                writer.member("requests", status.requests)
                writer.endObject()
            }
            writer.endArray()
            write(page.crawlers, to: &writer)
        } after: { writer in
            writer.pagination(input.query, total: total)
        }
    }

    private func botTrafficRange() throws -> TimeRange {
        let website = try website()
        return try TimeRange(input.query, website: website, fullDays: .asDates)
            ?? TimeRange(lastDays: 30, input.query, website: website, now: now)
    }

    private func botTrafficQuery(_ range: TimeRange) throws -> BotTrafficQuery {
        func choice(_ name: String) -> String? {
            input.query.string(name).flatMap { $0 == "all" ? nil : $0 }
        }
        var query = BotTrafficQuery(websiteID: try website().id, window: range.instants)
        query.category = choice("category")
        query.company = input.query.string("company")
        query.crawlerID = input.query.string("crawlerId")
        query.isVerified = choice("verification").map { $0 == Crawler.Verification.ipVerified.rawValue }
        return query
    }
}

/// What paths are searched for, in any case: part of them, or with `*` in it all of them.
private struct PageSearch {
    private let text: String
    private let pattern: WildcardPattern?

    init(_ text: String) {
        self.text = text.lowercased()
        pattern = text.utf8.contains(UInt8(ascii: "*")) ? WildcardPattern(self.text) : nil
    }

    func matches(_ path: String) -> Bool {
        let path = path.lowercased()
        return pattern?.matches(Array(path.utf8)) ?? path.contains(text)
    }
}

private func write(_ crawlers: [CrawlerCount], to writer: inout JSONWriter) {
    writer.beginArray("crawlers")
    for crawler in crawlers {
        writer.beginObject()
        writer.member("crawlerId", crawler.crawlerID)
        writer.member("company", crawler.company)
        writer.member("agent", crawler.agent)
        writer.member("category", crawler.category)
        writer.member("requests", crawler.requests)
        writer.endObject()
    }
    writer.endArray()
}
