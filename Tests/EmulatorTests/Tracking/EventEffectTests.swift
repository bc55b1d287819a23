import JSON
import Testing

@testable import Emulator

/// What goals, identities, payments and links leave behind (tracking.md 1.2).
@Suite struct EventEffectTests {
    @Test func recordsAGoal() throws {
        let world = try TestWorld()
        world.track()
        let answer = world.track(
            "custom",
            [
                "plan": " <b>pro</b> ", "eventName": " Sign Up", "n": 7, "ok": true, "none": nil, "list": [1],
                "long": .string(String(repeating: "é", count: 300)),
            ])
        #expect(answer.status == 200 && answer.text == #"{"success":true}"#)
        let long = String(repeating: "é", count: 255)
        #expect(
            try world.rows(
                """
                SELECT name, properties, is_server, is_custom, path, length(object_id), session_id
                FROM goals JOIN pages ON pages.id = page_id
                """) == [#"sign_up|{"plan":"pro","n":"7","ok":"true","list":"[1]","long":"\#(long)"}|0|1|/|24|1"#])
    }

    @Test func recordsAGoalWithoutParameters() throws {
        let world = try TestWorld()
        world.track("custom", ["eventName": "signup"])
        world.track("custom", ["eventName": "signup", "none": nil])
        #expect(try world.rows("SELECT name, properties IS NULL FROM goals") == ["signup|1", "signup|1"])
    }

    @Test func identifies() throws {
        let world = try TestWorld()
        world.track()
        let image = "https://img.example/" + String(repeating: "x", count: 230)
        let answer = world.track(
            "identify",
            [
                "user_id": " u1 ", "name": .string(String(repeating: "n", count: 300)), "image": .string(image),
                "plan": "pro", "age": 42, "none": nil,
            ])
        #expect(answer.text == #"{"success":true}"#)
        let name = String(repeating: "n", count: 255)
        #expect(
            try world.rows("SELECT user_id, metadata, v.id FROM profiles p JOIN visitors v ON v.profile_id = p.id") == [
                #"u1|{"name":"\#(name)","image":"\#(image)","plan":"pro","age":"42"}|1"#
            ])
        world.track("identify", ["user_id": "u1", "image": .string(image + "x")])
        #expect(try world.rows("SELECT user_id, metadata FROM profiles") == ["u1|{}"])
    }

    @Test func takesTenFurtherKeys() throws {
        let world = try TestWorld()
        let keys = (0..<10).map { ("k\($0)", JSONValue.string("v")) }
        let members = [("user_id", "u1"), ("name", "Jane"), ("image", "https://img.example/x")] + keys
        #expect(world.track("identify", .object(JSONObject(members))).status == 200)
        let goal = [("eventName", JSONValue.string("signup"))] + keys
        #expect(world.track("custom", .object(JSONObject(goal))).status == 200)
    }

    @Test func recordsAnExitClick() throws {
        let world = try TestWorld()
        let url = "https://other.com/" + String(repeating: "x", count: 2030)
        let text = String(repeating: "t", count: 300)
        world.track("external_link", ["url": .string(url), "text": .string(text)])
        world.track("external_link", ["url": "mailto:x", "text": 5])
        #expect(
            try world.rows("SELECT url, text, session_id FROM exit_clicks") == [
                "\(url)|\(text.prefix(255))|1", "mailto:x||1",
            ])
    }

    @Test(arguments: [
        "stripe_session_id", "lemonsqueezy_order_id", "polar_checkout_id", "paddle_transaction_id",
    ])
    func remembersAPaymentToCome(_ name: String) throws {
        let world = try TestWorld()
        world.track()
        #expect(world.track("payment", [name: "cs_1", "amount": 29]).text == #"{"success":true}"#)
        #expect(try world.rows("SELECT id FROM payments") == [])
        let paid = world.send(
            "POST", "/payments", body: #"{"amount":29,"currency":"USD","transaction_id":"cs_1"}"#)
        #expect(
            paid.text == #"{"message":"Payment recorded and attributed successfully","transaction_id":"cs_1"}"#)
        let other = world.send(
            "POST", "/payments", body: #"{"amount":29,"currency":"USD","transaction_id":"cs_2"}"#)
        #expect(other.text == #"{"message":"Payment recorded without attribution","transaction_id":"cs_2"}"#)
    }

    @Test func remembersAnEmail() throws {
        let world = try TestWorld()
        world.track()
        world.track("payment", ["email": "Jane@Example.com"])
        let body = #"{"amount":29,"currency":"USD","transaction_id":"t1","email":"jane@example.COM"}"#
        #expect(world.send("POST", "/payments", body: body).text.contains("attributed successfully"))
    }

    @Test func recordsAPaymentWhoseSumIsKnown() throws {
        let world = try TestWorld()
        world.track()
        let payment: JSONValue = ["stripe_session_id": "cs_1", "amount": 29.5, "currency": "eur", "email": "j@x.com"]
        world.track("payment", payment)
        world.track("payment", payment)
        world.track("payment", ["email": "j@x.com", "amount": 0, "currency": "USD"])
        let rows = try world.rows(
            "SELECT kind, amount, currency, email, visitor_id, time, transaction_id FROM payments ORDER BY id")
        #expect(rows.first == "new|29.5|EUR|j@x.com|1|1779364800000|cs_1")
        #expect(
            rows.count == 2
                && rows[1].hasPrefix("trial|0.0|USD|j@x.com|1|1779364800000|" + String(1_779_364_800, radix: 16)))
        let body = #"{"amount":29.5,"currency":"EUR","transaction_id":"cs_1"}"#
        #expect(world.send("POST", "/payments", body: body).text.contains("Payment already recorded"))
    }

    @Test func aNumberIsAnID() throws {
        let world = try TestWorld()
        world.track()
        world.track("payment", ["lemonsqueezy_order_id": 123_456])
        #expect(try world.rows("SELECT kind, value FROM payment_hints") == ["transaction|123456"])
        world.track("payment", ["stripe_session_id": true, "lemonsqueezy_order_id": 7, "amount": 5, "currency": "USD"])
        #expect(try world.rows("SELECT transaction_id FROM payments") == ["7"])
        let paid = world.send(
            "POST", "/payments", body: #"{"amount":29,"currency":"USD","transaction_id":"123456"}"#)
        #expect(paid.text.contains("attributed successfully"))
    }

    /// `POST /payments` would answer 404.
    @Test func withoutAPageviewAPaymentIsOnlyRemembered() throws {
        let world = try TestWorld()
        world.track("payment", ["stripe_session_id": "cs_1", "email": "J@x.com", "amount": 29, "currency": "USD"])
        #expect(try world.rows("SELECT id FROM payments") == [])
        #expect(
            try world.rows("SELECT kind, value FROM payment_hints ORDER BY kind") == [
                "email|j@x.com", "transaction|cs_1",
            ])
        world.track()
        let body = #"{"amount":29,"currency":"USD","transaction_id":"cs_1"}"#
        #expect(world.send("POST", "/payments", body: body).text.contains("attributed successfully"))
    }

    @Test(arguments: [
        #"{"amount":"29","currency":"USD"}"#, #"{"amount":-1,"currency":"USD"}"#, #"{"amount":1e16,"currency":"USD"}"#,
        #"{"amount":29,"currency":"dollars"}"#, #"{"amount":29,"currency":"12$"}"#, #"{"amount":29}"#,
        #"{"currency":"USD"}"#, "null",
    ])
    func recordsNoPaymentWithoutASum(_ extra: String) throws {
        let world = try TestWorld()
        #expect(world.track("payment", try JSONValue(parsing: extra)).status == 200)
        #expect(try world.rows("SELECT id FROM payments") == [])
        #expect(try world.rows("SELECT kind FROM payment_hints") == [])
        #expect(try world.rows("SELECT count(*) FROM sessions") == ["1"])
    }
}

/// Visitors without cookies (tracking.md 2.3).
@Suite struct CookielessEventTests {
    private func id(_ answer: some StringProtocol) throws -> String {
        let prefix = #"{"success":true,"visitorId":""#
        try #require(answer.hasPrefix(prefix) && answer.hasSuffix(#""}"#))
        return String(answer.dropFirst(prefix.count).dropLast(2))
    }

    @Test(arguments: [
        #"{"visitorId":null,"sessionId":null,"cookieless":true}"#, #"{"visitorId":null}"#,
        #"{"visitorId":null,"cookieless":false}"#, #"{"cookieless":true}"#,
    ])
    func makesAnIDOfTheDay(_ members: String) throws {
        let world = try TestWorld()
        let members = try #require(JSONValue(parsing: members).objectValue)
        let first = try id(world.track(members).text)
        #expect(
            first
                == CookielessVisitor.id(
                    websiteID: TestWorld.websiteID, date: "2026-05-21", ip: "127.0.0.1", userAgent: TestWorld.chrome,
                    domain: "example.com"
                ).text)
        #expect(first != TestWorld.visitor)
        #expect(try id(world.track(["cookieless": true], without: "visitorId").text) == first)
        world.advance(milliseconds: 12 * 3_600_000 - 1)
        #expect(try id(world.track(members).text) == first)
        world.advance(milliseconds: 1)
        #expect(try id(world.track(members).text) != first)
        #expect(try world.rows("SELECT pageview_count FROM visitors") == ["3", "1"])
        #expect(world.send("GET", "/visitors/\(first)").status == 200)
    }

    @Test func aWebsiteCanBeCookieless() throws {
        let world = try TestWorld(website: { $0.isCookieless = true })
        let first = try id(world.track().text)
        #expect(first != TestWorld.visitor)
        #expect(try id(world.track(without: "visitorId").text) == first)
        #expect(try id(world.track(fields: ["x-datafast-real-ip": "192.0.2.1"]).text) != first)
        #expect(try id(world.track(fields: ["User-Agent": TestWorld.chrome + " "]).text) == first)
        #expect(try id(world.track(fields: ["User-Agent": TestWorld.chrome + " x"]).text) != first)
    }

    @Test func ignoresSessionIDsAndIdentities() throws {
        let world = try TestWorld()
        world.track(["visitorId": .null, "sessionId": "s1"])
        world.track(["visitorId": .null, "sessionId": "s2"])
        #expect(try world.rows("SELECT pageview_count, client_id FROM sessions") == ["2|"])
        world.advance(milliseconds: 1000)
        let answer = world.track(["visitorId": .null, "type": "identify", "extraData": ["user_id": "u1"]])
        _ = try id(answer.text)
        #expect(try world.rows("SELECT id FROM profiles") == [])
        #expect(try world.rows("SELECT last_at - started_at FROM sessions") == ["0"])
    }
}
