import CLinux
import Glibc

/// A command that the program has started.
struct ChildProcess {
    let identifier: pid_t

    /// Starts a command, looked up along `PATH` as a shell does it. What this process blocks and ignores for itself is no
    /// business of the command's; should this process be killed, the command is told to end.
    ///
    /// - Parameter environment: what its environment has besides, or otherwise than, that of this process.
    init(_ command: [String], environment: [String: String]) throws(Failure) {
        let arguments = Self.strings(command)
        let variables = Self.strings(Self.merged(environment))
        defer { for text in arguments + variables { free(text) } }
        var identifier: pid_t = 0
        let error = clinux_spawn_bound(&identifier, arguments, variables)
        guard error == 0 else {
            throw Failure(
                error == ENOENT ? .commandNotFound : .commandNotExecutable,
                "\(command[0]): \(error == ENOENT ? "command not found" : String(cString: strerror(error)))")
        }
        self.identifier = identifier
    }

    /// The environment of this process with other values for some variables.
    private static func merged(_ own: [String: String]) -> [String] {
        var inherited: [String] = []
        var next = Glibc.environ
        while let text = next.pointee {
            let variable = String(cString: text)
            if own[String(variable.prefix { $0 != "=" })] == nil { inherited.append(variable) }
            next += 1
        }
        return inherited + own.map { "\($0.key)=\($0.value)" }
    }

    /// Copies that end with a nil, as the system wants lists.
    private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { strdup($0) } + [nil]
    }
}
