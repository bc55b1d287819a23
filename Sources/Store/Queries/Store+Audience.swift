import SQLite

/// Keeps each website's ``Audience``: computed once from all rows, then moved along by every write.
extension Store {
    /// What predictions on a website count over.
    package func audience(websiteID: Int64) throws(SQLiteError) -> Audience {
        if let known = audiences[websiteID] { return known }
        var audience = Audience()
        try countVisitors(websiteID: websiteID, in: &audience)
        var lastCustomer: Int64 = 0
        try connection.query(
            """
            SELECT y.device, y.os, y.browser, p.country, a.referrer_name, v.id, m.currency, count(*), sum(m.amount)
            FROM payments m JOIN visitors v ON v.id = m.visitor_id JOIN sessions s ON s.id = v.first_session_id
                JOIN systems y ON y.id = s.system_id JOIN places p ON p.id = s.place_id
                JOIN acquisitions a ON a.id = s.acquisition_id
            WHERE m.website_id = ? AND m.kind IN ('new', 'renewal') AND v.is_bot = 0
            GROUP BY v.id, m.currency ORDER BY v.id, m.currency
            """, websiteID
        ) { row in
            var count = Audience.Count()
            if row.int64(5) != lastCustomer {
                lastCustomer = row.int64(5)
                count.customers = 1
            }
            count.payments = row.int(7)
            count.dollars = row.double(8) * dollars(row.text(6))
            audience.add(count, to: Self.values(row))
        }
        audiences[websiteID] = audience
        return audience
    }

    /// Counts the visitors by the keys of their first sessions, and reads only then what the keys stand for: a join for
    /// each visitor took five times as long.
    private func countVisitors(websiteID: Int64, in audience: inout Audience) throws(SQLiteError) {
        var all = Audience.Count()
        var systems: [Int64: Int] = [:]
        var places: [Int64: Int] = [:]
        var acquisitions: [Int64: Int] = [:]
        try connection.query(
            """
            SELECT s.system_id, s.place_id, s.acquisition_id
            FROM visitors v CROSS JOIN sessions s ON s.id = v.first_session_id WHERE v.website_id = ? AND v.is_bot = 0
            """, websiteID
        ) { row in
            all.visitors += 1
            systems[row.int64(0), default: 0] += 1
            places[row.int64(1), default: 0] += 1
            acquisitions[row.int64(2), default: 0] += 1
        }
        audience.add(all)
        func add(_ sql: StaticString, _ counts: [Int64: Int]) throws(SQLiteError) {
            try connection.query(sql) { row in
                guard let visitors = counts[row.int64(5)] else { return }
                var count = Audience.Count()
                count.visitors = visitors
                audience.addToGroups(count, of: Self.values(row))
            }
        }
        try add("SELECT device, os, browser, NULL, NULL, id FROM systems", systems)
        try add("SELECT NULL, NULL, NULL, country, NULL, id FROM places", places)
        try add("SELECT NULL, NULL, NULL, NULL, referrer_name, id FROM acquisitions", acquisitions)
    }

    /// Counts a visitor's first pageview.
    ///
    /// - Parameter visitor: what was known before; nil for nothing.
    func countArrival(of visitor: KnownVisitor?, visit: Visit) {
        // Who has rows already (a goal, a payment reported early) is rare: counted anew instead of moved along.
        guard visitor?.latestSessionID == nil else { return audiences[visit.websiteID] = nil }
        guard visitor?.isBot != true else { return }
        var count = Audience.Count()
        count.visitors = 1
        audiences[visit.websiteID]?.add(
            count,
            to: Audience.Values(
                device: visit.system.value.device, os: visit.system.value.os, browser: visit.system.value.browser,
                country: visit.place.value.country, referrer: visit.acquisition.value.referrerName))
    }

    /// Counts a paid record that was just stored for a visitor.
    func countPayment(_ payment: Payment, visitorID: Int64) throws(SQLiteError) {
        guard audiences[payment.websiteID] != nil else { return }
        let visitor = try connection.first(
            """
            SELECT y.device, y.os, y.browser, p.country, a.referrer_name,
                (SELECT count(*) FROM payments WHERE visitor_id = v.id AND kind IN ('new', 'renewal'))
            FROM visitors v JOIN sessions s ON s.id = v.first_session_id JOIN systems y ON y.id = s.system_id
                JOIN places p ON p.id = s.place_id JOIN acquisitions a ON a.id = s.acquisition_id
            WHERE v.id = ? AND v.is_bot = 0
            """, visitorID
        ) { row in (values: Self.values(row), payments: row.int(5)) }
        guard let visitor else { return }
        var count = Audience.Count()
        count.customers = visitor.payments == 1 ? 1 : 0
        count.payments = 1
        count.dollars = payment.amount * dollars(payment.currency)
        audiences[payment.websiteID]?.add(count, to: visitor.values)
    }

    private static func values(_ row: Row) -> Audience.Values {
        Audience.Values(
            device: row.textOrNil(0), os: row.textOrNil(1), browser: row.textOrNil(2), country: row.textOrNil(3),
            referrer: row.textOrNil(4))
    }
}
