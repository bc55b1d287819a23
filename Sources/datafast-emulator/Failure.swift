import Emulator
import Glibc
import HTTPServer

/// Why the program ends without success.
struct Failure: Error {
    /// The exit status, as in `sysexits.h`.
    enum Status: Int32 {
        /// The command line or the environment is wrong.
        case usage = 64
        /// The seed is wrong.
        case data = 65
        /// The seed cannot be read.
        case noInput = 66
        /// The address cannot be listened on.
        case unavailable = 69
        /// A file or directory cannot be made.
        case cannotCreate = 73
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
        StandardError.write(PrintableText.escaped(message) + "\n")
        Glibc.exit(status.rawValue)
    }
}

extension Failure {
    init(_ error: EmulatorError) {
        switch error {
        case .invalidSeed(let reason): self.init(.data, reason)
        case .cannotRead(let path, let reason): self.init(.noInput, "\(path): cannot be read: \(reason)")
        case .cannotCreate(let path, let reason): self.init(.cannotCreate, "\(path): cannot be created: \(reason)")
        }
    }

    init(_ error: HTTPServerError) {
        self.init(.unavailable, error.description)
    }
}
