import Glibc
import Testing

/// How the program starts, and how it says why it does not.
struct StartTests {
    @Test func aBadCommandLineEndsWith64() throws {
        let port = try EmulatorProcess.run(["serve", "--port", "eighty"])
        #expect(port.exitCode == 64)
        #expect(port.errors.contains("port"))
        let flag = try EmulatorProcess.run(["serve", "--no-such-flag"])
        #expect(flag.exitCode == 64)
        #expect(flag.errors.contains("--no-such-flag"))
    }

    @Test(arguments: [
        (["--clock", "yesterday"], "clock"), (["--random-seed", "-1"], "random-seed"),
        (["--rate-limit", "often"], "rate-limit"), (["--log-format", "xml"], "log-format"),
        (["--default-place", "192.0.2.77"], "default-place"), (["--host", "not a host"], "host"),
    ])
    func aBadValueEndsWith64AndOneLine(_ options: [String], _ name: String) throws {
        let result = try EmulatorProcess.run(["serve", "--port", "0"] + options)
        #expect(result.exitCode == 64)
        #expect(result.errors.contains(name))
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }

    @Test func aBadSeedEndsWith65AndSaysWhere() throws {
        let directory = try TemporaryDirectory()
        let seed = try directory.write(
            #"""
            {"users": [{"email": "jane@example.com"}],
             "websites": [{"domain": "a.example", "trackingId": "dfid_a", "owner": "jane@example.com", "timezone": "UTC"},
               {"domain": "b.example", "trackingId": "dfid_b", "owner": "jane@example.com", "timezone": "Mars/Olympus"}]}
            """#, to: "seed.json")
        let result = try EmulatorProcess.run(["serve", "--port", "0", "--seed", seed])
        #expect(result.exitCode == 65)
        #expect(result.errors.contains(#"websites[1].timezone: unknown time zone "Mars/Olympus""#))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func aSeedThatIsNotThereEndsWith66() throws {
        let result = try EmulatorProcess.run(["serve", "--port", "0", "--seed", "/nowhere/seed.json"])
        #expect(result.exitCode == 66)
        #expect(result.errors.contains("/nowhere/seed.json"))
    }

    @Test func aPortInUseEndsWith69AndOneLine() throws {
        let other = try EmulatorProcess()
        let result = try EmulatorProcess.run(["serve", "--port", "\(other.port)"])
        #expect(result.exitCode == 69)
        #expect(result.errors.contains("\(other.port)"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func whatCannotBeMadeEndsWith73() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write("", to: "file")
        let data = try EmulatorProcess.run(["serve", "--port", "0", "--data", "\(file)/data"])
        #expect(data.exitCode == 73)
        #expect(data.errors.contains("\(file)/data"))
        let port = try EmulatorProcess.run(["serve", "--port", "0", "--port-file", "\(file)/port"])
        #expect(port.exitCode == 73)
        #expect(port.errors.contains("\(file)/port"))
    }

    /// One line each, which says what is the matter and not how it was found out.
    @Test func aDataDirectoryThatCannotBeUsedEndsWith73() throws {
        let directory = try TemporaryDirectory()
        func errors(_ data: String) throws -> String {
            let result = try EmulatorProcess.run(["serve", "--port", "0", "--data", data])
            #expect(result.exitCode == 73)
            return result.errors
        }
        let file = try directory.write("", to: "file")
        #expect(
            try errors(file) == "datafast-emulator: \(file)/default.sqlite: cannot be used: "
                + "unable to open database file: Not a directory\n")
        let garbage = directory.file("garbage")
        #expect(mkdir(garbage, 0o700) == 0)
        _ = try directory.write(String(repeating: "This is no database. ", count: 50), to: "garbage/default.sqlite")
        #expect(
            try errors(garbage)
                == "datafast-emulator: \(garbage)/default.sqlite: cannot be used: file is not a database\n")
        let nested = directory.file("nested")
        #expect(mkdir(nested, 0o700) == 0 && mkdir("\(nested)/default.sqlite", 0o700) == 0)
        #expect(
            try errors(nested) == "datafast-emulator: \(nested)/default.sqlite: cannot be used: "
                + "unable to open database file: Is a directory\n")
        let missing = directory.file("missing/data")
        #expect(
            try errors(missing)
                == "datafast-emulator: \(missing): cannot be created: No such file or directory\n")
    }

    @Test(arguments: [["--version"], ["serve", "--version"], ["run", "--quiet", "--version"], ["help", "--version"]])
    func theVersionIsToldWhereverItIsAskedFor(_ words: [String]) throws {
        let result = try EmulatorProcess.run(words)
        #expect(result.exitCode == 0)
        #expect(result.output == "0.1.0\n")
    }

    @Test func helpTellsOfTheProgramAndOfEachCommand() throws {
        let help = try EmulatorProcess.run(["help"]).output
        #expect(help.contains("\nCommands"))
        #expect(try EmulatorProcess.run(["--help"]).output == help)
        for name in ["serve", "run", "help"] {
            let text = try EmulatorProcess.run(["help", name])
            #expect(text.exitCode == 0)
            #expect(text.output.contains("Usage: datafast-emulator \(name)"))
            #expect(try EmulatorProcess.run([name, "--help"]).output == text.output)
        }
    }

    @Test func aFlagBeatsTheEnvironmentWhichBeatsTheDefault() throws {
        func limit(_ options: [String], _ environment: [String: String]) throws -> String? {
            let head = try APIClient(EmulatorProcess(options, environment: environment)).request(
                "GET", "/api/v1/admin/account"
            ).head
            return head.split(separator: "\r\n").first { $0.hasPrefix("X-RateLimit-Limit: ") }.map {
                String($0.dropFirst("X-RateLimit-Limit: ".count))
            }
        }
        let environment = ["DATAFAST_EMULATOR_RATE_LIMIT": "7/60s"]
        #expect(try limit([], [:]) == "60")
        #expect(try limit([], environment) == "7")
        #expect(try limit(["--rate-limit", "9/60s"], environment) == "9")
    }

    @Test func aBadVariableIsRefusedLikeABadFlag() throws {
        let result = try EmulatorProcess.run(
            ["serve", "--port", "0"], environment: ["DATAFAST_EMULATOR_CLOCK": "soon"])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("DATAFAST_EMULATOR_CLOCK"))
    }

    @Test func theBannerTellsAddressAndTokens() throws {
        func log(_ options: [String]) throws -> (log: String, port: UInt16) {
            let emulator = try EmulatorProcess(options)
            emulator.signal(SIGTERM)
            #expect(emulator.exitCode() == 0)
            return (emulator.log, emulator.port)
        }
        let (banner, port) = try log([])
        #expect(banner.contains("http://127.0.0.1:\(port)"))
        #expect(banner.contains("df_xxx"))
        #expect(banner.contains("dft_xxx"))
        #expect(try log(["--quiet"]).log.isEmpty)
    }

    @Test func ipv6IsServed() throws {
        let emulator = try EmulatorProcess(["--host", "::1"])
        let connection = try RawConnection(port: emulator.port, isIPv6: true)
        try connection.send("GET /healthz HTTP/1.1\r\nHost: [::1]\r\n\r\n")
        #expect(try connection.response().body == Array(#"{"status":"ok"}"#.utf8))
    }

    @Test func localhostIsBothLoopbackAddresses() throws {
        let emulator = try EmulatorProcess(["--host", "localhost"])
        for isIPv6 in [false, true] {
            let connection = try RawConnection(port: emulator.port, isIPv6: isIPv6)
            try connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try connection.response().body == Array(#"{"status":"ok"}"#.utf8))
        }
    }
}
