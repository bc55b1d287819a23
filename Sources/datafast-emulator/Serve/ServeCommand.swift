import Emulator
import HTTPServer

/// `serve`: answers requests until a signal says stop.
struct ServeCommand: Command {
    static let name = "serve"
    static let abstract = "Answer requests until SIGTERM or SIGINT."
    static let discussion: String? = """
        Once it is ready it prints one line of JSON to standard output: url, pid, version, tokens, clock, randomSeed.
        Each flag has an environment variable (env); the flag wins. A flag without a value is taken back by --no-.
        """
    static let flags = ServeSetting.flags

    private let configuration: ServeConfiguration

    init(_ arguments: Arguments) throws(Failure) {
        configuration = try ServeConfiguration(arguments)
    }

    func run() throws {
        StopSignals.hold()
        var signals: StopSignals?
        let service = try Service.start(configuration) { server, handler in
            signals = StopSignals(server, onStop: handler.drain)
        }
        if !configuration.isQuiet {
            let banner = Banner(
                addresses: service.server.addresses, settings: configuration.emulator.settings,
                secrets: (try? service.emulator.secrets()) ?? [])
            StandardStream.error.write(banner.text)
        }
        StandardStream.output.write(service.report.line + "\n")
        service.server.wait()
        signals?.cancel()
        service.emulator.flush()
    }
}
