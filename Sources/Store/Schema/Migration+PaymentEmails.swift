import SQLite

extension Migration {
    /// What payments of one email are found by: SQLite's `NOCASE` of the column `email` knows the case of ASCII only.
    static let paymentEmails = Migration(
        name: "payment emails",
        script: """
            ALTER TABLE payments ADD COLUMN email_key TEXT;
            DROP INDEX payments_by_email;
            CREATE INDEX payments_by_email_key ON payments (website_id, email_key) WHERE email_key IS NOT NULL;
            """
    ) { (connection) throws(SQLiteError) in
        let emails = try connection.all("SELECT id, email FROM payments WHERE email IS NOT NULL") { row in
            (row.int64(0), row.text(1))
        }
        for (id, email) in emails {
            try connection.run("UPDATE payments SET email_key = ? WHERE id = ?", Store.emailKey(email), id)
        }
    }
}
