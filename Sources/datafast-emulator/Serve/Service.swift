import Emulator
import HTTPServer

/// An emulator and the server that serves it.
struct Service {
    let emulator: DataFastEmulator
    let server: HTTPServer
    let report: ReadyReport

    /// Listens, plants the seed, and tells those who asked for it. While the seed is planted requests are answered with 503.
    ///
    /// - Parameter onListening: what is to happen as soon as the server listens.
    static func start(
        _ configuration: ServeConfiguration, onListening: (HTTPServer, ServedEmulator) -> Void = { _, _ in }
    ) throws -> Service {
        let handler = ServedEmulator()
        let server = HTTPServer(configuration: configuration.server, handler: handler)
        let port = try listen(server, host: configuration.server.host)
        onListening(server, handler)
        let emulator = try emulator(configuration.emulator)
        let report = ReadyReport(
            url: server.addresses.first?.reachable.url ?? "", client: try emulator.clientSettings(),
            clock: try emulator.clock(), randomSeed: configuration.emulator.settings.randomSeed)
        handler.begin(emulator)
        if let path = configuration.portFile { try AtomicFile.write("\(port)", to: path) }
        if let path = configuration.readyFile { try AtomicFile.write(report.line, to: path) }
        return Service(emulator: emulator, server: server, report: report)
    }

    private static func emulator(_ configuration: EmulatorConfiguration) throws(Failure) -> DataFastEmulator {
        do throws(EmulatorError) {
            return try DataFastEmulator(configuration)
        } catch {
            throw Failure(error)
        }
    }

    private static func listen(_ server: HTTPServer, host: String) throws(Failure) -> UInt16 {
        do throws(HTTPServerError) {
            return try server.start()
        } catch .invalidHost {
            throw ServeSetting.host.refusal(given: host)
        } catch {
            throw Failure(error)
        }
    }
}
