import CivilTime
import SQLite

/// Payment records, their attribution and their deletion.
///
/// Source: website API, section 9.
extension Store {
    /// Whether a website has a record of this transaction.
    package func hasPayment(transactionID: String, websiteID: Int64) throws(SQLiteError) -> Bool {
        try connection.first(
            "SELECT 1 FROM payments WHERE website_id = ? AND transaction_id = ?", websiteID, transactionID
        ) { _ in true } ?? false
    }

    /// Stores a payment.
    package func recordPayment(_ payment: Payment) throws(SQLiteError) {
        try connection.run(
            """
            INSERT INTO payments (id, object_id, website_id, visitor_id, time, transaction_id, amount, currency, kind,
                email, email_key, name, customer_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, nextArrival(), payment.objectID, payment.websiteID, payment.visitorID, payment.time,
            payment.transactionID, payment.amount, payment.currency, payment.kind.rawValue, payment.email,
            payment.email.map(Self.emailKey), payment.name, payment.customerID)
        if let visitorID = payment.visitorID, payment.kind == .new || payment.kind == .renewal {
            try countPayment(payment, visitorID: visitorID)
        }
    }

    /// The visitor that a payment without a visitor id belongs to, from what is known of its customer: an earlier
    /// record of the same customer, else of the same email, else a browser that reported the transaction or the email.
    package func attributedVisitor(
        websiteID: Int64, customerID: String?, email: String?, transactionID: String
    ) throws(SQLiteError) -> Int64? {
        // An empty text names nobody.
        if let customerID, !customerID.isEmpty,
            let visitor = try connection.first(
                """
                SELECT m.visitor_id FROM payments m JOIN visitors v ON v.id = m.visitor_id
                WHERE m.website_id = ? AND m.customer_id = ? AND v.is_bot = 0 ORDER BY m.id LIMIT 1
                """, websiteID, customerID, body: { row in row.int64(0) })
        {
            return visitor
        }
        let emailKey = email.flatMap { $0.isEmpty ? nil : Self.emailKey($0) }
        if let emailKey,
            let visitor = try connection.first(
                """
                SELECT m.visitor_id FROM payments m JOIN visitors v ON v.id = m.visitor_id
                WHERE m.website_id = ? AND m.email_key = ? AND v.is_bot = 0 ORDER BY m.id LIMIT 1
                """, websiteID, emailKey, body: { row in row.int64(0) })
        {
            return visitor
        }
        if let visitor = try hintedVisitor(.transaction, transactionID, websiteID: websiteID) { return visitor }
        guard let emailKey else { return nil }
        return try hintedVisitor(.email, emailKey, websiteID: websiteID)
    }

    /// What mail addresses that differ only in case have in common, whatever the script.
    static func emailKey(_ email: String) -> String { email.lowercased() }

    /// What a browser can report of a payment that is still to come.
    package enum PaymentHint: String, Sendable {
        case transaction, email
    }

    /// Remembers which visitor reported a transaction id or an email; the latest report counts.
    package func rememberPaymentHint(
        _ kind: PaymentHint, _ value: String, websiteID: Int64, visitorID: Int64
    ) throws(SQLiteError) {
        try connection.run(
            "INSERT OR REPLACE INTO payment_hints (website_id, kind, value, visitor_id) VALUES (?, ?, ?, ?)",
            websiteID, kind.rawValue, kind == .email ? Self.emailKey(value) : value, visitorID)
    }

    private func hintedVisitor(
        _ kind: PaymentHint, _ value: String, websiteID: Int64
    ) throws(SQLiteError) -> Int64? {
        try connection.first(
            """
            SELECT h.visitor_id FROM payment_hints h JOIN visitors v ON v.id = h.visitor_id
            WHERE h.website_id = ? AND h.kind = ? AND h.value = ? AND v.is_bot = 0 AND v.pageview_count > 0
            """, websiteID, kind.rawValue, value
        ) { row in row.int64(0) }
    }

    /// Which payments to delete.
    package enum PaymentSelection: Sendable {
        case transaction(String)
        case visitor(VisitorID, range: ClosedRange<Instant>?)
        case range(ClosedRange<Instant>)
    }

    /// How many records ``deletePayments(_:websiteID:)`` would remove, counted no further than `limit` + 1.
    package func countPayments(
        _ selection: PaymentSelection, websiteID: Int64, limit: Int
    ) throws(SQLiteError) -> Int {
        let condition = condition(of: selection, websiteID: websiteID)
        var count = 0
        try connection.query(
            generated: "SELECT count(*) FROM (SELECT 1 FROM payments WHERE \(condition.sql) LIMIT ?)",
            condition.values + [.integer(Int64(limit) + 1)]
        ) { row in count = row.int(0) }
        return count
    }

    /// Removes the selected records, refunds and trials too.
    package func deletePayments(_ selection: PaymentSelection, websiteID: Int64) throws(SQLiteError) {
        let condition = condition(of: selection, websiteID: websiteID)
        try connection.run(generated: "DELETE FROM payments WHERE \(condition.sql)", condition.values)
        audiences[websiteID] = nil
    }

    private func condition(
        of selection: PaymentSelection, websiteID: Int64
    ) -> (sql: String, values: [SQLiteValue]) {
        var sql = "website_id = ?"
        var values: [SQLiteValue] = [.integer(websiteID)]
        func add(_ range: ClosedRange<Instant>) {
            sql += " AND time BETWEEN ? AND ?"
            values += [.integer(range.lowerBound.milliseconds), .integer(range.upperBound.milliseconds)]
        }
        switch selection {
        case .transaction(let id):
            sql += " AND transaction_id = ?"
            values.append(.text(id))
        case .visitor(let visitor, let range):
            sql += " AND visitor_id = (SELECT id FROM visitors WHERE website_id = ? AND uuid = ?)"
            values += [.integer(websiteID), .blob(visitor.bytes)]
            if let range { add(range) }
        case .range(let range):
            add(range)
        }
        return (sql, values)
    }
}
