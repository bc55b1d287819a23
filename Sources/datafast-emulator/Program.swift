import Emulator
import Glibc

/// The program.
@main
enum Program {
    /// What the program is called wherever it speaks of itself.
    static let name = "datafast-emulator"

    /// Every command; the first is meant where none is named.
    static let commands: [any Command.Type] = [
        ServeCommand.self, RunCommand.self, WaitCommand.self, HealthcheckCommand.self, SeedCommand.self,
        OperationsCommand.self, OpenAPICommand.self, CompletionsCommand.self, HelpCommand.self,
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
        guard let first = words.first else { return try start(commands[0], []) }
        if first == "--help" || first == "-h" { return StandardStream.output.write(help()) }
        if first.hasPrefix("-") { return try start(commands[0], words) }
        try start(command(first), Array(words.dropFirst()))
    }

    private static func start(_ command: any Command.Type, _ words: [String]) throws {
        let own = words.prefix { $0 != "--" }
        if own.contains(where: { $0 == "--help" || $0 == "-h" }) {
            return StandardStream.output.write(command.help)
        }
        if own.contains("--version") { return StandardStream.output.write(EmulatorVersion.current + "\n") }
        try command.init(arguments(command, words)).run()
    }

    private static func arguments(_ command: any Command.Type, _ words: [String]) throws(Failure) -> Arguments {
        do {
            return try Arguments(
                words, flags: command.flags, operands: command.operands, takesFile: command.takesFile,
                takesTrailing: command.trailing != nil)
        } catch {
            throw Failure(error.status, "\(error.message) (see \(name) \(command.name) --help)")
        }
    }

    private static func command(_ name: String) throws(Failure) -> any Command.Type {
        guard let command = commands.first(where: { $0.name == name }) else {
            let meant = NearestWord.of(commands.map { $0.name }, to: name).map { "; did you mean \($0)?" } ?? ""
            throw Failure(.usage, "\"\(name)\": unknown command\(meant) (see \(Self.name) --help)")
        }
        return command
    }

    /// What `--help` prints where no command is named.
    static func help(_ layout: HelpText = HelpText()) -> String {
        var help = layout
        help.add(paragraph: "A local server that behaves as the DataFast web analytics API does.")
        help.add(line: "\nUsage: \(name) [COMMAND] [OPTION]...")
        help.add("Commands (without one it is serve)", commands.map { HelpText.Row($0.name, $0.abstract) })
        help.add("Options", [Flag.help.row, Flag.version.row])
        help.add(line: "\n\(name) help COMMAND tells more of a command.")
        return help.text
    }
}
