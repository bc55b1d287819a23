import CivilTime
import SQLite

/// Who is there now, one by one.
///
/// Source: website API, section 3.5.
extension Store {
    /// Everybody with a pageview in a short window, the latest events and the latest paid records in it.
    package func realtimeMap(
        websiteID: Int64, window: ClosedRange<Instant>, maximumEvents: Int, maximumPayments: Int
    ) throws(SQLiteError) -> RealtimeMap {
        RealtimeMap(
            visitors: try presentVisitors(websiteID: websiteID, window: window),
            events: try recentEvents(websiteID: websiteID, window: window, limit: maximumEvents),
            payments: try recentPayments(websiteID: websiteID, window: window, limit: maximumPayments))
    }

    private func presentVisitors(
        websiteID: Int64, window: ClosedRange<Instant>
    ) throws(SQLiteError) -> [RealtimeMap.Visitor] {
        try connection.all(
            """
            SELECT v.uuid, l.country, l.region, l.city, l.latitude, l.longitude,
                y.browser, y.browser_version, y.os, y.os_version, y.device, y.vendor, y.model, g.path,
                a.referrer, a.referrer_name, a.ref, a.source, a.via, a.utm_source, a.utm_medium, a.utm_campaign,
                a.utm_term, a.utm_content, t.started_at,
                (SELECT count(*) FROM sessions s
                    WHERE s.visitor_id = v.id AND s.pageview_count > 0 AND s.started_at <= ?),
                fy.device, fy.os, fy.browser, fl.country, fa.referrer_name, v.id, i.user_id, i.metadata
            FROM (
                    SELECT id, row_number() OVER (PARTITION BY visitor_id ORDER BY time DESC, id DESC) AS place
                    FROM pageviews WHERE website_id = ? AND time BETWEEN ? AND ?
                ) w
                JOIN pageviews p ON p.id = w.id
                JOIN visitors v ON v.id = p.visitor_id
                JOIN pages g ON g.id = p.page_id
                JOIN places l ON l.id = p.place_id
                JOIN systems y ON y.id = p.system_id
                JOIN sessions t ON t.id = p.session_id
                JOIN acquisitions a ON a.id = t.acquisition_id
                JOIN sessions f ON f.id = v.first_session_id
                JOIN systems fy ON fy.id = f.system_id
                JOIN places fl ON fl.id = f.place_id
                JOIN acquisitions fa ON fa.id = f.acquisition_id
                LEFT JOIN profiles i ON i.id = v.profile_id
            WHERE w.place = 1 AND v.is_bot = 0
            ORDER BY p.time DESC, v.uuid
            """, window.upperBound, websiteID, window.lowerBound, window.upperBound
        ) { (row) throws(SQLiteError) in
            RealtimeMap.Visitor(
                id: VisitorID(row, 0), place: Self.place(row, from: 1), system: Self.system(row, from: 6),
                path: row.text(13), acquisition: Self.acquisition(row, from: 14), sessionStartedAt: row.instant(24),
                sessionCount: row.int(25),
                person: try person(visitorID: row.int64(31), userID: row.textOrNil(32), metadata: row.textOrNil(33)),
                audienceValues: Audience.Values(
                    device: row.textOrNil(26), os: row.textOrNil(27), browser: row.textOrNil(28),
                    country: row.textOrNil(29), referrer: row.textOrNil(30)),
                meanPaymentDollars: try meanPaymentDollars(visitorID: row.int64(31)))
        }
    }

    private func recentEvents(
        websiteID: Int64, window: ClosedRange<Instant>, limit: Int
    ) throws(SQLiteError) -> [RealtimeMap.Event] {
        // Of one moment, a goal follows the pageview that it happened on.
        try connection.all(
            """
            SELECT v.uuid, e.time, g.path, e.country, e.referrer, v.id, i.user_id, i.metadata,
                e.kind, e.id, e.object_id, e.name, e.properties
            FROM (
                    SELECT p.visitor_id, p.time, p.page_id, l.country, a.referrer,
                        0 AS kind, p.id, NULL AS object_id, NULL AS name, NULL AS properties
                    FROM pageviews p JOIN places l ON l.id = p.place_id JOIN acquisitions a ON a.id = p.acquisition_id
                    WHERE p.website_id = ? AND p.time BETWEEN ? AND ?
                    UNION ALL
                    SELECT o.visitor_id, o.time, o.page_id, l.country, a.referrer,
                        1, o.id, o.object_id, o.name, o.properties
                    FROM goals o JOIN sessions s ON s.id = o.session_id
                        JOIN places l ON l.id = s.place_id JOIN acquisitions a ON a.id = s.acquisition_id
                    WHERE o.website_id = ? AND o.time BETWEEN ? AND ? AND o.is_custom = 1 AND s.pageview_count > 0
                ) e
                JOIN visitors v ON v.id = e.visitor_id
                LEFT JOIN pages g ON g.id = e.page_id
                LEFT JOIN profiles i ON i.id = v.profile_id
            WHERE v.is_bot = 0
            ORDER BY e.time DESC, e.kind DESC, e.id DESC LIMIT ?
            """, websiteID, window.lowerBound, window.upperBound, websiteID, window.lowerBound, window.upperBound, limit
        ) { (row) throws(SQLiteError) in
            RealtimeMap.Event(
                kind: row.bool(8)
                    ? .goal(objectID: row.text(10), name: row.text(11), properties: row.textOrNil(12))
                    : .pageview(row.int64(9)),
                visitor: VisitorID(row, 0), time: row.instant(1), path: row.textOrNil(2), country: row.textOrNil(3),
                referrer: row.textOrNil(4),
                person: try person(visitorID: row.int64(5), userID: row.textOrNil(6), metadata: row.textOrNil(7)))
        }
    }

    private func recentPayments(
        websiteID: Int64, window: ClosedRange<Instant>, limit: Int
    ) throws(SQLiteError) -> [RealtimeMap.PaidRecord] {
        try connection.all(
            """
            SELECT m.object_id, m.time, m.name, m.email, m.amount, m.currency, m.kind = 'renewal', i.metadata
            FROM payments m LEFT JOIN visitors v ON v.id = m.visitor_id LEFT JOIN profiles i ON i.id = v.profile_id
            WHERE m.website_id = ? AND m.time BETWEEN ? AND ? AND m.kind IN ('new', 'renewal')
                AND coalesce(v.is_bot, 0) = 0
            ORDER BY m.time DESC, m.id DESC LIMIT ?
            """, websiteID, window.lowerBound, window.upperBound, limit
        ) { row in
            RealtimeMap.PaidRecord(
                objectID: row.text(0), time: row.instant(1), name: row.textOrNil(2), email: row.textOrNil(3),
                amount: row.double(4), currency: row.text(5), isRenewal: row.bool(6), metadata: row.textOrNil(7))
        }
    }

    private func person(
        visitorID: Int64, userID: String?, metadata: String?
    ) throws(SQLiteError) -> RealtimeMap.Person {
        var person = RealtimeMap.Person(userID: userID, metadata: metadata)
        try connection.query(
            "SELECT name, email FROM payments WHERE visitor_id = ? ORDER BY time DESC, id DESC", visitorID
        ) { row in
            person.customerName = person.customerName ?? row.textOrNil(0)
            person.customerEmail = person.customerEmail ?? row.textOrNil(1)
        }
        return person
    }

    private func meanPaymentDollars(visitorID: Int64) throws(SQLiteError) -> Double? {
        var sum = 0.0
        var count = 0
        try connection.query(
            "SELECT amount, currency FROM payments WHERE visitor_id = ? AND kind IN ('new', 'renewal')", visitorID
        ) { row in
            sum += row.double(0) * dollars(row.text(1))
            count += 1
        }
        return count > 0 ? sum / Double(count) : nil
    }
}
