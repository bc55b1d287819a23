import CivilTime
import SQLite

/// One visitor, read back.
///
/// Source: website API, section 7.2.
extension Store {
    /// A visitor who has a pageview on the website; nil for others.
    package func visitorDetail(_ uuid: VisitorID, websiteID: Int64) throws(SQLiteError) -> VisitorDetail? {
        try connection.first(
            """
            SELECT v.id, v.session_count, v.pageview_count,
                p.viewport_width, p.viewport_height, g.hostname, g.path,
                l.country, l.region, l.city, l.latitude, l.longitude,
                y.browser, y.browser_version, y.os, y.os_version, y.device, y.vendor, y.model,
                a.referrer, a.referrer_name, a.ref, a.source, a.via, a.utm_source, a.utm_medium, a.utm_campaign,
                a.utm_term, a.utm_content,
                f.ad_click_ids, f.started_at, t.started_at,
                i.user_id, i.metadata, i.identified_at,
                fy.device, fy.os, fy.browser, fl.country,
                EXISTS (SELECT 1 FROM payments WHERE visitor_id = v.id AND kind IN ('new', 'renewal')), v.is_bot, p.id
            FROM visitors v
                JOIN pageviews p ON p.id = v.latest_pageview_id
                JOIN pages g ON g.id = p.page_id
                JOIN places l ON l.id = p.place_id
                JOIN systems y ON y.id = p.system_id
                JOIN sessions t ON t.id = p.session_id
                JOIN sessions f ON f.id = v.first_session_id
                JOIN acquisitions a ON a.id = f.acquisition_id
                JOIN systems fy ON fy.id = f.system_id
                JOIN places fl ON fl.id = f.place_id
                LEFT JOIN profiles i ON i.id = v.profile_id
            WHERE v.website_id = ? AND v.uuid = ?
            """, websiteID, uuid
        ) { (row) throws(SQLiteError) in
            let acquisition = Self.acquisition(row, from: 19)
            let visitorID = row.int64(0)
            // While this row is open its read transaction is too, which spares those of the two queries here.
            let goals = try completedGoals(visitorID: visitorID)
            let pages = try visitedPages(until: row.int64(41))
            return VisitorDetail(
                isBot: row.bool(40),
                place: Self.place(row, from: 7),
                system: Self.system(row, from: 12),
                viewport: row.isNull(3) ? nil : Viewport(width: row.int(3), height: row.int(4)),
                page: Page(hostname: row.text(5), path: row.text(6)),
                acquisition: acquisition,
                adClickIDs: row.textOrNil(29),
                sessionCount: row.int(1),
                pageviewCount: row.int(2),
                firstVisitAt: row.instant(30),
                lastVisitAt: row.instant(31),
                profile: row.isNull(32)
                    ? nil
                    : VisitorDetail.Profile(
                        userID: row.text(32), metadata: row.text(33),
                        identifiedAt: row.instant(34)),
                audienceValues: Audience.Values(
                    device: row.textOrNil(35), os: row.textOrNil(36), browser: row.textOrNil(37),
                    country: row.textOrNil(38), referrer: acquisition.referrerName),
                isCustomer: row.bool(39),
                completedGoals: goals,
                visitedPages: pages)
        }
    }

    /// The goals a visitor completed, oldest first, of one moment as they came: those sent, and those that payments stand for.
    private func completedGoals(visitorID: Int64) throws(SQLiteError) -> [VisitorDetail.CompletedGoal] {
        let goals = try connection.all(
            """
            SELECT g.name, g.description, g.is_server, g.time, 0, g.id
            FROM goals g JOIN sessions s ON s.id = g.session_id WHERE g.visitor_id = ? AND s.pageview_count > 0
            UNION ALL
            SELECT CASE kind WHEN 'trial' THEN 'free_trial' ELSE 'payment' END, NULL, 1, time, 1, id
            FROM payments WHERE visitor_id = ? AND kind <> 'refund'
            """, visitorID, visitorID
        ) { row in
            VisitorDetail.CompletedGoal(
                name: row.text(0), description: row.textOrNil(1), isServer: row.bool(2),
                time: row.instant(3), isFromPayment: row.bool(4), arrival: row.int64(5))
        }
        return Self.sorted(goals) { ($0.time, $0.arrival) < ($1.time, $1.arrival) }
    }

    /// The pages a visitor viewed, oldest first, from the latest pageview back along the chain: a recursive query does
    /// the same in twice the time.
    private func visitedPages(until latestPageviewID: Int64) throws(SQLiteError) -> [VisitorDetail.VisitedPage] {
        var pages: [VisitorDetail.VisitedPage] = []
        var next: Int64? = latestPageviewID
        while let id = next {
            next = nil
            let visited = try connection.first(
                """
                SELECT g.hostname, g.path, p.time, p.previous_id
                FROM pageviews p JOIN pages g ON g.id = p.page_id WHERE p.id = ?
                """, id
            ) { row in
                next = row.int64OrNil(3)
                return VisitorDetail.VisitedPage(
                    page: Page(hostname: row.text(0), path: row.text(1)), time: row.instant(2))
            }
            if let visited { pages.append(visited) }
        }
        pages.reverse()
        return Self.sorted(pages) { $0.time < $1.time }
    }

    /// Elements in order, equal ones as they stand. They mostly come in that order, and then nothing moves; SQLite would
    /// sort all the same.
    private static func sorted<Element>(
        _ elements: [Element], by precedes: (Element, Element) -> Bool
    ) -> [Element] {
        if zip(elements, elements.dropFirst()).allSatisfy({ !precedes($1, $0) }) { return elements }
        // Sorting is stable.
        return elements.sorted(by: precedes)
    }

    static func place(_ row: Row, from column: Int) -> Place {
        Place(
            country: row.textOrNil(column), region: row.textOrNil(column + 1), city: row.textOrNil(column + 2),
            latitude: row.doubleOrNil(column + 3), longitude: row.doubleOrNil(column + 4))
    }

    static func system(_ row: Row, from column: Int) -> System {
        System(
            browser: row.textOrNil(column), browserVersion: row.textOrNil(column + 1), os: row.textOrNil(column + 2),
            osVersion: row.textOrNil(column + 3), device: row.text(column + 4), vendor: row.textOrNil(column + 5),
            model: row.textOrNil(column + 6))
    }

    static func acquisition(_ row: Row, from column: Int) -> Acquisition {
        Acquisition(
            referrer: row.textOrNil(column), referrerName: row.text(column + 1), ref: row.textOrNil(column + 2),
            source: row.textOrNil(column + 3), via: row.textOrNil(column + 4), utmSource: row.textOrNil(column + 5),
            utmMedium: row.textOrNil(column + 6), utmCampaign: row.textOrNil(column + 7),
            utmTerm: row.textOrNil(column + 8), utmContent: row.textOrNil(column + 9))
    }
}
