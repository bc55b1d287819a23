import Emulator
import Glibc
import HTTPServer

/// Why the program ends without success.
struct Failure: Error {
    /// The exit status, as in `sysexits.h` and as shells do it.
    enum Status: Int32 {
        /// What was asked is not ready.
        case notReady = 1
        /// The command line or the environment is wrong.
        case usage = 64
        /// The seed is wrong.
        case data = 65
        /// The seed cannot be read.
        case noInput = 66
        /// The address cannot be listened on.
        case unavailable = 69
        /// Something in the program itself failed.
        case software = 70
        /// A file or directory cannot be made or used.
        case cannotCreate = 73
        /// A command succeeded that made requests which led nowhere.
        case unexpectedRequests = 76
        /// The command to run is there, but is no program that may be run.
        case commandNotExecutable = 126
        /// There is no such command to run.
        case commandNotFound = 127
    }

    let status: Status
    /// One line.
    let message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Says why, and ends the program.
    func exit() -> Never {
        StandardStream.error.write("\(Program.name): \(PrintableText.escaped(message))\n")
        Glibc.exit(status.rawValue)
    }
}

extension Failure {
    init(_ error: EmulatorError) {
        switch error {
        case .invalidSeed(let reason): self.init(.data, reason)
        case .cannotRead(let path, let reason): self.init(.noInput, "\(path): cannot be read: \(reason)")
        case .cannotCreate(let path, let reason): self.init(.cannotCreate, "\(path): cannot be created: \(reason)")
        case .cannotOpen(let path, let reason): self.init(.cannotCreate, "\(path): cannot be used: \(reason)")
        }
    }

    init(_ error: HTTPServerError) {
        self.init(.unavailable, error.description)
    }
}
