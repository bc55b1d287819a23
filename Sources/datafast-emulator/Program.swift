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
        subcommands: [
            ServeCommand.self, RunCommand.self, WaitCommand.self, HealthcheckCommand.self, OperationsCommand.self,
            OpenAPICommand.self,
        ],
        defaultSubcommand: ServeCommand.self)

    /// Runs the command line. What goes wrong is told in one line, and its kind by the exit status.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            failure.exit()
        } catch let code as ExitCode {
            // That of a command that was run.
            Glibc.exit(code.rawValue)
        } catch {
            guard exitCode(for: error).isSuccess else {
                Failure(.usage, message(for: error)).exit()
            }
            // Help, or the version.
            exit(withError: error)
        }
    }
}
