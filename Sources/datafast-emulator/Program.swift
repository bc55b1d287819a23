import Emulator
import Glibc

/// The program.
@main
enum Program {
    /// Every command; the first is meant where none is named.
    static let commands: [any Command.Type] = [
        ServeCommand.self, RunCommand.self, WaitCommand.self, HealthcheckCommand.self, SeedCommand.self,
        OperationsCommand.self, OpenAPICommand.self, CompletionsCommand.self,
    ]

    /// Runs the command line. What goes wrong is told in one line, and its kind by the exit status.
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch let failure as Failure {
            failure.exit()
        } catch {
            Failure(.software, "\(error)").exit()
        }
    }

    /// - Throws: ``Failure``, for words that mean nothing, and for what goes wrong.
    static func run(_ words: [String]) throws {
        if words == ["--version"] { return StandardStream.output.write(EmulatorVersion.current + "\n") }
        if let first = words.first, ["help", "--help", "-h"].contains(first) {
            let named = words.count > 1 ? try command(words[1]) : nil
            return StandardStream.output.write(named?.help ?? help)
        }
        let isNamed = words.first.map { !$0.hasPrefix("-") } ?? false
        let command = isNamed ? try command(words[0]) : commands[0]
        try start(command, Array(words.dropFirst(isNamed ? 1 : 0)))
    }

    private static func start(_ command: any Command.Type, _ words: [String]) throws {
        if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            return StandardStream.output.write(command.help)
        }
        let arguments = try Arguments(
            words, flags: command.flags, operands: command.operands, takesFile: command.takesFile,
            takesTrailing: command.trailing != nil)
        try command.init(arguments).run()
    }

    private static func command(_ name: String) throws(Failure) -> any Command.Type {
        guard let command = commands.first(where: { $0.name == name }) else {
            let names = commands.map { $0.name }.joined(separator: ", ")
            throw Failure(.usage, "\"\(name)\": unknown command; allowed: \(names)")
        }
        return command
    }

    private static var help: String {
        let width = (commands.map { $0.name.count }.max() ?? 0) + 2
        return commands.reduce(
            into: """
                OVERVIEW: A local server that behaves as the DataFast web analytics API does.

                USAGE: datafast-emulator [--version] [<command>] [<options>]

                COMMANDS (datafast-emulator help <command> tells more; without one it is serve):

                """
        ) { text, command in
            text += "  \(command.name)\(String(repeating: " ", count: width - command.name.count))\(command.abstract)\n"
        }
    }
}
