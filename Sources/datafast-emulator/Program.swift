import ArgumentParser
import Emulator
import Glibc

/// The program.
@main
struct Program: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datafast-emulator",
        abstract: "A local server that behaves as the DataFast web analytics API does.",
        version: EmulatorVersion.current,
        subcommands: [ServeCommand.self, OperationsCommand.self, OpenAPICommand.self],
        defaultSubcommand: ServeCommand.self)

    /// Runs the command line. What goes wrong is told in one line, and its kind by the exit status.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            failure.exit()
        } catch {
            guard exitCode(for: error).isSuccess else {
                Failure(.usage, message(for: error)).exit()
            }
            // Help, or the version.
            exit(withError: error)
        }
    }
}
