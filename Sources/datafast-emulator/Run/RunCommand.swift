import Emulator
import Glibc

/// `run`: a command with an emulator of its own.
struct RunCommand: Command {
    static let name = "run"
    static let abstract = "Run a command with an emulator of its own, on a free port, and exit with its code."
    static let discussion = [
        """
        The options are those of serve, except that the port is a free one unless --port is given. Signals are passed on to \
        the command; one that comes before it is started ends run.
        """
    ]
    static let flagGroups =
        [FlagGroup("Of run alone", [RunSetting.failOnUnexpected.asFlag, RunSetting.port])]
        + ServeSetting.flagGroups.map { group in
            FlagGroup(group.title, group.flags.filter { $0.name != RunSetting.port.name })
        }
    static let tables = [
        (
            title: "Variables that the command finds",
            rows: [
                HelpText.Row("DATAFAST_API_BASE", "http://127.0.0.1:PORT, also as DATAFAST_EMULATOR_URL"),
                HelpText.Row("DATAFAST_API_URL", "the same with /api/v1"),
                HelpText.Row("DATAFAST_TOKEN", "the account token (dft_...)"),
                HelpText.Row("DATAFAST_API_KEY", "the website's key (df_...), also as DATAFAST_SITE_KEY"),
                HelpText.Row("DATAFAST_WEBSITE_ID", "the id of that website"),
            ]
        ),
        (
            title: "Exit status",
            rows: [
                HelpText.Row("N", "that of the command; 128 and the signal's number if a signal ended it"),
                HelpText.Row("76", "--fail-on-unexpected: the command succeeded, but made requests that led nowhere"),
                HelpText.Row("126", "the command cannot be run"), HelpText.Row("127", "there is no such command"),
                HelpText.Row("64 to 73", "the emulator did not start: see serve --help"),
            ]
        ),
    ]
    static let trailing: String? = "COMMAND [ARGUMENT]..."

    private let configuration: ServeConfiguration
    private let command: [String]
    private let failsOnUnexpected: Bool

    init(_ arguments: Arguments) throws(Failure) {
        guard !arguments.trailing.isEmpty else {
            throw Failure(.usage, "run needs a command: run [OPTION]... -- COMMAND [ARGUMENT]...")
        }
        command = arguments.trailing
        failsOnUnexpected = try RunSetting.failOnUnexpected.isOn(in: arguments)
        // Not from its variable: that one is about an emulator which others expect at a certain port.
        configuration = try ServeConfiguration(arguments.with(ServeSetting.port.flag, unlessGiven: "0"))
    }

    func run() throws {
        // Before any thread is there, so that all of them leave the signals to this one.
        let signals = ChildSignals()
        let service = try signals.endingAtOnce { try Service.start(configuration) }
        let outcome = Result { try runCommand(service, signals) }
        service.server.stop(grace: .zero)
        service.finish()
        let code = try outcome.get()
        Glibc.exit(failsOnUnexpected ? Self.code(code, after: service.emulator) : code)
    }

    /// Runs the command, unless a signal ends it before it begins; returns the code to end with.
    private func runCommand(_ service: Service, _ signals: ChildSignals) throws -> Int32 {
        let isAnnounced = try service.announce { signals.pending != nil }
        if let signal = signals.pending { return 128 + signal }
        guard isAnnounced else { return 0 }
        let child = try ChildProcess(command, environment: Self.environment(service.report))
        return signals.wait(for: child)
    }

    /// The code to end with: the command's own, unless it calls a success what was none. Says what was unexpected.
    private static func code(_ code: Int32, after emulator: DataFastEmulator) -> Int32 {
        let unmatched = emulator.unmatchedRequests
        guard unmatched.count > 0 else { return code }
        var lines = ["\(Program.name): \(unmatched.count) unexpected \(unmatched.count == 1 ? "request" : "requests"):"]
        lines += unmatched.first.map { "  \($0.status) \($0.method) \(PrintableText.escaped($0.target))" }
        let rest = unmatched.count - unmatched.first.count
        if rest > 0 { lines.append("  and \(rest) more") }
        StandardStream.error.write(lines.joined(separator: "\n") + "\n")
        return code == 0 ? Failure.Status.unexpectedRequests.rawValue : code
    }

    /// What the command is told. Nothing is set to nothing: where the seed has no website there is no key.
    private static func environment(_ report: ReadyReport) -> [String: String] {
        let variables = [
            // As DataFast's own CLI wants it, which adds the path (<https://datafa.st/docs/cli-config>).
            "DATAFAST_API_BASE": report.url, "DATAFAST_EMULATOR_URL": report.url,
            "DATAFAST_API_URL": report.url + "/api/v1",
            "DATAFAST_TOKEN": report.client.accountToken, "DATAFAST_SITE_KEY": report.client.websiteKey,
            "DATAFAST_API_KEY": report.client.websiteKey, "DATAFAST_WEBSITE_ID": report.client.websiteID,
        ]
        return variables.compactMapValues { $0 }
    }
}
