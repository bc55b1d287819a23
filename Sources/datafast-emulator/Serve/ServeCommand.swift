import ArgumentParser
import Emulator
import HTTPServer

/// `serve`: answers requests until a signal says stop.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer requests until SIGTERM or SIGINT.",
        discussion: "Each flag has an environment variable (env); the flag wins.")

    @OptionGroup var options: ServeOptions

    func run() throws {
        let configuration = try ServeConfiguration(options)
        StopSignals.hold()
        let emulator = try Self.emulator(configuration.emulator)
        let server = HTTPServer(configuration: configuration.server, handler: emulator)
        let port = try start(server)
        let signals = StopSignals(server)
        if let path = configuration.portFile { try PortFile.write(port, to: path) }
        if !configuration.isQuiet {
            let banner = Banner(
                addresses: server.addresses, settings: configuration.emulator.settings,
                secrets: (try? emulator.secrets()) ?? [])
            StandardError.write(banner.text)
        }
        server.wait()
        signals.cancel()
        emulator.flush()
    }

    private static func emulator(_ configuration: EmulatorConfiguration) throws(Failure) -> DataFastEmulator {
        do throws(EmulatorError) {
            return try DataFastEmulator(configuration)
        } catch {
            throw Failure(error)
        }
    }

    private func start(_ server: HTTPServer) throws(Failure) -> UInt16 {
        do throws(HTTPServerError) {
            return try server.start()
        } catch .invalidHost {
            throw ServeSetting.host.refusal(given: options.host)
        } catch {
            throw Failure(error)
        }
    }
}
