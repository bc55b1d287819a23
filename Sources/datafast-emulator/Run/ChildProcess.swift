import Glibc

/// A command that the program has started.
struct ChildProcess {
    let identifier: pid_t

    /// Starts a command, looked up along `PATH` as a shell does it.
    ///
    /// - Parameter environment: what its environment has besides, or otherwise than, that of this process.
    init(_ command: [String], environment: [String: String]) throws(Failure) {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this process blocks and ignores for itself is no business of the command's.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var ignored = sigset_t()
        sigemptyset(&ignored)
        sigaddset(&ignored, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &ignored)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let arguments = Self.strings(command)
        let variables = Self.strings(Self.merged(environment))
        defer { for text in arguments + variables { free(text) } }
        var identifier: pid_t = 0
        let error = posix_spawnp(&identifier, command[0], nil, &attributes, arguments, variables)
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
        var next = environ
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
