import Glibc

/// Why a server did not start.
public enum HTTPServerError: Error, Equatable, Sendable {
    /// Another socket listens on this address.
    case addressInUse(host: String, port: UInt16)
    /// The process may not listen on this port.
    case permissionDenied(host: String, port: UInt16)
    /// This machine does not have the address.
    case addressNotAvailable(host: String, port: UInt16)
    /// The host is neither an IP address nor `localhost`.
    case invalidHost(String)
    /// The server was started before; one server starts once.
    case alreadyStarted
    /// A system call failed.
    case system(operation: String, errno: Int32)

    init(errno: Int32, operation: String, host: String, port: UInt16) {
        switch errno {
        case EADDRINUSE: self = .addressInUse(host: host, port: port)
        case EACCES, EPERM: self = .permissionDenied(host: host, port: port)
        case EADDRNOTAVAIL, EAFNOSUPPORT: self = .addressNotAvailable(host: host, port: port)
        default: self = .system(operation: operation, errno: errno)
        }
    }
}

extension HTTPServerError: CustomStringConvertible {
    /// A sentence for whoever started the program.
    public var description: String {
        switch self {
        case .addressInUse(let host, let port):
            "Cannot listen on \(host) port \(port): the address is in use"
        case .permissionDenied(let host, let port):
            "Cannot listen on \(host) port \(port): permission denied"
        case .addressNotAvailable(let host, let port):
            "Cannot listen on \(host) port \(port): this machine does not have the address"
        case .invalidHost(let host):
            "Cannot listen on \(host): neither an IP address nor localhost"
        case .alreadyStarted:
            "The server was started before"
        case .system(let operation, let errno):
            "Cannot \(operation): \(String(cString: strerror(errno)))"
        }
    }
}
