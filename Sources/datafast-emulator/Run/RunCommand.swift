import Emulator
import Glibc

/// `run`: a command with an emulator of its own.
struct RunCommand: Command {
    static let name = "run"
    static let abstract = "Run a command with an emulator of its own, on a free port, and exit with its code."
    static let discussion: String? = """
        The command finds the emulator by these variables: DATAFAST_API_BASE and DATAFAST_EMULATOR_URL, \
        DATAFAST_API_URL (with /api/v1), DATAFAST_TOKEN (dft_...), DATAFAST_SITE_KEY and DATAFAST_API_KEY (df_...), \
        DATAFAST_WEBSITE_ID. SIGINT, SIGTERM and SIGHUP are passed on to it. Exit status: that of the command, 128 \
        and the signal's number if one ended it, 127 if it is not found, 126 if it cannot be run. The options are \
        those of serve, except that the port is a free one unless --port is given. With --fail-on-unexpected, \
        requests that lead nowhere are listed on standard error, and a command that succeeds all the same ends with 76.
        """
    static let flags = [RunSetting.failOnUnexpected.asFlag] + ServeSetting.flags
    static let trailing: String? = "<command> ..."

    private let configuration: ServeConfiguration
    private let command: [String]
    private let failsOnUnexpected: Bool

    init(_ arguments: Arguments) throws(Failure) {
        guard !arguments.trailing.isEmpty else {
            throw Failure(.usage, "run needs a command: run [options] -- COMMAND …")
        }
        command = arguments.trailing
        failsOnUnexpected = try RunSetting.failOnUnexpected.isOn(in: arguments)
        configuration = try ServeConfiguration(arguments.with(ServeSetting.port.flag, unlessGiven: "0"))
    }

    func run() throws {
        // Before any thread is there, so that all of them leave the signals to this one.
        let signals = ChildSignals()
        let service = try Service.start(configuration)
        let child = try ChildProcess(command, environment: Self.environment(service.report))
        let code = signals.wait(for: child)
        service.server.stop(grace: .zero)
        service.server.wait()
        service.emulator.flush()
        Glibc.exit(failsOnUnexpected ? Self.code(code, after: service.emulator) : code)
    }

    /// The code to end with: the command's own, unless it calls a success what was none. Says what was unexpected.
    private static func code(_ code: Int32, after emulator: DataFastEmulator) -> Int32 {
        let unmatched = emulator.unmatchedRequests
        guard unmatched.count > 0 else { return code }
        var lines = ["\(unmatched.count) unexpected \(unmatched.count == 1 ? "request" : "requests"):"]
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
