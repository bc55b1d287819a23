import CivilTime
import SQLite

/// Bot traffic: how it is collected, and what was collected.
///
/// Source: account API, section 13; tracking, section 8.
extension Store {
    /// A website's settings and token; the defaults when nothing was ever set.
    package func botTraffic(websiteID: Int64) throws(SQLiteError) -> BotTraffic {
        try connection.first("SELECT * FROM bot_traffic WHERE website_id = ?", websiteID) { row in
            var traffic = BotTraffic(websiteID: websiteID)
            traffic.hiddenCrawlers = Self.lines(row, 1)
            traffic.excludedCrawlerIDs = Self.lines(row, 2)
            traffic.verifiedOnly = row.bool(3)
            traffic.requiresToken = row.bool(4)
            traffic.hidesDashboardCard = row.bool(5)
            traffic.groupBy = row.text(6)
            traffic.pageFilterIDs = row.text(7)
            if let secret = row.textOrNil(8) {
                traffic.token = BotTraffic.Token(secret: secret, createdAt: row.instant(9))
            }
            return traffic
        } ?? BotTraffic(websiteID: websiteID)
    }

    package func save(_ traffic: BotTraffic) throws(SQLiteError) {
        try connection.run(
            "INSERT OR REPLACE INTO bot_traffic VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", traffic.websiteID,
            Self.lines(traffic.hiddenCrawlers), Self.lines(traffic.excludedCrawlerIDs), traffic.verifiedOnly,
            traffic.requiresToken, traffic.hidesDashboardCard, traffic.groupBy, traffic.pageFilterIDs,
            traffic.token?.secret, traffic.token?.createdAt)
    }

    /// Stores a request of a crawler.
    package func record(_ request: BotRequest) throws(SQLiteError) {
        try connection.run(
            "INSERT INTO bot_requests VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", request.websiteID, request.time,
            try pageKey(Shared(request.page)), request.company, request.crawlerID, request.agent, request.category,
            request.statusCode, request.isVerified)
    }

    /// How many requests of crawlers a website had from `period.lowerBound` to before its end.
    package func countBotRequests(websiteID: Int64, in period: Range<Instant>) throws(SQLiteError) -> Int {
        try connection.first(
            "SELECT count(*) FROM bot_requests WHERE website_id = ? AND time >= ? AND time < ?", websiteID,
            period.lowerBound, period.upperBound
        ) { row in row.int(0) } ?? 0
    }

    /// Counts a request that was not recorded because the account's allowance was used up.
    package func countDroppedBotRequest(userID: String, at time: Instant) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO dropped_requests VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1
            """, userID, time)
    }

    /// How many requests from `period.lowerBound` to before its end were not recorded.
    package func droppedBotRequests(userID: String, in period: Range<Instant>) throws(SQLiteError) -> Int {
        try connection.first(
            "SELECT coalesce(sum(count), 0) FROM dropped_requests WHERE user_id = ? AND time >= ? AND time < ?",
            userID,
            period.lowerBound, period.upperBound
        ) { row in row.int(0) } ?? 0
    }
}
