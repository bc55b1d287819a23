extension CompletionScript {
    static func fish(_ commands: [any Command.Type]) -> String {
        let isFirst = "'test (count (commandline -opc)) = 1'"
        var lines = commands.map { command in
            fishLine(isFirst, "-a \(command.name) -d \(fishQuoted(command.abstract))")
        }
        lines.append(fishLine(isFirst, "-l version -d \(fishQuoted(Flag.version.hint))"))
        for (flag, names) in flags(commands) {
            let condition = "'__datafast_emulator_is \(names.joined(separator: " "))'"
            for spelling in flag.spellings {
                let option = "-l \(spelling.dropFirst(2)) -d \(fishQuoted(flag.hint))"
                lines.append(fishLine(condition, option + fishValue(flag)))
            }
        }
        for command in commands where !command.operands.isEmpty {
            let operands = fishQuoted(command.operands.joined(separator: " "))
            lines.append(
                fishLine("'__datafast_emulator_is \(command.name)'", "-a \(operands)\(command.takesFile ? " -F" : "")"))
        }
        return """
            # fish completion of datafast-emulator: datafast-emulator completions fish | source

            # Whether one of these commands is being typed; without a name it is serve.
            function __datafast_emulator_is
                set -l words (commandline -opc)
                contains -- -- $words; and return 1
                set -l command serve
                if set -q words[2]; and not string match -q -- '-*' $words[2]
                    set command $words[2]
                end
                contains -- $command $argv
            end

            # What another program, whose command line follows --, has to offer.
            function __datafast_emulator_rest
                set -l words (commandline -opc)
                set -e words[1..(contains -i -- -- $words)]
                complete -C (string join ' ' -- (string escape -- $words) (commandline -ct))
            end

            complete -c datafast-emulator -f
            \(lines.joined(separator: "\n"))
            complete -c datafast-emulator -n 'contains -- -- (commandline -opc)' -a '(__datafast_emulator_rest)'

            """
    }

    private static func fishLine(_ condition: String, _ rest: String) -> String {
        "complete -c datafast-emulator -n \(condition) \(rest)"
    }

    private static func fishValue(_ flag: Flag) -> String {
        guard flag.kind == .value else { return "" }
        let words = flag.completion.words
        let offered = words.isEmpty ? "" : " -a \(fishQuoted(words.joined(separator: " ")))"
        return switch flag.completion.paths {
        case .none: " -x" + offered
        case .files: " -r -F" + offered
        case .directories: " -x -a '\(words.joined(separator: " "))(__fish_complete_directories)'"
        }
    }

    /// A text in single quotes, as fish reads it.
    private static func fishQuoted(_ text: String) -> String {
        "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
}
