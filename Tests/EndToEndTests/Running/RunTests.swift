import Glibc
import JSON
import Testing

/// `run`: a command with an emulator of its own.
struct RunTests {
    /// Commands, and the codes that `run` ends with.
    private static let commands: [([String], Int32)] = [
        (["true"], 0), (["false"], 1), (["sh", "-c", "exit 42"], 42), (["sh", "-c", "kill -9 $$"], 137),
        (["sh", "-c", "kill -TERM $$"], 143), (["sh", "-c", "kill -PIPE $$"], 141),
        (["sh", "-c", "kill -XFSZ $$"], 153), (["no-such-command-anywhere"], 127), (["/nowhere/command"], 127),
        (["/etc/passwd"], 126), (["/etc"], 126),
    ]

    @Test(arguments: commands)
    func itsExitCodeIsThatOfTheCommand(_ command: [String], _ code: Int32) throws {
        #expect(try EmulatorProcess.run(["run", "--"] + command).exitCode == code)
    }

    @Test func aCommandThatCannotBeRunIsNamedInOneLine() throws {
        let result = try EmulatorProcess.run(["run", "--", "no-such-command-anywhere"])
        #expect(result.errors == "datafast-emulator: no-such-command-anywhere: command not found\n")
    }

    @Test func withoutACommandItSaysSo() throws {
        let result = try EmulatorProcess.run(["run"])
        #expect(result.exitCode == 64)
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func theCommandIsToldWhereAndWithWhat() throws {
        let names = [
            "DATAFAST_API_BASE", "DATAFAST_API_URL", "DATAFAST_EMULATOR_URL", "DATAFAST_TOKEN", "DATAFAST_SITE_KEY",
            "DATAFAST_API_KEY", "DATAFAST_WEBSITE_ID", "INHERITED", "DATAFAST_EMULATOR_PORT",
        ]
        let script = names.map { "echo \"$\($0)\"" }.joined(separator: "; ")
        let result = try EmulatorProcess.run(
            ["run", "--random-seed", "1", "--", "sh", "-c", script],
            environment: [
                "INHERITED": "kept", "DATAFAST_API_BASE": "https://datafa.st/api/v1", "DATAFAST_EMULATOR_PORT": "1",
            ])
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        try #require(lines.count == names.count + 1, "\(result.output)\(result.errors)")
        #expect(lines[2].wholeMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+/) != nil)
        #expect(lines[0] == lines[2])
        #expect(lines[1] == lines[2] + "/api/v1")
        #expect(lines[3] == "dft_687f8b35bb1a1c42ac9650607082ac537f4d46a00d439bf4")
        #expect(lines[4] == "df_aad97ac77ba51e883cb0b3e7366636acb77907d7a7f4ffcd")
        #expect(lines[5] == lines[4])
        #expect(lines[6] == "665f0b3c4d2e1a0012345678")
        #expect(lines[7] == "kept")
        // The command's output is its own, and there is no banner.
        #expect(result.errors.isEmpty)
    }

    @Test func anEmulatorThatHoldsNothingHasNoTokens() throws {
        let result = try EmulatorProcess.run(
            ["run", "--seed", "empty", "--", "sh", "-c", "echo ${DATAFAST_TOKEN-unset} ${DATAFAST_SITE_KEY-unset}"])
        #expect(result.output == "unset unset\n")
    }

    @Test func theCommandFindsTheEmulatorReady() throws {
        let program = try EmulatorProcess.binary()
        let result = try EmulatorProcess.run(
            ["run", "--", "sh", "-c", "\(program) healthcheck --url $DATAFAST_EMULATOR_URL && echo ready"])
        #expect(result.output == "ready\n")
        #expect(result.exitCode == 0)
    }

    // MARK: Unexpected requests

    /// Sends requests of these lines to the emulator, reads the answers and ends with `code`.
    private static func script(_ lines: [String], code: Int) -> String {
        let requests = lines.map { line in
            "exec 3<>/dev/tcp/127.0.0.1/${DATAFAST_EMULATOR_URL##*:}; "
                + #"printf '\#(line) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3; cat <&3 >/dev/null; "#
        }
        return requests.joined() + "exit \(code)"
    }

    private static func run(_ options: [String], _ lines: [String], code: Int) throws -> (
        exitCode: Int32?, errors: String
    ) {
        let result = try EmulatorProcess.run(["run"] + options + ["--", "bash", "-c", script(lines, code: code)])
        return (result.exitCode, result.errors)
    }

    @Test func whatLedNowhereFailsTheRunAndIsListed() throws {
        let requests = [
            "GET /api/v1/visitors", "GET /api/v1/gaols?key=df_0123456789abcdef", "PATCH /api/v1/goals",
            "POST /api/v1/goals", "GET /w/none/api/v1/visitors", "GET /readyz", "POST /api/ai-crawls",
            "POST /healthz", "GET /__emulator/wrolds", "PUT /__emulator/worlds", "GET /__emulator/worlds/none/clock",
        ]
        let list = """
            datafast-emulator: 6 unexpected requests:
              404 GET /api/v1/gaols?key=…cdef
              405 PATCH /api/v1/goals
              404 GET /w/none/api/v1/visitors
              405 POST /healthz
              404 GET /__emulator/wrolds
              405 PUT /__emulator/worlds

            """
        let succeeded = try Self.run(["--fail-on-unexpected"], requests, code: 0)
        #expect(succeeded.exitCode == 76)
        #expect(succeeded.errors == list)
        // Even so the command's own failure says more.
        let failed = try Self.run(["--fail-on-unexpected", "--journal-entries", "0"], requests, code: 3)
        #expect(failed.exitCode == 3)
        #expect(failed.errors == list)
        #expect(try Self.run([], requests, code: 0) == (0, ""))
    }

    @Test func aRunWithNothingUnexpectedSucceeds() throws {
        // Refusals and a page's question whether it may call are no surprise.
        let requests = ["GET /api/v1/visitors", "OPTIONS /api/events", "GET /"]
        #expect(try Self.run(["--fail-on-unexpected"], requests, code: 0) == (0, ""))
    }

    @Test func ofManyUnexpectedRequestsTheFirstAreListed() throws {
        let result = try Self.run(["--fail-on-unexpected"], Array(repeating: "GET /nowhere", count: 103), code: 0)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.first == "datafast-emulator: 103 unexpected requests:")
        #expect(lines.last == "  and 3 more")
        #expect(lines.count == 102)
    }

    // MARK: Signals

    @Test(arguments: [
        (SIGINT, "INT"), (SIGTERM, "TERM"), (SIGHUP, "HUP"), (SIGQUIT, "QUIT"), (SIGUSR1, "USR1"), (SIGUSR2, "USR2"),
    ])
    func signalsArePassedOn(_ signal: Int32, _ name: String) throws {
        let directory = try TemporaryDirectory()
        let started = directory.file("started")
        let script = "trap 'exit 7' \(name); touch \(started); while :; do sleep 0.05; done"
        let run = try EmulatorProcess.Background(["run", "--", "sh", "-c", script])
        try directory.await("started")
        run.signal(signal)
        #expect(run.exitCode(within: 10) == 7)
    }

    @Test func itEndsWithTheCommandThatASignalEnds() throws {
        let directory = try TemporaryDirectory()
        let started = directory.file("started")
        let run = try EmulatorProcess.Background(["run", "--", "sh", "-c", "touch \(started); exec sleep 60"])
        try directory.await("started")
        run.signal(SIGTERM)
        #expect(run.exitCode(within: 10) == 143)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGUSR1])
    func aSignalBeforeTheCommandIsStartedEndsTheRun(_ signal: Int32) throws {
        let directory = try TemporaryDirectory()
        let port = try directory.write("1\n", to: "port")
        let run = try EmulatorProcess.Background(
            ["run", "--seed", "demo:3000000", "--port-file", port, "--", "touch", directory.file("started")])
        // It plants the seed.
        try directory.await("port", isThere: false)
        run.signal(signal)
        #expect(run.exitCode(within: 2) == 128 + signal)
        usleep(100_000)
        #expect(!directory.has("started") && !directory.has("port"))
    }

    @Test func theCommandDoesNotOutliveRun() throws {
        let directory = try TemporaryDirectory()
        let script =
            "trap 'touch \(directory.file("told")); exit' TERM; touch \(directory.file("started")); "
            + "while :; do sleep 0.05; done"
        let run = try EmulatorProcess.Background(["run", "--", "sh", "-c", script])
        try directory.await("started")
        run.signal(SIGKILL)
        try directory.await("told")
        #expect(run.exitCode(within: 10) == 137)
    }

    @Test func aReadyFileIsThereForTheCommandAndGoesWithIt() throws {
        let directory = try TemporaryDirectory()
        let file = directory.file("ready")
        let result = try EmulatorProcess.run(["run", "--ready-file", file, "--", "cat", file])
        #expect(result.output.hasPrefix(#"{"url":"http://127.0.0.1:"#))
        #expect(!directory.has("ready"))
        #expect(try EmulatorProcess.run(["run", "--ready-file", file, "--", "no-such-command"]).exitCode == 127)
        #expect(!directory.has("ready"))
    }
}
