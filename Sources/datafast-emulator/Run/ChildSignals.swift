import Dispatch
import Glibc
import Synchronization

/// Takes the signals that a process which stands for another one gets: passes them on, and learns of the other's end.
struct ChildSignals {
    /// Those by which a process is told something. The rest is about the process itself, or cannot be taken.
    private static let forwarded = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2]
    private var signals = sigset_t()

    /// Blocks the signals from now on, for this thread and those that it makes.
    init() {
        WriteSignals.ignore()
        // Were it ignored, as it may have been inherited, nobody would be told how the command ended.
        signal(SIGCHLD, SIG_DFL)
        sigemptyset(&signals)
        for number in Self.forwarded + [SIGCHLD] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// A signal that waits to be passed on.
    var pending: Int32? {
        var pending = sigset_t()
        sigpending(&pending)
        return Self.forwarded.first { sigismember(&pending, $0) == 1 }
    }

    /// Does what must be done before there is a command. A signal that comes meanwhile ends the program at once.
    func endingAtOnce<Outcome>(_ work: () throws -> Outcome) rethrows -> Outcome {
        let watch = Watch()
        DispatchQueue(label: "signals").async { [signals] in
            var signals = signals
            while !watch.isOver.load(ordering: .acquiring) {
                let number = sigwaitinfo(&signals, nil)
                if Self.forwarded.contains(number) { _exit(128 + number) }
            }
            watch.end.signal()
        }
        defer {
            watch.isOver.store(true, ordering: .releasing)
            kill(getpid(), SIGCHLD)
            watch.end.wait()
        }
        return try work()
    }

    private final class Watch: Sendable {
        let isOver = Atomic(false)
        let end = DispatchSemaphore(value: 0)
    }

    /// Passes signals on until the process has ended; returns its code, or 128 and the number of the signal that ended it.
    func wait(for child: ChildProcess) -> Int32 {
        var signals = signals
        // What came while the command was started may have missed it.
        var isStarting = true
        while true {
            var info = siginfo_t()
            var none = timespec()
            let number = isStarting ? sigtimedwait(&signals, &info, &none) : sigwaitinfo(&signals, &info)
            if number < 0 {
                isStarting = false
            } else if number == SIGCHLD {
                if let code = Self.reap(child) { return code }
            } else if isStarting || info.si_code <= 0 {
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
