import Emulator
import HTTPServer

/// An emulator and the server that serves it.
struct Service {
    let emulator: DataFastEmulator
    let server: HTTPServer
    let report: ReadyReport
    private let handler: ServedEmulator
    private let files: [(file: ReportFile, line: String)]

    /// Listens and plants the seed. Until ``announce(unless:)`` requests are answered with 503.
    ///
    /// - Parameter onListening: what is to happen as soon as the server listens.
    static func start(
        _ configuration: ServeConfiguration, onListening: (HTTPServer, ServedEmulator) -> Void = { _, _ in }
    ) throws -> Service {
        let handler = ServedEmulator()
        let server = HTTPServer(configuration: configuration.server, handler: handler)
        let port = try listen(server)
        // Not earlier: while another process has the port they are that one's.
        let portFile = configuration.portFile.map { ReportFile($0) }
        let readyFile = configuration.readyFile.map { ReportFile($0) }
        portFile?.clear()
        readyFile?.clear()
        onListening(server, handler)
        let emulator = try emulator(configuration.emulator)
        let report = ReadyReport(
            url: server.addresses.first?.reachable.url ?? "", client: try emulator.clientSettings(),
            clock: try emulator.clock(), randomSeed: configuration.emulator.settings.randomSeed)
        let files = [portFile.map { ($0, "\(port)") }, readyFile.map { ($0, report.line) }].compactMap { $0 }
        return Service(emulator: emulator, server: server, report: report, handler: handler, files: files)
    }

    /// Lets requests through, and tells those who asked for it.
    ///
    /// - Parameter isOver: whether the end has come meanwhile.
    /// - Returns: false when the end came first; then nothing more is to be told.
    func announce(unless isOver: () -> Bool = { false }) throws(Failure) -> Bool {
        guard handler.begin(emulator) else { return false }
        do throws(Failure) {
            for (file, line) in files where try !file.write(line, unless: isOver) { return false }
        } catch {
            withdraw()
            throw error
        }
        return true
    }

    /// Waits until the server has stopped, and leaves everything in order.
    func finish() {
        server.wait()
        withdraw()
        emulator.flush()
    }

    private func withdraw() {
        for (file, _) in files { file.remove() }
    }

    private static func emulator(_ configuration: EmulatorConfiguration) throws(Failure) -> DataFastEmulator {
        do throws(EmulatorError) {
            return try DataFastEmulator(configuration)
        } catch {
            throw Failure(error)
        }
    }

    private static func listen(_ server: HTTPServer) throws(Failure) -> UInt16 {
        do throws(HTTPServerError) {
            return try server.start()
        } catch {
            throw Failure(error)
        }
    }
}
