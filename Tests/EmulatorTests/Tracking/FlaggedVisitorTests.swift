import JSON
import Testing

@testable import Emulator

/// Whoever was flagged as a bot counts nowhere, whatever is sent afterwards (website-api.md 1.1).
@Suite struct FlaggedVisitorTests {
    private static let events: [(type: String, extra: JSONValue)] = [
        ("custom", ["eventName": "signup"]), ("external_link", ["url": "https://x.com/"]),
        ("identify", ["user_id": "u1"]), ("payment", ["stripe_session_id": "cs_1", "amount": 29, "currency": "USD"]),
        ("payment", ["polar_checkout_id": "ch_1", "email": "j@x.com"]),
    ]

    @Test(arguments: [false, true]) func nothingIsKept(ofOneSeenBefore isSeenBefore: Bool) throws {
        let world = try TestWorld()
        for goal in ["signup", "payment"] {
            let body =
                #"{"name":"New","trigger":{"goalName":"\#(goal)"},"template":{"message":"A visitor signed up."}}"#
            #expect(world.admin("POST", "/alerts", body: body).status == 200)
        }
        if isSeenBefore { world.track() }
        let before = try world.rows("SELECT count(*) FROM sessions")
        world.track(fields: ["User-Agent": "curl/8.5"])
        world.advance(milliseconds: 3_600_000)
        for event in Self.events {
            let answer = world.track(event.type, event.extra)
            #expect(answer.status == 200 && answer.text == #"{"success":true}"#)
        }
        for table in ["goals", "exit_clicks", "profiles", "payments", "payment_hints", "alert_logs"] {
            #expect(try world.rows("SELECT count(*) FROM \(table)") == ["0"], "\(table)")
        }
        #expect(try world.rows("SELECT count(*) FROM sessions") == before)
        // The transaction is still free.
        let paid = world.send("POST", "/payments", body: #"{"amount":29,"currency":"USD","transaction_id":"cs_1"}"#)
        #expect(paid.text.contains("recorded without attribution"))
    }

    @Test func ofOthersAllIsKept() throws {
        let world = try TestWorld()
        world.track()
        for event in Self.events { world.track(event.type, event.extra) }
        for table in ["goals", "exit_clicks", "profiles", "payments"] {
            #expect(try world.rows("SELECT count(*) FROM \(table)") == ["1"], "\(table)")
        }
    }
}
