// The emulator served by Hummingbird: hummingbird-emulator PORT-FILE
//
// Listens on a free port of 127.0.0.1, writes the port to the file, and ends at SIGTERM.

import Emulator
import Glibc
import Hummingbird
import Logging

guard CommandLine.arguments.count == 2 else {
    print("usage: hummingbird-emulator PORT-FILE")
    exit(64)
}
let portFile = CommandLine.arguments[1]
var configuration = EmulatorConfiguration()
configuration.settings.rateLimit = nil
let emulator = try DataFastEmulator(configuration)

var logger = Logger(label: "hummingbird")
logger.logLevel = .error
let application = Application(
    responder: EmulatorResponder<BasicRequestContext>(answer: { emulator.answer($0) }),
    configuration: .init(address: .hostname("127.0.0.1", port: 0)),
    onServerRunning: { channel in
        guard let port = channel.localAddress?.port, let file = fopen(portFile, "w") else { exit(1) }
        fputs("\(port)\n", file)
        fclose(file)
    },
    logger: logger)
try await application.runService(gracefulShutdownSignals: [.sigterm])
