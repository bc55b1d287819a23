import Emulator
import HTTPServer

/// `serve`: answers requests until a signal says stop.
struct ServeCommand: Command {
    static let name = "serve"
    static let abstract = "Answer requests until SIGTERM or SIGINT."
    static let discussion = [
        """
        Once it is ready it prints one line of JSON to standard output: url, pid, version, tokens, clock, randomSeed.
        """,
        """
        Each flag has an environment variable (env); the flag wins. A flag without a value is taken back by --no-, and its \
        variable is true or false. Lengths of time are whole numbers with units: 250ms, 10s, 1m30s, 2h, 90d.
        """,
    ]
    static let flagGroups = ServeSetting.flagGroups
    static let tables = [
        (
            title: "Exit status",
            rows: [
                HelpText.Row("0", "ended by SIGTERM or SIGINT, with all answers sent (10 seconds at most)"),
                HelpText.Row("64", "a flag or a variable is not allowed"), HelpText.Row("65", "the seed is wrong"),
                HelpText.Row("66", "the seed cannot be read"),
                HelpText.Row("69", "the address cannot be listened on"),
                HelpText.Row("70", "something in the emulator itself failed"),
                HelpText.Row("73", "the data directory, the port file or the ready file cannot be made or used"),
                HelpText.Row("130, 143", "a second SIGINT or SIGTERM: ended at once"),
            ]
        )
    ]

    private let configuration: ServeConfiguration

    init(_ arguments: Arguments) throws(Failure) {
        configuration = try ServeConfiguration(arguments)
    }

    func run() throws {
        StopSignals.hold()
        var signals: StopSignals?
        var isOver = { false }
        let service = try Service.start(configuration) { server, handler in
            signals = StopSignals(server, drain: handler.drain)
            isOver = { handler.isDraining }
        }
        if try service.announce(unless: isOver) {
            if !configuration.isQuiet { StandardStream.error.write(banner(service)) }
            StandardStream.output.write(service.report.line + "\n")
        }
        service.finish()
        signals?.cancel()
    }

    private func banner(_ service: Service) -> String {
        Banner(
            addresses: service.server.addresses, settings: configuration.emulator.settings,
            secrets: (try? service.emulator.secrets()) ?? []
        ).text
    }
}
