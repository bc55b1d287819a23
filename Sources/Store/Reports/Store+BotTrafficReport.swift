import CivilTime
import SQLite

/// Reports of bot traffic.
///
/// Source: website API, section 12.
extension Store {
    /// The figures of all requests.
    ///
    /// - Parameter edges: where stretches of time begin that touch and hold the window, and where the last of them ends.
    package func botTrafficSummary(
        _ query: BotTrafficQuery, edges: [Instant]
    ) throws(SQLiteError) -> BotTrafficSummary {
        var summary = BotTrafficSummary()
        try connection.query(
            generated: "SELECT count(*), total(b.is_verified), count(DISTINCT b.page_id) FROM \(query.source)",
            query.values
        ) { row in
            summary.requests = row.int(0)
            summary.verified = row.int(1)
            summary.pages = row.int(2)
        }
        summary.companies = try connection.all(
            generated: "SELECT b.company, count(*) FROM \(query.source) GROUP BY b.company ORDER BY 2 DESC, 1",
            query.values
        ) { row in (name: row.text(0), requests: row.int(1)) }
        // Beside max(…), SQLite takes the other columns from the row that has it.
        summary.crawlers = try connection.all(
            generated: """
                SELECT b.crawler_id, b.company, b.agent, b.category, count(*), max(b.id) FROM \(query.source)
                GROUP BY b.crawler_id ORDER BY 5 DESC, 1
                """, query.values
        ) { row in Self.crawler(row, from: 0) }
        summary.stretches = Array(repeating: 0, count: max(edges.count - 1, 0))
        var stretch = 0
        try connection.query(generated: "SELECT b.time FROM \(query.source) ORDER BY b.time", query.values) { row in
            let time = row.instant(0)
            while stretch < summary.stretches.count, edges[stretch + 1] <= time { stretch += 1 }
            if stretch < summary.stretches.count { summary.stretches[stretch] += 1 }
        }
        return summary
    }

    /// Pages by requests, most first, then by hostname and path; and how many there are in all.
    ///
    /// - Parameter isWanted: whether pages of a path count.
    package func botTrafficPages(
        _ query: BotTrafficQuery, limit: Int, offset: Int, where isWanted: (_ path: String) -> Bool
    ) throws(SQLiteError) -> (pages: [BotTrafficPage], total: Int) {
        var keys: [Int64] = []
        var pages: [Int64: BotTrafficPage] = [:]
        var total = 0
        try connection.query(
            generated: """
                SELECT c.page_id, g.hostname, g.path, c.requests
                FROM (SELECT b.page_id, count(*) AS requests FROM \(query.source) GROUP BY b.page_id) c
                    JOIN pages g ON g.id = c.page_id
                ORDER BY c.requests DESC, g.hostname, g.path
                """, query.values
        ) { row in
            let path = row.text(2)
            guard isWanted(path) else { return }
            total += 1
            guard total > offset, keys.count < limit else { return }
            keys.append(row.int64(0))
            pages[row.int64(0)] = BotTrafficPage(
                page: Page(hostname: row.text(1), path: path), requests: row.int(3))
        }
        try connection.query(
            generated: """
                SELECT b.page_id, b.status_code, count(*) FROM \(query.source)
                GROUP BY b.page_id, b.status_code ORDER BY 3 DESC, b.status_code NULLS LAST
                """, query.values
        ) { row in pages[row.int64(0)]?.statuses.append((row.intOrNil(1), row.int(2))) }
        try connection.query(
            generated: """
                SELECT b.page_id, b.crawler_id, b.company, b.agent, b.category, count(*), max(b.id)
                FROM \(query.source) GROUP BY b.page_id, b.crawler_id ORDER BY 6 DESC, 2
                """, query.values
        ) { row in pages[row.int64(0)]?.crawlers.append(Self.crawler(row, from: 1)) }
        return (keys.compactMap { pages[$0] }, total)
    }

    private static func crawler(_ row: Row, from column: Int) -> CrawlerCount {
        CrawlerCount(
            crawlerID: row.text(column), company: row.text(column + 1), agent: row.text(column + 2),
            category: row.text(column + 3), requests: row.int(column + 4))
    }
}
