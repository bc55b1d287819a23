import CivilTime
import SQLite

/// What the demo's live traffic asks of what is there.
extension Store {
    /// A visitor with the browser that the latest pageview came from.
    package struct ReturningVisitor: Sendable {
        package let id: VisitorID
        package let hasProfile: Bool
        package let place: Place
        package let system: System
        package let viewport: Viewport?
    }

    /// The visitor of a website whose row is the next from a random place on; nil when there is none.
    package func visitor(
        nearest random: UInt64, websiteID: Int64
    ) throws(SQLiteError) -> ReturningVisitor? {
        let last = try connection.first("SELECT coalesce(max(id), 0) FROM visitors") { row in row.int64(0) } ?? 0
        guard last > 0 else { return nil }
        return try connection.first(
            """
            SELECT v.uuid, v.profile_id IS NOT NULL, w.viewport_width, w.viewport_height,
                p.country, p.region, p.city, p.latitude, p.longitude,
                y.browser, y.browser_version, y.os, y.os_version, y.device, y.vendor, y.model
            FROM visitors v NOT INDEXED JOIN pageviews w ON w.id = v.latest_pageview_id
                JOIN places p ON p.id = w.place_id JOIN systems y ON y.id = w.system_id
            WHERE v.id >= ? AND v.website_id = ? AND v.is_bot = 0 ORDER BY v.id LIMIT 1
            """, Int64(random % UInt64(last)) + 1, websiteID
        ) { row in
            let viewport = row.isNull(2) ? nil : Viewport(width: row.int(2), height: row.int(3))
            return ReturningVisitor(
                id: VisitorID(row, 0), hasProfile: row.bool(1), place: Self.place(row, from: 4),
                system: Self.system(row, from: 9), viewport: viewport)
        }
    }

    /// How many sessions each website had on a day, on average over the last four weeks that had any, as far as the last
    /// 200,000 sessions tell: the world waits meanwhile.
    package func sessionsPerDay() throws(SQLiteError) -> [Int64: Double] {
        let day: Int64 = 86_400_000
        var counts: [Int64: Double] = [:]
        var newest: Int64?
        var oldest: Int64 = 0
        try connection.query("SELECT website_id, started_at FROM sessions ORDER BY id DESC LIMIT 200000") { row in
            let time = row.int64(1)
            if newest == nil { (newest, oldest) = (time, time) }
            guard let newest, newest &- time < 28 * day else { return }
            oldest = min(oldest, time)
            counts[row.int64(0), default: 0] += 1
        }
        let days = Double(max((newest ?? 0) &- oldest, day)) / Double(day)
        return counts.mapValues { $0 / days }
    }

    /// A payment, and the id of the visitor whose it is.
    package typealias CustomerPayment = (payment: Payment, visitor: VisitorID)

    /// The payments of a time, trials too, after which their customers neither paid again nor got anything back; `after` itself
    /// does not belong to it.
    package func latestPayments(
        websiteID: Int64, after: Instant, until: Instant
    ) throws(SQLiteError) -> [CustomerPayment] {
        try connection.all(
            """
            SELECT p.object_id, p.visitor_id, v.uuid, p.time, p.transaction_id, p.amount, p.currency, p.kind, p.email,
                p.name, p.customer_id
            FROM payments p JOIN visitors v ON v.id = p.visitor_id
            WHERE p.website_id = ? AND p.time > ? AND p.time <= ? AND p.kind <> 'refund' AND NOT EXISTS (
                SELECT 1 FROM payments r
                WHERE r.website_id = p.website_id AND r.customer_id = p.customer_id AND r.time > p.time)
            ORDER BY p.time, p.id
            """, websiteID, after, until
        ) { row in
            let payment = Payment(
                objectID: row.text(0), websiteID: websiteID, visitorID: row.int64(1), time: row.instant(3),
                transactionID: row.text(4), amount: row.double(5), currency: row.text(6),
                kind: Payment.Kind(rawValue: row.text(7)) ?? .new, email: row.textOrNil(8),
                name: row.textOrNil(9), customerID: row.textOrNil(10))
            return (payment, VisitorID(row, 2))
        }
    }
}
