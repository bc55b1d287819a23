import Glibc

/// The signals that a write sends which cannot be done. Each ends a process that does not expect it, where the write's error is all
/// that a server needs.
enum WriteSignals {
    /// Ignores them from now on; `clinux_spawn_bound` gives them back to a command.
    static func ignore() {
        // A client has gone away while its answer was written.
        signal(SIGPIPE, SIG_IGN)
        // A file may not grow any further (RLIMIT_FSIZE), which is an error like that of a full disk.
        signal(SIGXFSZ, SIG_IGN)
    }
}
