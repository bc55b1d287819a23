extension CompletionScript {
    static func zsh(_ commands: [any Command.Type]) -> String {
        let names = commands.map { "        \(quoted("\($0.name):\(zshEscaped($0.abstract))"))\n" }
        let cases = commands.map { command in
            let specs = (command.flags + [Flag.help]).flatMap(zshSpecs) + zshOperands(command)
            return
                "    (\(command.name))\n        _arguments -S \(specs.joined(separator: " \\\n            "))\n        ;;\n"
        }
        return """
            #compdef datafast-emulator
            # zsh completion of datafast-emulator: source <(datafast-emulator completions zsh)
            compdef _datafast-emulator datafast-emulator

            _datafast-emulator() {
                local -a commands=(
            \(names.joined())    )
                if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
                    _describe command commands
                    return
                fi
                local command=serve index=${words[(i)--]}
                if (( index < CURRENT )); then
                    # What follows is the command line of another program.
                    shift $index words
                    (( CURRENT -= index ))
                    _normal
                    return
                fi
                if [[ $words[2] != -* ]]; then
                    command=$words[2]
                    shift words
                    (( CURRENT-- ))
                fi
                case $command in
            \(cases.joined())    esac
            }

            if [[ $funcstack[1] == _datafast-emulator ]]; then
                _datafast-emulator "$@"
            fi

            """
    }

    /// What `_arguments` is told of a flag.
    private static func zshSpecs(_ flag: Flag) -> [String] {
        let hint = "[\(zshEscaped(flag.hint))]"
        switch flag.kind {
        case .onOff: return flag.spellings.map { quoted($0 + hint) }
        case .value: return [quoted("--\(flag.name)=\(hint):\(flag.name):\(zshAction(flag.completion))")]
        }
    }

    private static func zshAction(_ completion: Completion) -> String {
        let paths: String? =
            switch completion.paths {
            case .none: nil
            case .files: "_files"
            case .directories: "_files -/"
            }
        if completion.words.isEmpty { return paths ?? "" }
        let words = "(\(completion.words.joined(separator: " ")))"
        return paths.map { "_alternative \"words\\:value\\:\(words)\" \"paths\\:path\\:\($0)\"" } ?? words
    }

    private static func zshOperands(_ command: any Command.Type) -> [String] {
        let file = command.takesFile ? [quoted("2:file:_files")] : []
        return command.operands.isEmpty
            ? [] : [quoted("1:\(command.name):(\(command.operands.joined(separator: " ")))")] + file
    }

    private static func zshEscaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "[]:\\".contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
