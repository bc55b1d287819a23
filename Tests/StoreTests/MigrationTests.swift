import CivilTime
import SQLite
import Testing

@testable import Store

/// Databases of earlier versions.
struct MigrationTests {
    @Test func paymentsThatWereThereAreFoundByTheirEmailInEitherCase() throws {
        try withTemporaryFile { path in
            let earlier = Migration.all.prefix { $0.name.description != Migration.paymentEmails.name.description }
            do {
                let old = try Connection(.file(path))
                for migration in earlier { try migration.run(on: old) }
                try old.setUserVersion(Int32(earlier.count))
                try old.execute(
                    """
                    -- Their website does not matter here.
                    PRAGMA foreign_keys = OFF;
                    INSERT INTO visitors (id, website_id, uuid, pageview_count) VALUES (7, 1, x'00', 1);
                    INSERT INTO payments (object_id, website_id, visitor_id, time, transaction_id, amount, currency, kind, email)
                    VALUES ('1', 1, NULL, 0, 't1', 1, 'USD', 'new', NULL),
                        ('2', 1, 7, 0, 't2', 1, 'USD', 'new', 'Élise@X.com');
                    """)
            }
            let store = try Store(.file(path)) { _ in 1 }
            #expect(try store.connection.userVersion() == Int32(Migration.all.count))
            let keys = try store.connection.all("SELECT email_key FROM payments ORDER BY id") { $0.textOrNil(0) }
            #expect(keys == [nil, "élise@x.com"])
            let payer = try store.attributedVisitor(
                websiteID: 1, customerID: nil, email: "éLISE@x.com", transactionID: "t3")
            #expect(payer == 7)
        }
    }
}
