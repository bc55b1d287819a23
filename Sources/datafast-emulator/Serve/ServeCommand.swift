import ArgumentParser
import Emulator
import HTTPServer

/// `serve`: answers requests until a signal says stop.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer requests until SIGTERM or SIGINT.",
        discussion: """
            Once it is ready it prints one line of JSON to standard output: url, pid, version, tokens, clock, randomSeed.
            Each flag has an environment variable (env); the flag wins.
            """)

    @OptionGroup var options: ServeOptions

    func run() throws {
        let configuration = try ServeConfiguration(options)
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
