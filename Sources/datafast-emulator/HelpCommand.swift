/// `help`: what the program can be asked to do, or what one of its commands can.
struct HelpCommand: Command {
    static let name = "help"
    static let abstract = "Show help of the program or of a command."
    static var operands: [String] { Program.commands.map { $0.name } }
    static let operandIsOptional = true

    private let command: (any Command.Type)?

    init(_ arguments: Arguments) {
        command = arguments.operand.flatMap { name in Program.commands.first { $0.name == name } }
    }

    func run() { StandardStream.output.write(command?.help ?? Program.help()) }
}
