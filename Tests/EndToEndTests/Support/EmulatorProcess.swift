import Foundation
import Glibc

/// The built program, started for a test on a free port and ended with it.
///
/// `DATAFAST_EMULATOR_BINARY` names another build of it, such as the static one.
final class EmulatorProcess: @unchecked Sendable {
    let port: UInt16
    let identifier: Int32
    private let process: Process
    private let directory: TemporaryDirectory

    /// What the program wrote to standard error so far.
    var log: String { directory.text(of: "stderr") }

    /// What the program wrote to standard output so far.
    var output: String { directory.text(of: "stdout") }

    /// Starts the program with `options`, under the frozen clock and the fixed seed of the golden transcripts, and waits
    /// until it listens.
    init(_ options: [String] = [], environment: [String: String] = [:]) throws {
        directory = try TemporaryDirectory()
        let errors = try directory.write("", to: "stderr")
        process = try Self.process(
            ["serve", "--port", "0", "--port-file", directory.file("port")]
                + ["--clock", "2026-05-21T12:00:00Z", "--random-seed", "1"] + options,
            environment)
        process.standardError = FileHandle(forWritingAtPath: errors)
        process.standardOutput = FileHandle(forWritingAtPath: try directory.write("", to: "stdout"))
        try process.run()
        identifier = process.processIdentifier
        port = try Self.awaitPort(directory, of: process)
    }

    deinit {
        if process.isRunning { kill(identifier, SIGKILL) }
        process.waitUntilExit()
    }

    var isRunning: Bool { process.isRunning }

    /// The memory resident now, in bytes.
    var residentBytes: Int {
        let pages = (try? String(contentsOfFile: "/proc/\(identifier)/statm", encoding: .utf8))?.split(separator: " ")
        return (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Lets its files grow to so many bytes from now on (RLIMIT_FSIZE); nil for as many as they like.
    func limitFileSize(_ bytes: Int?) throws {
        let command = Process()
        command.executableURL = URL(filePath: "/usr/bin/prlimit")
        // The soft limit alone: the hard one could not be raised again.
        command.arguments = ["--pid", "\(identifier)", "--fsize=\(bytes.map { "\($0)" } ?? "unlimited"):"]
        try command.run()
        command.waitUntilExit()
        guard command.terminationStatus == 0 else { throw RawConnection.Failure("prlimit failed") }
    }

    func signal(_ number: Int32) { kill(identifier, number) }

    /// Waits for the end and returns the exit code; nil when it does not come within so many seconds.
    func exitCode(within seconds: Double = 5) -> Int32? { Self.exitCode(of: process, within: seconds) }

    /// Runs the program to its end and returns what it says.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String? = nil
    ) throws -> (exitCode: Int32?, output: String, errors: String) {
        let directory = try TemporaryDirectory()
        let process = try process(arguments, environment)
        process.standardOutput = FileHandle(forWritingAtPath: try directory.write("", to: "stdout"))
        process.standardError = FileHandle(forWritingAtPath: try directory.write("", to: "stderr"))
        if let input { process.standardInput = FileHandle(forReadingAtPath: try directory.write(input, to: "stdin")) }
        try process.run()
        let code = exitCode(of: process, within: 10)
        if code == nil { kill(process.processIdentifier, SIGKILL) }
        return (code, directory.text(of: "stdout"), directory.text(of: "stderr"))
    }

    fileprivate static func process(_ arguments: [String], _ environment: [String: String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: try binary())
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return process
    }

    static func binary() throws -> String {
        if let path = ProcessInfo.processInfo.environment["DATAFAST_EMULATOR_BINARY"] { return path }
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "datafast-emulator").path
    }

    fileprivate static func exitCode(of process: Process, within seconds: Double) -> Int32? {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while process.isRunning {
            if Date() > deadline { return nil }
            usleep(1000)
        }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    private static func awaitPort(_ directory: TemporaryDirectory, of process: Process) throws -> UInt16 {
        let deadline = Date(timeIntervalSinceNow: 20)
        while Date() < deadline {
            if let port = UInt16(directory.text(of: "port").trimmingCharacters(in: .whitespacesAndNewlines)) {
                return port
            }
            guard process.isRunning else {
                throw RawConnection.Failure("the program ended at once: \(directory.text(of: "stderr"))")
            }
            usleep(1000)
        }
        throw RawConnection.Failure("the program did not listen within 20 s")
    }
}

extension EmulatorProcess {
    /// The program at work on something that ends by itself or by a signal.
    final class Background: @unchecked Sendable {
        private let process: Process
        private let directory: TemporaryDirectory

        init(_ arguments: [String]) throws {
            directory = try TemporaryDirectory()
            process = try EmulatorProcess.process(arguments, [:])
            process.standardOutput = FileHandle(forWritingAtPath: try directory.write("", to: "stdout"))
            process.standardError = FileHandle(forWritingAtPath: try directory.write("", to: "stderr"))
            try process.run()
        }

        /// What the program wrote so far, to standard output and standard error.
        var output: String { directory.text(of: "stdout") + directory.text(of: "stderr") }

        deinit {
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()
        }

        var isRunning: Bool { process.isRunning }

        func signal(_ number: Int32) { kill(process.processIdentifier, number) }

        /// Waits for the end and returns the exit code; nil when it does not come within so many seconds.
        func exitCode(within seconds: Double) -> Int32? { EmulatorProcess.exitCode(of: process, within: seconds) }
    }
}
