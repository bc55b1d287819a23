import Glibc
import JSON
import Testing

/// How other programs learn that the emulator is ready.
struct ReadinessTests {
    @Test func theReadyLineStandsOnStandardOutputAndInTheReadyFile() throws {
        let directory = try TemporaryDirectory()
        let file = directory.file("ready")
        let emulator = try EmulatorProcess(["--ready-file", file, "--quiet"])
        for _ in 0..<2000 where directory.text(of: "ready").isEmpty || emulator.output.isEmpty { usleep(1000) }
        #expect(directory.text(of: "ready") == emulator.output)
        #expect(emulator.output.hasSuffix("}\n"))
        let line = try JSONValue(parsing: Array(emulator.output.dropLast().utf8))
        #expect(line["url"]?.stringValue == "http://127.0.0.1:\(emulator.port)")
        #expect(line["pid"]?.integerValue == Int(emulator.identifier))
        #expect(line["version"]?.stringValue == "0.1.0")
        #expect(line["tokens"]?["account"]?.stringValue == "dft_687f8b35bb1a1c42ac9650607082ac537f4d46a00d439bf4")
        #expect(line["tokens"]?["website"]?.stringValue == "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd")
        #expect(line["websiteId"]?.stringValue == "665f0b3c4d2e1a0012345678")
        #expect(line["clock"]?["now"]?.stringValue == "2026-05-21T12:00:00.000Z")
        #expect(line["clock"]?["mode"]?.stringValue == "frozen")
        #expect(line["randomSeed"]?.integerValue == 1)
    }

    @Test func whoeverListensEverywhereIsReachedOnLoopback() throws {
        let emulator = try EmulatorProcess(["--host", "0.0.0.0", "--control", "off"])
        for _ in 0..<2000 where emulator.output.isEmpty { usleep(1000) }
        #expect(emulator.output.hasPrefix(#"{"url":"http://127.0.0.1:\#(emulator.port)","#))
    }

    @Test func aReadyFileThatCannotBeMadeEndsWith73() throws {
        let result = try EmulatorProcess.run(["serve", "--port", "0", "--ready-file", "/nowhere/ready"])
        #expect(result.exitCode == 73)
        #expect(result.errors.contains("/nowhere/ready"))
    }

    @Test func aProgramThatDrainsIsNotReady() throws {
        let emulator = try EmulatorProcess()
        let client = try APIClient(emulator)
        #expect(try client.request("GET", "/readyz").status == 200)
        let request = APIClient.bytes("GET", "/readyz")
        try client.connection.send(String(request.dropLast()))
        // Time to arrive: a request that the program has not seen is none under way.
        usleep(100_000)
        emulator.signal(SIGTERM)
        for _ in 0..<2000 where (try? RawConnection(port: emulator.port)) != nil { usleep(1000) }
        try client.connection.send("\r\n")
        #expect(try client.answer().status == 503)
        #expect(emulator.exitCode() == 0)
    }

    @Test func theHealthCheckTellsReadyFromNot() throws {
        let emulator = try EmulatorProcess()
        let url = "http://127.0.0.1:\(emulator.port)"
        #expect(try EmulatorProcess.run(["healthcheck", "--url", url]).exitCode == 0)
        #expect(try EmulatorProcess.run(["healthcheck", "--url", "http://localhost:\(emulator.port)/"]).exitCode == 0)
        let byEnvironment = ["DATAFAST_EMULATOR_PORT": "\(emulator.port)", "DATAFAST_EMULATOR_HOST": "0.0.0.0"]
        #expect(try EmulatorProcess.run(["healthcheck"], environment: byEnvironment).exitCode == 0)
        // No world has this name.
        let missing = try EmulatorProcess.run(["healthcheck", "--url", "\(url)/w/none"])
        #expect(missing.exitCode == 1)
        #expect(missing.errors.contains("it answers 404"))
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        let ended = try EmulatorProcess.run(["healthcheck", "--url", url])
        #expect(ended.exitCode == 1)
        #expect(ended.errors.contains("Connection refused"))
    }

    @Test func waitEndsOnceTheEmulatorIsReadyAndNotBefore() throws {
        // A port that was free a moment ago.
        let former = try EmulatorProcess()
        let port = former.port
        former.signal(SIGTERM)
        #expect(former.exitCode() == 0)
        let url = "http://127.0.0.1:\(port)"
        let late = try EmulatorProcess.run(["wait", "--url", url, "--timeout", "200ms"])
        #expect(late.exitCode == 1)
        #expect(late.errors.contains("within 200ms"))
        let wait = try EmulatorProcess.Background(["wait", "--url", url, "--timeout", "20s"])
        usleep(200_000)
        #expect(wait.isRunning)
        let emulator = try EmulatorProcess(["--port", "\(port)"])
        #expect(wait.exitCode(within: 10) == 0)
        #expect(emulator.isRunning)
    }

    @Test(arguments: [
        "emulator:80", "https://127.0.0.1", "http://emulator:4610", "http://127.0.0.1:0", "http://::1:80",
    ])
    func whatIsNoServersURLIsRefused(_ url: String) throws {
        let result = try EmulatorProcess.run(["wait", "--url", url])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--url"))
    }
}
