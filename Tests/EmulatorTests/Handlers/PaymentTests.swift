import CivilTime
import HTTPServer
import JSON
import Store
import Testing

@testable import Emulator

struct PaymentTests {
    private static let other = "b0000000-0000-4000-8000-000000000000"

    private static func world(_ configure: (inout WorldSettings) -> Void = { _ in }) throws -> TestWorld {
        let world = try TestWorld(configure)
        try world.view()
        try world.view(visitor: other)
        return world
    }

    private static func body(_ id: String, _ members: String = "", amount: String = "10", currency: String = "USD")
        -> String
    {
        #"{"amount":\#(amount),"currency":"\#(currency)","transaction_id":"\#(id)"\#(members.isEmpty ? "" : ","+members)}"#
    }

    private static let named = #""datafast_visitor_id":"\#(TestWorld.visitor)""#

    /// The visitor of a transaction as it is stored; nil for none.
    private static func payer(_ id: String, _ world: TestWorld) throws -> String? {
        try world.state.store.connection.first(
            "SELECT v.uuid FROM payments m JOIN visitors v ON v.id = m.visitor_id WHERE m.transaction_id = ?", id
        ) { row in row.blob(0) }
        .map { bytes in
            VisitorID(
                high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
            ).text
        }
    }

    private static func count(_ world: TestWorld) throws -> Int? {
        try world.state.store.connection.first("SELECT count(*) FROM payments") { $0.int(0) }
    }

    // MARK: POST

    @Test(arguments: [
        ("", "10", "Payment recorded", "new"), (#""renewal":true"#, "10", "Payment recorded", "renewal"),
        (#""refunded":true"#, "10", "Refund recorded", "refund"),
        (#""refunded":true"#, "0", "Refund recorded", "refund"),
        (#""refunded":true,"renewal":true,"is_free_trial":true"#, "10", "Refund recorded", "refund"),
        (#""is_free_trial":true,"renewal":true"#, "10", "Free trial recorded", "trial"),
        ("", "0", "Free trial recorded", "trial"), ("", "-0", "Free trial recorded", "trial"),
        (#""renewal":true"#, "0.00", "Free trial recorded", "trial"),
        (#""renewal":false,"refunded":null"#, "0.01", "Payment recorded", "new"),
    ])
    func answersAfterItsKindAndAttribution(members: String, amount: String, message: String, kind: String) throws {
        let world = try Self.world()
        expect(
            world.send("POST", "/payments", body: Self.body("a", members, amount: amount)),
            is: #"{"message":"\#(message) without attribution","transaction_id":"a"}"#)
        let named = members.isEmpty ? Self.named : members + "," + Self.named
        expect(
            world.send("POST", "/payments", body: Self.body("b", named, amount: amount)),
            is: #"{"message":"\#(message) and attributed successfully","transaction_id":"b"}"#)
        let kinds = try world.state.store.connection.all("SELECT kind FROM payments") { $0.text(0) }
        #expect(kinds == [kind, kind])
    }

    @Test func aKnownTransactionChangesNothing() throws {
        let world = try Self.world()
        _ = world.send("POST", "/payments", body: Self.body("a"))
        for members in ["", #""refunded":true"#, Self.named, #""datafast_visitor_id":"nobody""#] {
            expect(
                world.send("POST", "/payments", body: Self.body("a", members, amount: "99")),
                is: #"{"message":"Payment already recorded","transaction_id":"a"}"#)
        }
        let row = try world.state.store.connection.first("SELECT amount, kind, visitor_id FROM payments") {
            "\($0.double(0)) \($0.text(1)) \($0.isNull(2))"
        }
        #expect(row == "10.0 new true")
        #expect(try Self.count(world) == 1)
        // Each website has its own, and the id's case counts.
        let key = try world.addWebsite("665f0b3c4d2e1a00123456ff", owner: TestWorld.owner)
        try world.addKey("df_other", websiteKey: key)
        #expect(world.send("POST", "/payments", token: "df_other", body: Self.body("a")).text.contains("without"))
        #expect(world.send("POST", "/payments", body: Self.body("A")).text.contains("without"))
    }

    @Test func storesWhatWasSent() throws {
        let world = try Self.world()
        let members = #"""
            "customer_email":"x@y.z","email":"a@b.c","customer_name":"N","customer_id":"cus","timestamp":"2026-05-01T10:00:00+02:00"
            """#
        _ = world.send("POST", "/payments", body: Self.body("a", members, amount: "12.34", currency: "eur"))
        let row = try world.state.store.connection.first(
            "SELECT object_id, time, amount, currency, email, name, customer_id FROM payments"
        ) { row in (row.text(0), row.int64(1), row.double(2), (3...6).map { row.text($0) }) }
        #expect(row?.0.count == 24)
        #expect(row?.1 == Instant(iso8601: "2026-05-01T08:00:00Z")?.milliseconds)
        #expect(row?.2 == 12.34)
        #expect(row?.3 == ["EUR", "a@b.c", "N", "cus"])
    }

    @Test(arguments: [
        (#""timestamp":"2026-05-01""#, "2026-05-01T00:00:00Z"), ("", "2026-05-21T12:00:00Z"),
        (#""timestamp":null"#, "2026-05-21T12:00:00Z"), (#""timestamp":"2026-05-01T10:00Z""#, "2026-05-01T10:00:00Z"),
    ])
    func timeIsWhatIsSaidElseNow(members: String, time: String) throws {
        let world = try Self.world()
        _ = world.send("POST", "/payments", body: Self.body("a", members))
        let stored = try world.state.store.connection.first("SELECT time FROM payments") { $0.int64(0) }
        #expect(stored == Instant(iso8601: time)?.milliseconds)
    }

    @Test func anUnknownVisitorIsRefusedWithAPlainBody() throws {
        let world = try Self.world()
        let bot = "b0000000-0000-4000-8000-000000000001"
        try world.view(visitor: bot)
        try world.state.store.flagBot(VisitorID(bot)!, websiteID: world.websiteKey)
        for visitor in ["b0000000-0000-4000-8000-00000000000f", "nonsense", "", bot] {
            let answer = world.send(
                "POST", "/payments", body: Self.body("a", #""datafast_visitor_id":"\#(visitor)""#))
            #expect(answer.status == 404)
            #expect(answer.text == #"{"error":"First event not found for visitor ID"}"#)
        }
        #expect(try Self.count(world) == 0)
    }

    @Test func customerIDBeforeEmailBeforeWhatBrowsersReported() throws {
        let world = try Self.world()
        let (first, second) = (TestWorld.visitor, Self.other)
        _ = world.send(
            "POST", "/payments",
            body: Self.body("a", #""datafast_visitor_id":"\#(first)","customer_id":"c1","email":"One@Example.com""#))
        _ = world.send(
            "POST", "/payments",
            body: Self.body("b", #""datafast_visitor_id":"\#(second)","customer_id":"c2","email":"two@example.com""#))
        let third = "b0000000-0000-4000-8000-000000000003"
        try world.view(visitor: third)
        let key = try #require(try world.state.store.visitor(VisitorID(third)!, websiteID: world.websiteKey)).id
        try world.state.store.rememberPaymentHint(.transaction, "hinted", websiteID: world.websiteKey, visitorID: key)
        try world.state.store.rememberPaymentHint(.email, "Three@x.y", websiteID: world.websiteKey, visitorID: key)
        let cases: [(String, String, String?)] = [
            ("d", #""customer_id":"c1""#, first), ("e", #""customer_id":"c1","email":"two@example.com""#, first),
            ("f", #""email":"TWO@EXAMPLE.COM""#, second),
            ("g", #""customer_id":"new","email":"one@example.com""#, first),
            ("h", #""customer_id":"C1""#, nil), ("i", "", nil), ("hinted", #""email":"three@x.y""#, third),
            ("j", #""email":"THREE@X.Y""#, third), ("k", #""customer_id":"","email":"""#, nil),
            ("l", #""customer_id":"","email":"""#, nil),
        ]
        for (id, members, expected) in cases {
            let answer = world.send("POST", "/payments", body: Self.body(id, members))
            #expect(answer.text.contains(expected == nil ? "without attribution" : "attributed successfully"), "\(id)")
            #expect(try Self.payer(id, world) == expected, "\(id)")
        }
        // A record without a visitor teaches nothing; one named by hand does, under an empty customer too.
        _ = world.send("POST", "/payments", body: Self.body("m", #""customer_id":"","email":"",\#(Self.named)"#))
        _ = world.send("POST", "/payments", body: Self.body("n", #""customer_id":"","email":"""#))
        #expect(try Self.payer("n", world) == nil)
    }

    @Test func attributionStopsAtTheWebsite() throws {
        let world = try Self.world()
        _ = world.send("POST", "/payments", body: Self.body("a", #"\#(Self.named),"customer_id":"c","email":"e@x.y""#))
        let key = try world.addWebsite("665f0b3c4d2e1a00123456ff", owner: TestWorld.owner)
        try world.addKey("df_other", websiteKey: key)
        let answer = world.send(
            "POST", "/payments", token: "df_other", body: Self.body("b", #""customer_id":"c","email":"e@x.y""#))
        #expect(answer.text.contains("without attribution"))
    }

    @Test(arguments: [
        ("nonsense", "Invalid JSON body"), ("", "Missing required fields: amount, currency, transaction_id"),
        (#"{"amount":1,"currency":"USD"}"#, "Missing required field: transaction_id"),
        (#"{"amount":"1","currency":"USD","transaction_id":"a"}"#, "Invalid amount: must be a number"),
        (#"{"amount":-1,"currency":"USD","transaction_id":"a"}"#, "Invalid amount: must be 0 or more"),
        (#"{"amount":1,"currency":"US","transaction_id":"a"}"#, "Invalid currency: must be a 3-letter ISO code"),
        (
            #"{"amount":1,"currency":"USD","transaction_id":""}"#,
            "Invalid transaction_id: must be a non-empty string of at most 255 characters"
        ),
        (
            #"{"amount":1,"currency":"USD","transaction_id":"a","customer_email":1}"#,
            "Invalid customer_email: must be a string"
        ),
        (#"{"amount":1,"currency":"USD","transaction_id":"a","renewal":"yes"}"#, "Invalid renewal: must be a boolean"),
        (
            #"{"amount":1,"currency":"USD","transaction_id":"a","timestamp":"2026-02-30"}"#,
            "Invalid timestamp: must be an ISO 8601 date"
        ),
    ])
    func refusesWithAPlainBody(body: String, message: String) throws {
        let world = try Self.world()
        let answer = world.send("POST", "/payments", body: body)
        #expect(answer.status == 400)
        #expect(answer.contentType == "application/json")
        #expect(answer.text == #"{"error":"\#(message)"}"#)
        #expect(try Self.count(world) == 0)
    }

    @Test func derivedGoalsAreThereUntilTheirPaymentGoes() throws {
        let world = try Self.world()
        _ = world.send(
            "POST", "/payments", body: Self.body("paid", #"\#(Self.named),"timestamp":"2026-05-21T12:00:01Z""#))
        _ = world.send("POST", "/payments", body: Self.body("trial", #"\#(Self.named),"is_free_trial":true"#))
        _ = world.send("POST", "/payments", body: Self.body("back", #"\#(Self.named),"refunded":true"#))
        func goals() -> String {
            let text = world.send("GET", "/visitors/\(TestWorld.visitor)").text
            return text.split(separator: #""completedGoals":"#).last.map { String($0.prefix { $0 != "]" }) } ?? ""
        }
        let trial = """
            {"name":"free_trial","description":null,"isServer":true,"timestamp":"2026-05-21T12:00:00.000Z",\
            "origin":"payment_provider"}
            """
        #expect(
            goals() == """
                [\(trial),{"name":"payment","description":null,"isServer":true,"timestamp":"2026-05-21T12:00:01.000Z",\
                "origin":"payment_provider"}
                """)
        _ = world.send("DELETE", "/payments?transaction_id=paid")
        #expect(goals() == "[\(trial)")
        _ = world.send("DELETE", "/payments?datafast_visitor_id=\(TestWorld.visitor)")
        #expect(goals() == "[")
        #expect(try Self.count(world) == 0)
    }

    /// With a clock that stands still all happens at one moment.
    @Test func goalsOfOneMomentAreInTheOrderInWhichTheyCame() throws {
        let world = try Self.world()
        func goal(_ name: String) {
            _ = world.send("POST", "/goals", body: #"{\#(Self.named),"name":"\#(name)"}"#)
        }
        func pay(_ id: String, _ members: String = "", amount: String = "10") {
            _ = world.send("POST", "/payments", body: Self.body(id, Self.named + members, amount: amount))
        }
        func names() -> [String] {
            let goals = world.send("GET", "/visitors/\(TestWorld.visitor)").json["data"]?["activity"]?["completedGoals"]
            return goals?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
        }
        goal("a")
        pay("p1")
        goal("b")
        pay("p2", amount: "0")
        pay("p3", #","timestamp":"2026-05-21T11:59:59Z""#)
        goal("c")
        #expect(names() == ["payment", "a", "payment", "b", "free_trial", "c"])
        // What was deleted leaves no gap that something later would fill.
        _ = world.send("DELETE", "/goals?datafast_visitor_id=\(TestWorld.visitor)&name=c")
        _ = world.send("DELETE", "/payments?transaction_id=p2")
        goal("d")
        pay("p4")
        goal("e")
        #expect(names() == ["payment", "a", "payment", "b", "d", "payment", "e"])
    }

    @Test func theCaseOfAnEmailIsIgnoredInEveryScript() throws {
        let world = try Self.world()
        _ = world.send("POST", "/payments", body: Self.body("a", #"\#(Self.named),"email":"Élise@x.com""#))
        _ = world.send("POST", "/payments", body: Self.body("b", #""email":"élise@X.com""#))
        #expect(try Self.payer("b", world) == TestWorld.visitor)
        // And as a browser has reported it.
        let key = try #require(try world.state.store.visitor(VisitorID(Self.other)!, websiteID: world.websiteKey)).id
        try world.state.store.rememberPaymentHint(.email, "ÖDÖN@x.com", websiteID: world.websiteKey, visitorID: key)
        _ = world.send("POST", "/payments", body: Self.body("c", #""email":"ödöN@x.com""#))
        #expect(try Self.payer("c", world) == Self.other)
        // It is shown as it was sent.
        let emails = try world.state.store.connection.all("SELECT email FROM payments ORDER BY id") { $0.text(0) }
        #expect(emails == ["Élise@x.com", "élise@X.com", "ödöN@x.com"])
    }

    // MARK: DELETE

    /// A payment of each visitor at noon and an hour later, and one of nobody.
    private static func filled(_ configure: (inout WorldSettings) -> Void = { _ in }) throws -> TestWorld {
        let world = try Self.world(configure)
        for (visitor, name) in [(TestWorld.visitor, "a"), (other, "b")] {
            for (index, time) in ["2026-05-21T12:00:00Z", "2026-05-21T13:00:00Z"].enumerated() {
                let members = #""datafast_visitor_id":"\#(visitor)","timestamp":"\#(time)""#
                #expect(world.send("POST", "/payments", body: body("\(name)\(index)", members)).status == 200)
            }
        }
        #expect(world.send("POST", "/payments", body: body("none")).status == 200)
        return world
    }

    private static let range = "startAt=2026-05-21T12:00:00Z&endAt=2026-05-21T12:59:59Z"
    private static let printed = #""timeRange":{"start":"2026-05-21T12:00:00.000Z","end":"2026-05-21T12:59:59.000Z"}"#

    @Test(arguments: [
        ("transaction_id=a0", #""transaction_id":"a0","message":"Payment deleted successfully""#, "a1 b0 b1 none"),
        (
            "tx_id=b1&startAt=nonsense&visitorId=x", #""transaction_id":"b1","message":"Payment deleted successfully""#,
            "a0 a1 b0 none"
        ),
        (
            "datafast_visitor_id=\(TestWorld.visitor)",
            #""datafast_visitor_id":"\#(TestWorld.visitor)","message":"All payments for visitor deleted successfully""#,
            "b0 b1 none"
        ),
        (
            "visitorId=\(TestWorld.visitor)&\(range)",
            #""datafast_visitor_id":"\#(TestWorld.visitor)","message":"All payments for visitor deleted successfully within time range",\#(printed)"#,
            "a1 b0 b1 none"
        ),
        (range, #""message":"All payments deleted successfully within time range",\#(printed)"#, "a1 b1"),
        (
            "visitorId=b0000000-0000-4000-8000-00000000000f",
            #""datafast_visitor_id":"b0000000-0000-4000-8000-00000000000f","message":"All payments for visitor deleted successfully""#,
            "a0 a1 b0 b1 none"
        ),
    ])
    func removesWhatIsNamed(query: String, members: String, left: String) throws {
        let world = try Self.filled()
        expect(world.send("DELETE", "/payments?\(query)"), is: #"{"status":"success","data":[{\#(members)}]}"#)
        let ids = try world.state.store.connection.all("SELECT transaction_id FROM payments ORDER BY 1") { $0.text(0) }
        #expect(ids.joined(separator: " ") == left)
    }

    @Test(arguments: [
        ("", 400, "At least one of transaction_id, datafast_visitor_id, or startAt and endAt is required"),
        ("?startAt=2026-05-21", 400, "startAt and endAt must be provided together"),
        ("?visitorId=\(TestWorld.visitor)&endAt=2026-05-21", 400, "startAt and endAt must be provided together"),
        ("?datafast_visitor_id=x", 400, "Invalid datafast_visitor_id: must be a UUID v4"),
        ("?startAt=2026-05-22&endAt=2026-05-21", 400, "endAt must not be before startAt"),
        ("?transaction_id=A0", 404, "Transaction not found"), ("?tx_id=zz", 404, "Transaction not found"),
    ])
    func refusesWithTheStandardEnvelope(query: String, status: Int, message: String) throws {
        let world = try Self.filled()
        expect(world.send("DELETE", "/payments\(query)"), isError: status, message)
        #expect(try Self.count(world) == 5)
    }

    @Test func tooManyTimeOutAndNothingIsRemoved() throws {
        let world = try Self.filled { $0.deleteTimeoutRecords = 1 }
        let message = "Delete operation timed out. Retry with a smaller time range."
        expect(world.send("DELETE", "/payments?\(Self.range)"), isError: 504, message)
        expect(world.send("DELETE", "/payments?visitorId=\(Self.other)"), isError: 504, message)
        #expect(try Self.count(world) == 5)
        #expect(world.send("DELETE", "/payments?visitorId=\(Self.other)&\(Self.range)").status == 200)
        #expect(world.send("DELETE", "/payments?tx_id=none").status == 200)
        #expect(try Self.count(world) == 3)
    }

    @Test func oneRecordIsTooManyWhereNoneMayBeRemoved() throws {
        let world = try Self.filled { $0.deleteTimeoutRecords = 0 }
        expect(
            world.send("DELETE", "/payments?transaction_id=a0"), isError: 504,
            "Delete operation timed out. Retry with a smaller time range.")
        expect(world.send("DELETE", "/payments?transaction_id=zz"), isError: 404, "Transaction not found")
        #expect(try Self.count(world) == 5)
        #expect(world.send("DELETE", "/payments?startAt=2026-01-01&endAt=2026-01-02").status == 200)
    }
}
