import HTTPServer
import JSON
import Testing

@testable import Emulator

/// Who may call the control plane.
struct ControlAccessTests {
    private static let path = "/__emulator/worlds"

    private func status(_ fields: [(String, String)], _ configure: (inout ControlAccess) -> Void = { _ in })
        async throws -> Int
    {
        let emulator = try TestEmulator { configure(&$0.controlAccess) }
        return await emulator.send("GET", Self.path, fields: fields).status
    }

    @Test(arguments: [
        "localhost", "localhost:4610", "LOCALHOST:4610", "my.localhost:4610", "127.0.0.1:4610", "127.9.9.9",
        "[::1]:4610",
        "[::1]",
    ])
    func loopbackNamesPass(host: String) async throws {
        #expect(try await status([("Host", host)]) == 200)
    }

    /// A page of evil.example whose name was rebound to 127.0.0.1 sends its own name, whatever else it does.
    @Test(arguments: [
        "evil.example", "evil.example:4610", "127.0.0.1.evil.example", "localhost.evil.example", "notlocalhost",
        "0.0.0.0",
        "192.0.2.1:4610", "[2001:db8::1]", "127.0.0", "127.0.0.1.", "127.1", "",
    ])
    func otherNamesDoNot(host: String) async throws {
        let emulator = try TestEmulator()
        expect(
            await emulator.send("GET", Self.path, fields: [("Host", host)]), isError: 403,
            "Host not allowed: \(host). Allow it with --allowed-host")
    }

    /// RFC 9112 section 3.2.2: a target's host replaces the field.
    @Test func aTargetsHostCountsInPlaceOfTheField() async throws {
        let emulator = try TestEmulator()
        func status(_ target: String, _ fields: [(String, String)]) async -> Int {
            await emulator.send("GET", target + Self.path, fields: fields).status
        }
        #expect(await status("http://evil.example", [("Host", "localhost")]) == 403)
        #expect(await status("http://localhost:4610", [("Host", "evil.example")]) == 200)
        let origin = ("Origin", "http://localhost:4610")
        #expect(await status("http://localhost:4610", [("Host", "localhost"), origin]) == 200)
        #expect(await status("http://localhost", [("Host", "localhost:4610"), origin]) == 403)
        let made = await emulator.send("POST", "http://127.0.0.1:1" + Self.path, fields: [("Host", "localhost")])
        #expect(made.json["baseUrl"]?.stringValue?.hasPrefix("http://127.0.0.1:1/w/") == true)
    }

    @Test func anEncodedPathIsGuardedToo() async throws {
        let emulator = try TestEmulator()
        for (host, status) in [("localhost", 200), ("evil.example", 403)] {
            let answer = await emulator.send("GET", "/%5f_emul%61tor/worlds", fields: [("Host", host)])
            #expect(answer.status == status)
        }
    }

    @Test func moreNamesCanBeAllowed() async throws {
        #expect(try await status([("Host", "Emulator:4610")]) { $0.allowedHosts = ["emulator"] } == 200)
        #expect(try await status([("Host", "other")]) { $0.allowedHosts = ["emulator"] } == 403)
        #expect(try await status([("Host", "192.0.2.1:80")]) { $0.host = "192.0.2.1" } == 200)
        // Where it listens on every address, it goes by each of them, and still by no name.
        #expect(try await status([("Host", "192.0.2.1:80")]) { $0.host = "0.0.0.0" } == 200)
        #expect(try await status([("Host", "[2001:db8::1]:80")]) { $0.host = "::" } == 200)
        #expect(try await status([("Host", "evil.example")]) { $0.host = "0.0.0.0" } == 403)
    }

    @Test(arguments: [
        ("localhost:4610", "http://localhost:4610", 200), ("localhost:4610", "https://localhost:4610", 200),
        ("localhost:4610", "http://LOCALHOST:4610", 200), ("localhost:4610", "http://localhost:3000", 403),
        ("localhost:4610", "http://localhost", 403), ("localhost:4610", "https://evil.example", 403),
        ("localhost:4610", "null", 403), ("localhost:4610", "", 403),
        ("localhost:4610", "http://localhost:4610.evil.example", 403),
    ])
    func onlyItsOwnPagesMayCallIt(host: String, origin: String, expected: Int) async throws {
        #expect(try await status([("Host", host), ("Origin", origin)]) == expected)
    }

    @Test(arguments: [("same-origin", 200), ("none", 200), ("cross-site", 403), ("same-site", 403), ("", 403)])
    func browsersTellWhereARequestComesFrom(site: String, expected: Int) async throws {
        #expect(try await status([("Host", "localhost"), ("Sec-Fetch-Site", site)]) == expected)
    }

    @Test func aRefusalChangesNothing() async throws {
        let emulator = try TestEmulator()
        await emulator.createGoal()
        for field in [("Origin", "https://evil.example"), ("Host", "evil.example"), ("Sec-Fetch-Site", "cross-site")] {
            #expect(await emulator.send("POST", "/__emulator/worlds/default/reset", fields: [field]).status == 403)
            #expect(await emulator.send("POST", "/__emulator/worlds", fields: [field]).status == 403)
        }
        #expect(try emulator.goalCount() == 1)
        #expect(try emulator.emulator.worldInfos().count == 1)
        // What is asked of the API itself may come from anywhere, as ever.
        let answer = await emulator.createGoal(fields: [("Origin", "https://shop.example"), ("Host", "datafa.st")])
        #expect(answer.status == 200)
    }

    @Test func aTokenIsAskedFor() async throws {
        func error(_ authorization: String?) async throws -> (Int, JSONValue?) {
            let emulator = try TestEmulator { $0.controlAccess.token = "s3cret" }
            let answer = await emulator.send(
                "GET", Self.path, fields: authorization.map { [("Authorization", $0)] } ?? [])
            return (answer.status, answer.json["error"]?["message"])
        }
        #expect(try await error("Bearer s3cret").0 == 200)
        #expect(try await error(nil) == (401, "The control plane needs its token: Authorization: Bearer TOKEN"))
        for wrong in ["Bearer s3cre", "Bearer s3crets", "Bearer S3CRET", "s3cret", "Bearer "] {
            #expect(try await error(wrong) == (401, "This is not the token of the control plane"))
        }
    }

    @Test func itCanBeSwitchedOff() async throws {
        let emulator = try TestEmulator { $0.controlAccess.isOn = false }
        expect(await emulator.send("GET", Self.path), isError: 404, "The control plane is switched off")
        #expect(await emulator.createGoal().status == 200)
    }

    @Test(
        arguments: [
            ("127.0.0.1", nil, true, true), ("::1", nil, true, true), ("localhost", nil, true, true),
            ("127.3.2.1", nil, true, true),
            ("0.0.0.0", nil, true, false), ("::", nil, true, false), ("192.0.2.1", nil, true, false),
            ("0.0.0.0", "t", true, true), ("0.0.0.0", nil, false, true),
        ] as [(String, String?, Bool, Bool)])
    func itMustNotBeOpenToTheNetwork(host: String, token: String?, isOn: Bool, mayStart: Bool) {
        var access = ControlAccess()
        access.host = host
        access.token = token
        access.isOn = isOn
        #expect((access.startRefusal == nil) == mayStart)
    }

    @Test func onlyAnImportThatMayPassIsAnUpload() {
        let path = "/__emulator/worlds/default/import"
        func isUpload(_ method: HTTPMethod, _ target: String, _ fields: [HTTPField] = [], token: String? = nil) -> Bool
        {
            var access = ControlAccess()
            access.token = token
            return access.admitsUpload(HTTPRequest(method: method, target: target, fields: fields))
        }
        #expect(isUpload(.put, path))
        #expect(!isUpload(.post, path))
        #expect(!isUpload(.put, "/w/a" + path))
        #expect(!isUpload(.put, "/__emulator/worlds/default/snapshots/import"))
        #expect(!isUpload(.put, "/api/v1/import"))
        #expect(!isUpload(.put, path, [HTTPField(name: "Origin", value: "https://evil.example")]))
        #expect(!isUpload(.put, path, token: "t"))
        #expect(isUpload(.put, path, [HTTPField(name: "Authorization", value: "Bearer t")], token: "t"))
    }
}
