import Foundation
import Testing

/// `seed check`, `seed example` and `seed schema`.
struct SeedCommandTests {
    @Test func theExampleIsFine() throws {
        let example = try EmulatorProcess.run(["seed", "example"])
        #expect(example.exitCode == 0)
        let directory = try TemporaryDirectory()
        let file = try directory.write(example.output, to: "seed.json")
        let result = try EmulatorProcess.run(["seed", "check", file])
        #expect(result.exitCode == 0)
        #expect(
            result.output
                == "\(file): 2 users, 1 website, 1 access token, 1 website key, 2 visitors, 5 events, 1 payment, "
                + "1 funnel, 1 alert, 1 note, 1 invitation, 2 mentions, 1 bot request\n")
        #expect(result.errors.isEmpty)
        let client = try APIClient(EmulatorProcess(["--seed", file]))
        #expect(try client.request("GET", "/api/v1/admin/account").status == 401)
    }

    @Test func aWrongSeedEndsWith65AndSaysWhere() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(#"{"users": [{"email": "ann@example.com", "plan": "pro"}]}"#, to: "seed.json")
        let result = try EmulatorProcess.run(["seed", "check", file])
        #expect(result.exitCode == 65)
        #expect(result.output.isEmpty)
        let message = "\(file): users[0].plan: unknown key; allowed: _id, name, email"
        #expect(result.errors.hasPrefix("datafast-emulator: " + message))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func standardInputIsChecked() throws {
        let example = try EmulatorProcess.run(["seed", "example"]).output
        let right = try EmulatorProcess.run(["seed", "check", "-"], input: example)
        #expect(right.exitCode == 0)
        #expect(right.output.hasPrefix("-: 2 users, 1 website, "))
        let wrong = try EmulatorProcess.run(["seed", "check", "-"], input: #"{"users": 1}"#)
        #expect(wrong.exitCode == 65)
        #expect(wrong.errors == "datafast-emulator: -: users: must be an array\n")
    }

    @Test func theSchemaIsTheFileThatIsShipped() throws {
        let result = try EmulatorProcess.run(["seed", "schema"])
        #expect(result.exitCode == 0)
        let root = URL(filePath: #filePath).pathComponents.dropLast(4).joined(separator: "/")
        #expect(result.output == (try String(contentsOfFile: "\(root)/fixtures/seed.schema.json", encoding: .utf8)))
    }

    @Test func aFileThatIsNotThereEndsWith66() throws {
        let result = try EmulatorProcess.run(["seed", "check", "/nowhere/seed.json"])
        #expect(result.exitCode == 66)
        #expect(result.errors == "datafast-emulator: /nowhere/seed.json: cannot be read: No such file or directory\n")
    }

    /// Times relative to the clock are measured by the one that the seed will be planted under.
    @Test func theClockCounts() throws {
        let directory = try TemporaryDirectory()
        let seed = #"""
            {"users": [{"email": "a@a.test"}], "websites": [{"owner": "a@a.test", "domain": "a.test", "trackingId": "dfid_a",
             "timezone": "UTC", "visitors": [{"visitorId": "0b1f6c0e-52a1-4d7e-8f3e-6a4d0c9b7e21",
              "sessions": [{"at": "2026-05-20T12:00:00Z", "events": [{"href": "https://a.test/"}]}],
              "goals": [{"at": "-1h", "name": "signup"}]}]}]}
            """#
        let file = try directory.write(seed, to: "seed.json")
        #expect(try EmulatorProcess.run(["seed", "check", file, "--clock", "2026-05-21T12:00:00Z"]).exitCode == 0)
        let early = try EmulatorProcess.run(["seed", "check", "--clock", "2026-05-20T12:00:00Z", file])
        #expect(early.exitCode == 65)
        #expect(early.errors.contains("websites[0].visitors[0].goals[0]: the visitor has no pageview before"))
    }

    @Test(arguments: [
        ([], "seed needs a subcommand; allowed: check, example, schema"),
        (["chek"], #""chek": unexpected argument; allowed: check, example, schema"#),
        (["check"], "seed check needs a file: seed check FILE"),
        (["check", "a", "b"], #""b": unexpected argument; allowed: check, example, schema"#),
        (["example", "x"], #""x": unexpected argument"#), (["schema", "x"], #""x": unexpected argument"#),
        (["check", "a", "--clock", "soon"], "--clock: \"soon\" is not allowed"),
    ])
    func aBadCommandLineEndsWith64(_ words: [String], _ message: String) throws {
        let result = try EmulatorProcess.run(["seed"] + words)
        #expect(result.exitCode == 64)
        #expect(result.errors.hasPrefix("datafast-emulator: " + message), "\(result.errors)")
    }
}
