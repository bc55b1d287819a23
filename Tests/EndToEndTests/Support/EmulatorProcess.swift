import Foundation
import Glibc

/// The built program, started for a test on a free port and ended with it.
///
/// `DATAFAST_EMULATOR_BINARY` names another build of it, such as the static one.
final class EmulatorProcess {
    let port: UInt16
    let identifier: Int32
    private let process = Process()
    private let directory: URL

    /// What the program wrote to standard error so far.
    var log: String { (try? String(contentsOf: directory.appending(path: "stderr"), encoding: .utf8)) ?? "" }

    /// Starts the program with `options`, under the frozen clock and the fixed seed of the golden transcripts unless
    /// others are given, and waits until it listens.
    init(_ options: [String] = [], isFrozen: Bool = true) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "datafast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let portFile = directory.appending(path: "port")
        _ = FileManager.default.createFile(atPath: directory.appending(path: "stderr").path, contents: nil)
        process.executableURL = URL(filePath: try Self.binary())
        process.arguments =
            ["serve", "--port", "0", "--port-file", portFile.path]
            + (isFrozen ? ["--clock", "2026-05-21T12:00:00Z", "--random-seed", "1"] : []) + options
        process.standardError = try FileHandle(forWritingTo: directory.appending(path: "stderr"))
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        identifier = process.processIdentifier
        port = try Self.awaitPort(portFile, of: process)
    }

    deinit {
        if process.isRunning { kill(identifier, SIGKILL) }
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }

    func signal(_ number: Int32) { kill(identifier, number) }

    /// Waits for the end and returns the exit code, or 128 + n for signal n.
    func exitCode() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Runs the program to its end and returns what it says.
    static func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (exitCode: Int32, output: String, errors: String) {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
        process.executableURL = URL(filePath: try binary())
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let outputData = output.fileHandleForReading.readDataToEndOfFile()
        let errorData = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: outputData, as: UTF8.self),
            String(decoding: errorData, as: UTF8.self)
        )
    }

    private struct StartFailure: Error, CustomStringConvertible { let description: String }

    private static func binary() throws -> String {
        if let path = ProcessInfo.processInfo.environment["DATAFAST_EMULATOR_BINARY"] { return path }
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: tests).deletingLastPathComponent().appending(path: "datafast-emulator").path
    }

    private static func awaitPort(_ file: URL, of process: Process) throws -> UInt16 {
        for _ in 0..<10_000 {
            if let text = try? String(contentsOf: file, encoding: .utf8),
                let port = UInt16(text.trimmingCharacters(in: .whitespacesAndNewlines))
            {
                return port
            }
            guard process.isRunning else { throw StartFailure(description: "the program ended at once") }
            usleep(1000)
        }
        throw StartFailure(description: "the program did not listen within 10 s")
    }
}
