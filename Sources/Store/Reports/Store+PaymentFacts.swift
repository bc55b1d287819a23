import SQLite

/// What a report reads of one payment record.
struct PaymentFacts {
    /// nil without attribution.
    let visitor: Int?
    /// Milliseconds since 1970.
    let time: Int64
    let kind: Payment.Kind
    /// In hundredths of the website's currency, rounded to a whole one.
    let cents: Double
    /// The key asked for, of the visitor's first session; 0 for none.
    let key: Int
}

extension Store {
    /// Calls `body` for each new, renewal or refund record in the window that passes the selection.
    ///
    /// This is where a payment gets its attribution: it has the values of its visitor's first session, and passes when
    /// that session does. One without a visitor passes no filter. (Website API 1.4, 2.3.)
    func paymentFacts(
        _ selection: Selection, key: SessionKey, currency: String, body: (PaymentFacts) -> Void
    ) throws(SQLiteError) {
        let window = selection.window(of: "m.time")
        let unit = dollars(currency)
        // Who asks for nothing of the session spares the search for it.
        let needsSession = key != .none || selection.testsSessions
        let session = needsSession ? "s.id, \(key.rawValue)" : "NULL, 0"
        let joins = "LEFT JOIN visitors v ON v.id = m.visitor_id LEFT JOIN sessions s ON s.id = v.first_session_id"
        try connection.query(
            generated: """
                SELECT m.visitor_id, m.time, m.kind, m.amount, m.currency, \(session)
                FROM payments m \(needsSession ? joins : "")
                WHERE m.website_id = ? AND m.kind <> 'trial'\(window.sql)\(selection.sql)
                """, [.integer(selection.websiteID)] + window.values + selection.values
        ) { row in
            let visitor = row.intOrNil(0)
            if let visitor {
                guard selection.passes(visitor: visitor) else { return }
                if selection.testsSessions {
                    guard let session = row.int64OrNil(5), selection.passes(session: session) else { return }
                }
            } else {
                guard selection.isUnfiltered else { return }
            }
            guard let kind = Payment.Kind(rawValue: row.text(2)) else { return }
            body(
                PaymentFacts(
                    visitor: visitor, time: row.int64(1), kind: kind,
                    cents: (row.double(3) * dollars(row.text(4)) / unit * 100).roundedHalfUp,
                    key: row.int(6)))
        }
    }
}
