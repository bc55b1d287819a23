import JSON
import Testing

@testable import Emulator

/// Making worlds, choosing them, letting them go.
struct WorldTests {
    @Test func aWorldTellsHowToReachIt() async throws {
        let emulator = try TestEmulator()
        let answer = await emulator.send(
            "POST", "/__emulator/worlds", #"{"name":"suite-1"}"#, fields: [("Host", "127.0.0.1:4610")])
        #expect(answer.status == 200)
        #expect(answer.json["name"] == "suite-1")
        #expect(answer.json["baseUrl"] == "http://127.0.0.1:4610/w/suite-1")
        #expect(answer.json["websiteId"] == "665f0b3c4d2e1a0012345678")
        #expect(answer.json["trackingId"] == "dfid_abc123")
        #expect(answer.json["randomSeed"] == 7)
        #expect(answer.json["clock"]?["now"] == "2026-05-21T12:00:00.000Z")
        let account = try #require(answer.json["tokens"]?["account"]?.stringValue)
        let website = try #require(answer.json["tokens"]?["website"]?.stringValue)
        #expect(account.wholeMatch(of: /dft_[0-9a-f]{48}/) != nil)
        #expect(website.wholeMatch(of: /df_[0-9a-f]{48}/) != nil)
        #expect(await emulator.send("GET", "/api/v1/admin/account", token: account).status == 200)
        #expect(await emulator.send("GET", "/api/v1/visitors", token: website).status == 200)
        let known = try await emulator.control("GET", "/worlds/suite-1")
        #expect(known["tokens"] == answer.json["tokens"])
    }

    @Test func aRequestChoosesItsWorld() async throws {
        let emulator = try TestEmulator()
        let token = try #require(try emulator.emulator.makeWorld(WorldOptions(name: "a")).websiteKey)
        try emulator.emulator.makeWorld(WorldOptions(name: "b"))
        // By path, by field, by token; a seed's token chooses nothing.
        #expect(await emulator.createGoal("/w/a").status == 200)
        #expect(await emulator.createGoal(fields: [("X-Emulator-World", "a")]).status == 200)
        #expect(await emulator.createGoal(token: token).status == 200)
        #expect(try emulator.goalCount("a") == 3)
        #expect(try emulator.goalCount("b") == 0)
        #expect(try emulator.goalCount() == 0)
        await emulator.createGoal()
        await emulator.createGoal("/w/default")
        #expect(try emulator.goalCount() == 2)
        #expect(try emulator.goalCount("a") == 3)
        // The path wins over the field, and the field over the token.
        await emulator.createGoal("/w/b", fields: [("X-Emulator-World", "a")])
        #expect(try emulator.goalCount("b") == 1)
        // The token of one world opens nothing in another.
        #expect(await emulator.createGoal("/w/b", token: token).status == 401)
        #expect(await emulator.createGoal(token: token, fields: [("x-emulator-world", "default")]).status == 401)
    }

    @Test func aWorldHasItsOwnSideRoutes() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.makeWorld(WorldOptions(name: "a"))
        #expect(await emulator.send("GET", "/w/a/js/script.js").status == 200)
        #expect(await emulator.send("GET", "/w/a/").status == 200)
        #expect(await emulator.send("GET", "/w/a/nothing").status == 404)
        #expect(await emulator.send("GET", "/w/a").status == 404)
        #expect(await emulator.send("GET", "/w/a/__emulator/worlds").status == 404)
        #expect(await emulator.send("PUT", "/w/a/api/v1/visitors").status == 405)
    }

    /// What need not be encoded means the same when it is (RFC 3986 section 6.2.2.2).
    @Test func aWorldIsFoundHoweverItsNameIsEncoded() async throws {
        let emulator = try TestEmulator()
        try emulator.emulator.makeWorld(WorldOptions(name: "a"))
        #expect(await emulator.send("GET", "/w/%61/js/script.js").status == 200)
    }

    @Test(arguments: [
        ("/w/nope/api/v1/visitors", "nope"), ("/w//api/v1/visitors", ""), ("/w/nope", "nope"),
        ("/w/%61/api/v1/visitors", "a"), ("/w/%2f/api/v1/visitors", "%2f"),
    ])
    func anUnknownWorldIsNamed(target: String, name: String) async throws {
        let emulator = try TestEmulator()
        expect(await emulator.send("GET", target), isError: 404, "World not found: \(name)")
    }

    @Test func anUnknownWorldInTheFieldIsNamed() async throws {
        let emulator = try TestEmulator()
        let answer = await emulator.createGoal(fields: [("X-Emulator-World", "gone")])
        expect(answer, isError: 404, "World not found: gone")
        #expect(try emulator.goalCount() == 0)
        let long = String(repeating: "x", count: 5000)
        let short = await emulator.createGoal(fields: [("X-Emulator-World", long)])
        expect(short, isError: 404, "World not found: \(long.prefix(64))")
    }

    @Test func namesAreGivenCheckedAndFreed() async throws {
        let emulator = try TestEmulator()
        #expect(try await emulator.control("POST", "/worlds")["name"] == "w1")
        #expect(try await emulator.control("POST", "/worlds", "{}")["name"] == "w2")
        expect(
            await emulator.send("POST", "/__emulator/worlds", #"{"name":"w1"}"#), isError: 409,
            "A world with this name already exists: w1")
        expect(
            await emulator.send("POST", "/__emulator/worlds", #"{"name":"default"}"#), isError: 409,
            "A world with this name already exists: default")
        #expect(
            try await emulator.control("GET", "/worlds")["worlds"]?.arrayValue?.compactMap { $0["name"] } == [
                "default", "w1", "w2",
            ])
        #expect(try await emulator.control("DELETE", "/worlds/w1") == ["deleted": "w1"])
        expect(await emulator.send("DELETE", "/__emulator/worlds/w1"), isError: 404, "World not found: w1")
        expect(await emulator.createGoal("/w/w1"), isError: 404, "World not found: w1")
        expect(
            await emulator.send("DELETE", "/__emulator/worlds/default"), isError: 409,
            "The default world cannot be deleted; reset it")
    }

    @Test(arguments: [
        (
            #"{"name":"a/b"}"#,
            "Invalid name: must be 1 to 64 letters, digits, '.', '_' and '-', a letter or digit first"
        ),
        (#"{"name":".."}"#, "Invalid name: must be 1 to 64 letters, digits, '.', '_' and '-', a letter or digit first"),
        (#"{"name":7}"#, "Invalid name: must be 1 to 64 letters, digits, '.', '_' and '-', a letter or digit first"),
        (
            #"{"nam":"a","x":1}"#,
            "Invalid fields: nam, x. Valid fields: name, seed, snapshot, clock, randomSeed, rateLimit, live"
        ),
        (
            #"{"seed":"other"}"#,
            "Invalid seed: must be basic, empty, \(DemoSize.allowedNames), or an object of the seed format"
        ),
        (#"{"seed":{"user":[]}}"#, "Invalid seed: user: unknown key; allowed: users, websites, accessTokens"),
        (#"{"live":true}"#, "Invalid live: live traffic needs the seed demo, and this world has the seed basic"),
        (#"{"seed":"basic","snapshot":"s"}"#, "Give seed or snapshot, not both"),
        (
            #"{"randomSeed":-1}"#,
            "Invalid randomSeed: must be an integer from 0 to 9007199254740991, or a larger one (up to 18446744073709551615) as text"
        ),
        (
            #"{"rateLimit":"lots"}"#,
            "Invalid rateLimit: must be off, or requests (1 to 1000000) and a time (up to 1d) such as 60/60s"
        ),
        (
            #"{"clock":"noon"}"#,
            "Invalid clock: must be an ISO 8601 time such as 2026-05-21T00:00:00Z, an offset such as +90d or -2h30m, or system"
        ),
        ("[]", "The body must be an object"), ("{", "Invalid JSON body"),
    ])
    func whatIsNotAllowedIsSaid(body: String, message: String) async throws {
        let emulator = try TestEmulator()
        let answer = await emulator.send("POST", "/__emulator/worlds", body)
        #expect(answer.status == 400)
        #expect(answer.json["error"]?["message"] == .string(message))
        #expect(try emulator.emulator.worldInfos().count == 1)
    }

    @Test func aWorldIsMadeAsItIsWanted() async throws {
        let emulator = try TestEmulator()
        let body = #"""
            {"name":"own","clock":"2025-01-01T00:00:00Z","randomSeed":"18446744073709551615","rateLimit":"2/60s",
             "seed":{"users":[{"email":"only@example.com"}],"websites":[{"owner":"only@example.com","domain":"only.example","trackingId":"dfid_only","timezone":"UTC"}]}}
            """#
        let world = try await emulator.control("POST", "/worlds", body)
        #expect(world["randomSeed"] == "18446744073709551615")
        #expect(world["rateLimit"] == "2/60s")
        #expect(world["clock"]?["now"] == "2025-01-01T00:00:00.000Z")
        let token = try #require(world["tokens"]?["account"]?.stringValue)
        let websites = await emulator.send("GET", "/api/v1/admin/websites", token: token)
        #expect(websites.json["data"]?[0]?["domain"] == "only.example")
        #expect(websites.values("X-RateLimit-Remaining") == ["1"])
        let empty = try await emulator.control("POST", "/worlds", #"{"seed":"empty"}"#)
        #expect(empty["tokens"] == ["account": nil, "website": nil])
        #expect(empty["websiteId"] == nil as JSONValue)
    }

    @Test func theNumberOfWorldsIsBounded() async throws {
        let emulator = try TestEmulator { $0.maxWorlds = 2 }
        try await emulator.control("POST", "/worlds")
        try await emulator.control("POST", "/worlds")
        expect(
            await emulator.send("POST", "/__emulator/worlds"), isError: 409,
            "Too many worlds: at most 2 beside the default one. Delete one first")
        try await emulator.control("DELETE", "/worlds/w1")
        try await emulator.control("POST", "/worlds")
    }

    @Test func idleWorldsExpire() async throws {
        let emulator = try TestEmulator { $0.worldTTL = .seconds(3600) }
        for name in ["used", "idle", "listed"] { try emulator.emulator.makeWorld(WorldOptions(name: name)) }
        let token = try #require(try emulator.emulator.worldInfo("idle").websiteKey)
        for name in ["used", "idle"] { try emulator.emulator.worlds.world(name).noteUse(ago: 3_500_000) }
        #expect(await emulator.createGoal("/w/used").status == 200)
        #expect(await emulator.createGoal(token: token).status == 200)
        for name in ["used", "idle"] { try emulator.emulator.worlds.world(name).noteUse(ago: 3_600_000) }
        #expect(await emulator.createGoal(token: token).status == 401)
        expect(await emulator.createGoal("/w/idle"), isError: 404, "World not found: idle")
        expect(await emulator.createGoal("/w/used"), isError: 404, "World not found: used")
        try emulator.emulator.worlds.world("listed").noteUse(ago: 3_600_000)
        emulator.emulator.worlds.standard.noteUse(ago: 3_600_000)
        #expect(try emulator.emulator.worldInfos().map(\.name) == ["default"])
    }

    /// Somebody who waits for an answer uses the world, however long that takes.
    @Test func aWorldThatSomebodyWaitsForStays() async throws {
        let emulator = try TestEmulator { $0.worldTTL = .seconds(3600) }
        for name in ["verified", "delayed", "idle"] { try emulator.emulator.makeWorld(WorldOptions(name: name)) }
        async let outcome = emulator.emulator.verify(
            Verification(RequestMatch(operation: "createGoal"), timeout: .seconds(600)), world: "verified")
        async let answer = emulator.createGoal("/w/delayed", fields: [("X-Emulator-Fault", "delay=1s")])
        try await Task.sleep(for: .milliseconds(300))
        for name in ["verified", "delayed", "idle"] {
            try emulator.emulator.worlds.world(name).noteUse(ago: 3_600_000)
        }
        #expect(try emulator.emulator.worldInfos().map(\.name) == ["default", "delayed", "verified"])
        #expect(await answer.status == 200)
        #expect(await emulator.createGoal("/w/verified").status == 200)
        #expect(try await outcome.isVerified)
    }

    /// A client that names its world in each request can make it so, too.
    @Test func whatIsTheEmulatorsOwnNeedsNoWorld() async throws {
        let emulator = try TestEmulator()
        let field = [("X-Emulator-World", "mine"), ("Host", "localhost")]
        #expect(await emulator.createGoal(fields: field).status == 404)
        #expect(await emulator.send("GET", "/healthz", fields: field).status == 200)
        #expect(await emulator.send("POST", "/__emulator/worlds", #"{"name":"mine"}"#, fields: field).status == 200)
        #expect(await emulator.createGoal(fields: field).status == 200)
        #expect(try emulator.goalCount("mine") == 1)
        #expect(await emulator.send("POST", "/w/other/__emulator/worlds", fields: field).status == 404)
    }

    @Test func whatExpiresGivesItsMemoryBackThoughNobodyAsks() async throws {
        let emulator = try TestEmulator { $0.worldTTL = .milliseconds(100) }
        try emulator.emulator.makeWorld(WorldOptions(name: "idle"))
        // Either it has gone already, or it is about to go.
        weak let idle = try? emulator.emulator.worlds.world("idle")
        for _ in 0..<600 where idle != nil { try await Task.sleep(for: .milliseconds(50)) }
        #expect(idle == nil)
    }

    /// The tokens that a world is made with are in no list and count in no limit: it answers as the default one does.
    @Test func aWorldsOwnTokensStandInNoList() async throws {
        let emulator = try TestEmulator()
        let made = try emulator.emulator.makeWorld(WorldOptions(name: "a"))
        let tokens = "/api/v1/admin/access-tokens"
        let keys = "/api/v1/admin/websites/665f0b3c4d2e1a0012345678/apikeys"
        for own in [made.accountToken, made.websiteKey] {
            #expect(await emulator.send("GET", "/api/v1/admin/account", token: own).status == 200)
        }
        for path in [tokens, keys] {
            #expect(
                await emulator.send("GET", "/w/a" + path, token: "dft_xxx").text
                    == emulator.send("GET", path, token: "dft_xxx").text)
            var created: [Int] = []
            for world in ["", "/w/a"] {
                var count = 0
                while await emulator.send("POST", world + path, "{}", token: "dft_xxx").status == 200, count < 30 {
                    count += 1
                }
                created.append(count)
            }
            #expect(created[0] > 0 && created[0] == created[1], "the limit is reached at once")
        }
        try emulator.emulator.reset(world: "a")
        #expect(await emulator.send("GET", keys, token: made.accountToken).status == 200, "a reset leaves them")
    }

    /// What a snapshot keeps of the tokens' use comes back with it.
    @Test func theRateLimitOfAWorldsOwnTokensIsPartOfASnapshot() async throws {
        let emulator = try TestEmulator { $0.settings.rateLimit = RateLimit(capacity: 3, period: 60_000) }
        let token = try emulator.emulator.makeWorld(WorldOptions(name: "a")).accountToken
        func remaining() async -> [String] {
            await emulator.send("GET", "/api/v1/admin/account", token: token).values("X-RateLimit-Remaining")
        }
        #expect(await remaining() == ["2"])
        try emulator.emulator.takeSnapshot("s", world: "a")
        #expect(await remaining() == ["1"])
        try emulator.emulator.restoreSnapshot("s", world: "a")
        #expect(await remaining() == ["1"])
        try emulator.emulator.reset(world: "a")
        #expect(await remaining() == ["2"])
    }

    @Test func tokensAreTheSameInEveryRunAndInNoTwoWorlds() throws {
        let first = try TestEmulator().emulator.makeWorld(WorldOptions(name: "a"))
        let emulator = try TestEmulator().emulator
        let second = try emulator.makeWorld(WorldOptions(name: "a", randomSeed: 99))
        #expect(first.accountToken == second.accountToken)
        #expect(try emulator.makeWorld(WorldOptions(name: "b")).accountToken != first.accountToken)
        let other = try TestEmulator { $0.settings.randomSeed = 8 }.emulator
        #expect(try other.makeWorld(WorldOptions(name: "a")).accountToken != first.accountToken)
    }

    @Test func sixtyFourSuitesDoNotMeet() async throws {
        let emulator = try TestEmulator()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let world = try emulator.emulator.makeWorld(WorldOptions(name: "suite-\(number)"))
                    for index in 0..<200 {
                        switch index % 3 {
                        case 0: await emulator.createGoal(token: world.websiteKey!, name: "goal_\(number)")
                        case 1: await emulator.createGoal("/w/suite-\(number)", name: "goal_\(number)")
                        default:
                            await emulator.createGoal(
                                name: "goal_\(number)", fields: [("X-Emulator-World", "suite-\(number)")])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        for number in 0..<64 {
            #expect(try emulator.goalCount("suite-\(number)", name: "goal_\(number)") == 200)
            #expect(try emulator.goalCount(name: "goal_\(number)") == 0)
            let others = try emulator.emulator.worlds.world("suite-\(number)").withState { state in
                try state.store.connection.first("SELECT count(*) FROM goals WHERE name LIKE 'goal\\_%' ESCAPE '\\'") {
                    $0.int(0)
                }
            }
            #expect(others == 200)
        }
    }
}
