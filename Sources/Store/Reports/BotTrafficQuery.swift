import CivilTime
import SQLite

/// A question about the requests that crawlers made to a website.
///
/// Source: website API, section 12.
package struct BotTrafficQuery: Sendable {
    /// ``Website/id``.
    package var websiteID: Int64
    package var window: ClosedRange<Instant>
    /// What the crawlers came for; nil for all, as with the others.
    package var category: String?
    package var company: String?
    package var crawlerID: String?
    package var isVerified: Bool?

    package init(websiteID: Int64, window: ClosedRange<Instant>) {
        self.websiteID = websiteID
        self.window = window
    }

    /// `bot_requests b WHERE …`
    var source: String {
        var sql = "bot_requests b WHERE b.website_id = ? AND b.time BETWEEN ? AND ?"
        if category != nil { sql += " AND b.category = ?" }
        if company != nil { sql += " AND b.company = ?" }
        if crawlerID != nil { sql += " AND b.crawler_id = ?" }
        if isVerified != nil { sql += " AND b.is_verified = ?" }
        return sql
    }

    /// The values of the SQL's parameters, in order.
    var values: [SQLiteValue] {
        [
            .integer(websiteID), .integer(window.lowerBound.milliseconds), .integer(window.upperBound.milliseconds),
        ] + [category, company, crawlerID].compactMap { $0.map { .text($0) } }
            + (isVerified.map { [.integer($0 ? 1 : 0)] } ?? [])
    }
}

/// How many requests each crawler made, and of whom it is: as its latest request told.
package struct CrawlerCount: Sendable, Equatable {
    package var crawlerID: String
    package var company: String
    package var agent: String
    package var category: String
    package var requests: Int
}

/// The figures of all requests that a ``BotTrafficQuery`` asks for.
package struct BotTrafficSummary: Sendable {
    package var requests = 0
    package var verified = 0
    /// Distinct pages.
    package var pages = 0
    /// Most requests first, then by name.
    package var companies: [(name: String, requests: Int)] = []
    /// Most requests first, then by id.
    package var crawlers: [CrawlerCount] = []
    /// Requests in each stretch of time.
    package var stretches: [Int] = []
}

/// The requests for one page.
package struct BotTrafficPage: Sendable {
    package var page: Page
    package var requests: Int
    /// Most requests first, then by status, requests of no known one last.
    package var statuses: [(status: Int?, requests: Int)] = []
    /// Most requests first, then by id.
    package var crawlers: [CrawlerCount] = []
}
