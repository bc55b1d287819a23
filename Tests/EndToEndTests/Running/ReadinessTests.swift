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

    @Test func whatTellsOfTheProgramGoesWithIt() throws {
        let directory = try TemporaryDirectory()
        let emulator = try EmulatorProcess(["--ready-file", directory.file("ready")])
        try directory.await("ready")
        // Another process has the file in the meantime: then it is that one's.
        let other = try EmulatorProcess(["--ready-file", directory.file("ready")])
        for _ in 0..<30_000 where !directory.text(of: "ready").contains(":\(other.port)") { usleep(1000) }
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        #expect(directory.text(of: "ready").contains(":\(other.port)"))
        other.signal(SIGTERM)
        #expect(other.exitCode() == 0)
        #expect(!directory.has("ready"))
    }

    @Test func aStartThatFailsLeavesTheFilesOfWhoeverHasThePort() throws {
        let directory = try TemporaryDirectory()
        let files = ["--ready-file", directory.file("ready")]
        let emulator = try EmulatorProcess(files)
        try directory.await("ready")
        let second = try EmulatorProcess.run(["serve", "--port", "\(emulator.port)"] + files)
        #expect(second.exitCode == 69)
        #expect(directory.text(of: "ready").contains(":\(emulator.port)"))
    }

    @Test func aNamedPipeIsWrittenTo() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let program = try EmulatorProcess.Background(["serve", "--port", "0", "--port-file", path])
        let pipe = try #require(fopen(path, "r"))
        defer { fclose(pipe) }
        var buffer = [CChar](repeating: 0, count: 100)
        let line = fgets(&buffer, 100, pipe).map { String(cString: $0) } ?? ""
        #expect(try #require(UInt16(line.dropLast())) > 0)
        program.signal(SIGTERM)
        #expect(program.exitCode(within: 5) == 0)
        #expect(Self.type(path) == S_IFIFO)
    }

    @Test func aPipeThatNobodyReadsHoldsUpNoEnd() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let ready = try directory.write("", to: "ready")
        let program = try EmulatorProcess.Background(
            ["serve", "--port", "0", "--port-file", path, "--ready-file", ready])
        try directory.await("ready", isThere: false)
        usleep(100_000)
        #expect(program.output.isEmpty)
        program.signal(SIGTERM)
        #expect(program.exitCode(within: 5) == 0)
        #expect(program.output.isEmpty)
    }

    @Test func aLinkStaysOne() throws {
        let directory = try TemporaryDirectory()
        let link = directory.file("link")
        #expect(symlink(directory.file("target"), link) == 0)
        let emulator = try EmulatorProcess(["--ready-file", link])
        for _ in 0..<2000 where directory.text(of: "target").isEmpty { usleep(1000) }
        #expect(directory.text(of: "target").contains(":\(emulator.port)"))
        emulator.signal(SIGTERM)
        #expect(emulator.exitCode() == 0)
        #expect(Self.type(link) == S_IFLNK)
        #expect(directory.text(of: "target").isEmpty)
    }

    /// What the program's output goes to keeps what stands in it.
    @Test func standardOutputIsAFileToo() throws {
        let emulator = try EmulatorProcess(["--ready-file", "/dev/stdout", "--quiet"])
        for _ in 0..<2000 where emulator.output.split(separator: "\n").count < 2 { usleep(1000) }
        let lines = emulator.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first == lines.last)
    }

    private static func type(_ path: String) -> UInt32 {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
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
        #expect(try EmulatorProcess.run(["wait", "--timeout", "5s"], environment: byEnvironment).exitCode == 0)
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

    @Test(arguments: [
        ("DATAFAST_EMULATOR_HOST", "emulator.test"), ("DATAFAST_EMULATOR_HOST", "fe80::1"),
        ("DATAFAST_EMULATOR_PORT", "0"), ("DATAFAST_EMULATOR_PORT", "x"),
    ])
    func whereNobodyCanListenNobodyIsAsked(_ variable: String, _ value: String) throws {
        for command in ["healthcheck", "wait"] {
            let result = try EmulatorProcess.run([command], environment: [variable: value])
            #expect(result.exitCode == 64)
            #expect(result.errors.hasPrefix("datafast-emulator: \(variable): \"\(value)\" "))
            #expect(result.errors.split(separator: "\n").count == 1)
        }
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
