/// Scripts that complete the program's command line, made from the declarations of its commands.
enum CompletionScript {
    /// What is typed first.
    static func names(_ commands: [any Command.Type]) -> [String] { commands.map { $0.name } }

    /// All flags, each once, with the commands that take it. Flags of one name mean the same everywhere.
    static func flags(_ commands: [any Command.Type]) -> [(flag: Flag, commands: [String])] {
        var known: [(flag: Flag, commands: [String])] = []
        for command in commands {
            for flag in command.flags + [Flag.help] {
                if let index = known.firstIndex(where: { $0.flag.name == flag.name }) {
                    known[index].commands.append(command.name)
                } else {
                    known.append((flag, [command.name]))
                }
            }
        }
        return known
    }

    /// A text in single quotes, as bash and zsh read it.
    static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
}

extension Flag {
    /// All that can be typed of it.
    var spellings: [String] { isReversible ? ["--\(name)", "--no-\(name)"] : ["--\(name)"] }

    /// Whether `--no-NAME` takes it back.
    var isReversible: Bool { kind == .onOff && name != Flag.help.name && name != Flag.version.name }

    /// The summary as a shell shows it behind the flag.
    var hint: String { summary.hasSuffix(".") ? String(summary.dropLast()) : summary }
}
