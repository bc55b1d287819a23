import CivilTime
import HTTPServer
import Testing

@testable import Emulator

struct RateLimitTests {
    private static func limited(capacity: Int, unit: RateLimit.ResetUnit = .seconds) throws -> TestWorld {
        try TestWorld {
            $0.rateLimit = RateLimit(capacity: capacity, period: 60_000)
            $0.rateLimitReset = unit
        }
    }

    private static func fields(_ limit: Int, _ remaining: Int, _ reset: Int64) -> [HTTPField] {
        [
            HTTPField(name: "X-RateLimit-Limit", value: "\(limit)"),
            HTTPField(name: "X-RateLimit-Remaining", value: "\(remaining)"),
            HTTPField(name: "X-RateLimit-Reset", value: "\(reset)"),
        ]
    }

    private let noon = TestWorld.noon.milliseconds / 1000

    @Test func answersCarryTheLimitAndThe429ItsDocumentedBody() throws {
        let world = try Self.limited(capacity: 2)
        #expect(world.send("GET", "/admin/account").fields == Self.fields(2, 1, noon + 30))
        #expect(world.send("GET", "/admin/account").fields == Self.fields(2, 0, noon + 60))
        let refused = world.send("GET", "/admin/account")
        #expect(refused.status == 429)
        #expect(refused.contentType == "application/json")
        #expect(refused.fields == Self.fields(2, 0, noon + 60))
        #expect(
            refused.text
                == #"{"error":"Too many requests","message":"Rate limit exceeded...","limit":2,"remaining":0,"reset":\#(noon + 60)}"#
        )
    }

    @Test func tellsMillisecondsWhenAsked() throws {
        let world = try Self.limited(capacity: 1, unit: .milliseconds)
        #expect(world.send("GET", "/admin/account").fields == Self.fields(1, 0, (noon + 60) * 1000))
        #expect(world.send("GET", "/admin/account").text.hasSuffix(#""reset":\#((noon + 60) * 1000)}"#))
    }

    @Test func secondsAreRoundedUpSoThatWhoWaitsIsServed() throws {
        let world = try TestWorld { $0.rateLimit = RateLimit(capacity: 1, period: 1500) }
        #expect(world.send("GET", "/admin/account").values("X-RateLimit-Reset") == ["\(noon + 2)"])
        world.state.clock = .frozen(Instant(milliseconds: (noon + 2) * 1000))
        #expect(world.send("GET", "/admin/account").status == 200)
    }

    @Test func everyAuthenticatedAnswerTakesOneAndSaysSo() throws {
        let world = try Self.limited(capacity: 10)
        try world.addWebsite("665f0b3c4d2e1a00123456ff", owner: TestWorld.owner)
        let requests: [(String, String, Int)] = [
            ("GET", "/visitors/x", 400), ("GET", "/admin/websites/665f0b3c4d2e1a0012345600", 404),
            ("GET", "/admin/websites/665f0b3c4d2e1a00123456ff", 403), ("PUT", "/admin/account", 403),
            ("GET", "/analytics/overview", 200),
        ]
        for (index, (method, target, status)) in requests.enumerated() {
            let answer = world.send(method, target)
            #expect(answer.status == status)
            #expect(answer.values("X-RateLimit-Remaining") == ["\(9 - index)"])
        }
    }

    @Test func bucketsAreApart() throws {
        let world = try Self.limited(capacity: 1)
        #expect(world.send("GET", "/admin/account").status == 200)
        #expect(world.send("GET", "/admin/account").status == 429)
        #expect(world.send("GET", "/admin/account", token: TestWorld.token).status == 200)
    }

    @Test func unknownTokensTakeNothing() throws {
        let world = try Self.limited(capacity: 1)
        for _ in 0..<5 { #expect(world.send("GET", "/admin/account", token: "df_nobody").status == 401) }
        #expect(world.send("GET", "/admin/account").status == 200)
    }

    @Test func comesBeforeEveryCheckButTheToken() throws {
        let world = try Self.limited(capacity: 1)
        _ = world.send("GET", "/admin/account")
        for (method, target) in [
            ("PUT", "/admin/account"), ("GET", "/admin/websites/zz"), ("GET", "/visitors/x"), ("POST", "/goals"),
            ("GET", "/analytics/overview"),
        ] {
            #expect(world.send(method, target).status == 429)
        }
        #expect(world.send("PUT", "/admin/account", token: "df_nobody").status == 401)
    }

    @Test func aMovedClockRefills() throws {
        let world = try Self.limited(capacity: 2)
        for _ in 0..<3 { _ = world.send("GET", "/admin/account") }
        world.advance(milliseconds: 30_000)
        #expect(world.send("GET", "/admin/account").status == 200)
        #expect(world.send("GET", "/admin/account").status == 429)
        world.advance(milliseconds: -3_600_000)
        #expect(world.send("GET", "/admin/account").status == 429)
    }

    @Test func aReloadOfTheAccountsKeepsBucketsAndLastUse() throws {
        let world = try Self.limited(capacity: 1)
        _ = world.send("GET", "/admin/account")
        try world.state.reloadDirectory()
        #expect(world.send("GET", "/admin/account").status == 429)
        #expect(world.state.directory.credential(secret: TestWorld.key)?.usage.lastUsedAt == TestWorld.noon)
    }

    @Test func lastUseIsSetByWhatPassesTokenAndLimitOnly() throws {
        let world = try Self.limited(capacity: 1)
        func lastUse() -> Instant? { world.state.directory.credential(secret: TestWorld.key)?.usage.lastUsedAt }
        #expect(lastUse() == nil)
        _ = world.send("PUT", "/admin/account")
        #expect(lastUse() == TestWorld.noon)
        world.advance(milliseconds: 1)
        #expect(world.send("GET", "/admin/account").status == 429)
        #expect(lastUse() == TestWorld.noon)
    }

    @Test func thereIsNoneWhenTurnedOff() throws {
        #expect(try TestWorld().send("GET", "/admin/account").fields.isEmpty)
    }
}
