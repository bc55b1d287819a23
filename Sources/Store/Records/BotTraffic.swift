import CivilTime

/// How a website's bot traffic is collected and shown, with the token that may be asked of those who report it.
///
/// Source: account API, sections 13.2 to 13.4.
package struct BotTraffic: Sendable, Equatable {
    /// A secret that reports of bot requests carry.
    package struct Token: Sendable, Equatable {
        /// `dfbot_…`
        package var secret: String
        package var createdAt: Instant

        package init(secret: String, createdAt: Instant) {
            self.secret = secret
            self.createdAt = createdAt
        }
    }

    /// ``Website/id``.
    package var websiteID: Int64
    /// Ids of crawlers that the chart does not show.
    package var hiddenCrawlers: [String] = []
    /// Ids of crawlers whose requests are not collected, in the catalogue's order.
    package var excludedCrawlerIDs: [String] = []
    /// Whether only requests whose address was verified are collected.
    package var verifiedOnly = false
    /// Whether only requests with the token are collected.
    package var requiresToken = false
    package var hidesDashboardCard = false
    /// `crawlers` or `companies`.
    package var groupBy = "crawlers"
    /// A JSON array of texts.
    package var pageFilterIDs = "[]"
    package var token: Token?

    /// The settings that a website has before any is changed.
    package init(websiteID: Int64) {
        self.websiteID = websiteID
    }
}

/// A crawler's request, reported by a website's server.
///
/// Source: tracking, section 8; website API, section 12.
package struct BotRequest: Sendable, Equatable {
    /// ``Website/id``.
    package var websiteID: Int64
    package var time: Instant
    package var page: Page
    /// Who runs the crawler.
    package var company: String
    /// The agent in lower case.
    package var crawlerID: String
    package var agent: String
    /// `answer_fetch`, `search_index`, `training` or `ai_crawler`.
    package var category: String
    /// What the website answered; nil when not reported.
    package var statusCode: Int?
    /// Whether the address is known to be the crawler's.
    package var isVerified: Bool

    package init(
        websiteID: Int64, time: Instant, page: Page, company: String, crawlerID: String, agent: String,
        category: String, statusCode: Int? = nil, isVerified: Bool = false
    ) {
        self.websiteID = websiteID
        self.time = time
        self.page = page
        self.company = company
        self.crawlerID = crawlerID
        self.agent = agent
        self.category = category
        self.statusCode = statusCode
        self.isVerified = isVerified
    }
}
