extension CompletionScript {
    static func bash(_ commands: [any Command.Type]) -> String {
        let names = names(commands)
        let values = flags(commands).filter { $0.flag.kind == .value }.map { item in
            "    --\(item.flag.name))\(bashWords(item.flag.completion)) ;;\n"
        }
        let flags = commands.map { command in
            let words = command.operands + (command.flags + [Flag.help]).flatMap(\.spellings)
            return
                "        \(command.name)) words='\(words.joined(separator: " "))'\(command.takesFile ? " paths=-f" : "") ;;\n"
        }
        return """
            # bash completion of datafast-emulator: source <(datafast-emulator completions bash)
            _datafast_emulator() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
                local command=serve index words paths
                COMPREPLY=()
                if ((COMP_CWORD == 1)) && [[ $current != -* ]]; then
                    mapfile -t COMPREPLY < <(compgen -W '\(names.joined(separator: " "))' -- "$current")
                    return
                fi
                [[ ${COMP_WORDS[1]} == -* ]] || command=${COMP_WORDS[1]}
                for ((index = 1; index < COMP_CWORD; index++)); do
                    [[ ${COMP_WORDS[index]} == -- ]] || continue
                    # What follows is the command line of another program.
                    if declare -F _command_offset >/dev/null; then
                        _command_offset $((index + 1))
                    elif ((COMP_CWORD == index + 1)); then
                        mapfile -t COMPREPLY < <(compgen -c -- "$current")
                    else
                        mapfile -t COMPREPLY < <(compgen -f -- "$current")
                    fi
                    return
                done
                # Readline takes the sign in --clock=VALUE for a word of its own.
                if [[ $current == = ]]; then
                    current=
                elif [[ $previous == = ]]; then
                    previous=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                case $previous in
            \(values.joined())    *)
                    case $command in
            \(flags.joined())        esac
                    ((COMP_CWORD == 1)) && words+=' --version'
                    ;;
                esac
                if [[ $paths ]]; then compopt -o filenames 2>/dev/null; fi
                mapfile -t COMPREPLY < <(compgen -W "$words" $paths -- "$current")
            }
            complete -F _datafast_emulator datafast-emulator

            """
    }

    /// Sets what `compgen` is to be asked for.
    private static func bashWords(_ completion: Completion) -> String {
        let words = completion.words.isEmpty ? "" : " words='\(completion.words.joined(separator: " "))'"
        return switch completion.paths {
        case .none: words
        case .files: words + " paths=-f"
        case .directories: words + " paths=-d"
        }
    }
}
