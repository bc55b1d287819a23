import Glibc

/// Takes the signals that a process which stands for another one gets: passes them on, and learns of the other's end.
struct ChildSignals {
    private static let forwarded = [SIGINT, SIGTERM, SIGHUP]
    private var signals = sigset_t()

    /// Blocks the signals from now on, for this thread and those that it makes.
    init() {
        signal(SIGPIPE, SIG_IGN)
        sigemptyset(&signals)
        for number in Self.forwarded + [SIGCHLD] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Passes signals on until the process has ended; returns its code, or 128 and the number of the signal that ended it.
    func wait(for child: ChildProcess) -> Int32 {
        var signals = signals
        while true {
            var info = siginfo_t()
            let number = sigwaitinfo(&signals, &info)
            if number == SIGCHLD {
                if let code = Self.reap(child) { return code }
            } else if number > 0, info.si_code <= 0 {
                // A signal of the terminal (Ctrl-C), which the kernel sends, has come to the command as well.
                kill(child.identifier, number)
            }
        }
    }

    /// Clears away all that have ended, orphans that fall to process 1 too; returns the code of `child` if it is among them.
    private static func reap(_ child: ChildProcess) -> Int32? {
        var code: Int32?
        var status: Int32 = 0
        while true {
            let identifier = waitpid(-1, &status, WNOHANG)
            guard identifier > 0 else { return code }
            if identifier == child.identifier { code = Self.code(of: status) }
        }
    }

    /// The macros WIFEXITED, WEXITSTATUS and WTERMSIG, which Swift does not see.
    private static func code(of status: Int32) -> Int32 {
        let signal = status & 0x7f
        return signal == 0 ? status >> 8 & 0xff : 128 + signal
    }
}
