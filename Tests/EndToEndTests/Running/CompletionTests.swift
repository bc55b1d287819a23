import Foundation
import Testing

/// What shells make of the program's completion scripts: each completes lines of which only one end is right.
struct CompletionTests {
    enum Shell: String, CaseIterable {
        case bash, zsh, fish

        var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/\(rawValue)") }

        /// Prints what the shell completes the last word of the line in `$LINE` to. `./script` is the completion script.
        var harness: String {
            switch self {
            case .bash:
                """
                source ./script
                COMP_WORDS=($LINE)
                if [[ $LINE == *' ' ]]; then COMP_WORDS+=(''); fi
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _datafast_emulator
                echo "${COMPREPLY[*]}"
                """
            case .zsh:
                """
                zmodload zsh/zpty
                zpty shell 'zsh -f -i'
                zpty -w shell 'autoload -Uz compinit; compinit -u -D; source ./script'
                zpty -w shell 'finish() { BUFFER=$LINE; CURSOR=$#BUFFER; zle complete-word; print -r -- "$BUFFER" >result; exit }'
                zpty -w shell 'zle -N finish; bindkey "^T" finish; print READY"NOW"'
                while [[ $output != *READYNOW* ]]; do zpty -r shell part || break; output+=$part; done
                zpty -w -n shell $'\\C-t'
                while zpty -r shell part; do :; done
                print -r -- ${${(z)"$(<result)"}[-1]}
                """
            case .fish:
                "source ./script; complete -C $LINE | string split -f 1 \\t"
            }
        }
    }

    private static let lines = [
        ("heal", "healthcheck"), ("--qu", "--quiet"), ("serve --journal-e", "--journal-entries"),
        ("serve --log-format j", "json"), ("serve --seed see", "seed.json"), ("serve --data di", "directory"),
        ("run --fa", "--fail-on-unexpected"), ("run --quiet -- ls see", "seed.json"), ("completions b", "bash"),
        ("help w", "wait"), ("wait --ti", "--timeout"),
    ]

    @Test(arguments: Shell.allCases.filter(\.isInstalled))
    func aLineIsCompleted(_ shell: Shell) throws {
        let directory = try Self.directory(shell)
        for (line, word) in Self.lines {
            let result = try Self.run(shell, [directory.file("harness")], "datafast-emulator \(line)", in: directory)
            // Some shells go on after it: `--timeout=`, `directory/`.
            let completed = result.trimmingCharacters(in: .whitespacesAndNewlines.union(["=", "/"]))
            #expect(completed == word, "\(line)")
        }
    }

    @Test(arguments: Shell.allCases.filter(\.isInstalled))
    func theScriptIsOne(_ shell: Shell) throws {
        let directory = try Self.directory(shell)
        #expect(try Self.run(shell, ["-n", directory.file("script")], "", in: directory) == "")
    }

    @Test func everyMachineHasBash() {
        #expect(Shell.bash.isInstalled)
    }

    @Test func aShellMustBeNamed() throws {
        let none = try EmulatorProcess.run(["completions"])
        #expect(none.exitCode == 64)
        #expect(none.errors == "datafast-emulator: completions needs a shell: bash, zsh, fish\n")
        let other = try EmulatorProcess.run(["completions", "tcsh"])
        #expect(other.exitCode == 64)
        #expect(
            other.errors
                == "datafast-emulator: \"tcsh\": unexpected argument; allowed: bash, zsh, fish "
                + "(see datafast-emulator completions --help)\n")
    }

    private static func directory(_ shell: Shell) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let script = try EmulatorProcess.run(["completions", shell.rawValue])
        #expect(script.exitCode == 0 && script.errors == "")
        _ = try directory.write(script.output, to: "script")
        _ = try directory.write(shell.harness, to: "harness")
        _ = try directory.write("{}", to: "seed.json")
        try FileManager.default.createDirectory(atPath: directory.file("directory"), withIntermediateDirectories: true)
        return directory
    }

    /// What the shell prints, errors too.
    private static func run(
        _ shell: Shell, _ arguments: [String], _ line: String, in directory: TemporaryDirectory
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(shell.rawValue)")
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: directory.path)
        process.environment = ProcessInfo.processInfo.environment.merging(["LINE": line, "TERM": "dumb"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
