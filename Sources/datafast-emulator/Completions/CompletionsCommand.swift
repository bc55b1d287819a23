/// `completions`: prints what teaches a shell this command line.
struct CompletionsCommand: Command {
    /// A shell that can be taught.
    enum Shell: String, CaseIterable {
        case bash, zsh, fish

        /// The script that teaches it `commands`.
        func script(_ commands: [any Command.Type]) -> String {
            switch self {
            case .bash: CompletionScript.bash(commands)
            case .zsh: CompletionScript.zsh(commands)
            case .fish: CompletionScript.fish(commands)
            }
        }
    }

    static let name = "completions"
    static let abstract = "Print a script that completes this command line in a shell."
    static let tables = [
        (
            title: "Where it belongs",
            rows: [
                HelpText.Row("bash", "in ~/.bashrc: source <(datafast-emulator completions bash)"),
                HelpText.Row("zsh", "in ~/.zshrc after compinit: source <(datafast-emulator completions zsh)"),
                HelpText.Row(
                    "fish",
                    "datafast-emulator completions fish > ~/.config/fish/completions/datafast-emulator.fish"),
            ]
        )
    ]
    static let operands = Shell.allCases.map(\.rawValue)

    private let shell: Shell

    init(_ arguments: Arguments) throws(Failure) {
        guard let shell = arguments.operand.flatMap(Shell.init) else {
            throw Failure(.usage, "completions needs a shell: \(Self.operands.joined(separator: ", "))")
        }
        self.shell = shell
    }

    func run() { StandardStream.output.write(shell.script(Program.commands)) }
}
