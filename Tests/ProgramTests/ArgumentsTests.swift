import Testing

@testable import datafast_emulator

struct ArgumentsTests {
    private static let flags = [
        Flag(name: "clock", kind: .value, summary: "The time."),
        Flag(name: "quiet", kind: .onOff, summary: "No banner."),
    ]

    @Test func valuesStandBehindAFlagOrAnEqualsSign() throws {
        #expect(try Arguments(["--clock", "-2h"], flags: Self.flags)["clock"] == "-2h")
        #expect(try Arguments(["--clock=a=b"], flags: Self.flags)["clock"] == "a=b")
        #expect(try Arguments(["--clock="], flags: Self.flags)["clock"] == "")
        #expect(try Arguments(["--clock", "1", "--clock", "2"], flags: Self.flags)["clock"] == "2")
        #expect(try Arguments([], flags: Self.flags)["clock"] == nil)
    }

    @Test func whatIsOnCanBeTakenBack() throws {
        #expect(try Arguments(["--quiet"], flags: Self.flags).isOn("quiet") == true)
        #expect(try Arguments(["--quiet", "--no-quiet"], flags: Self.flags).isOn("quiet") == false)
        #expect(try Arguments([], flags: Self.flags).isOn("quiet") == nil)
    }

    @Test func whatFollowsTwoHyphensIsNotRead() throws {
        let arguments = try Arguments(["--quiet", "--", "ls", "--clock"], flags: Self.flags, takesTrailing: true)
        #expect(arguments.trailing == ["ls", "--clock"])
        #expect(arguments["clock"] == nil)
    }

    @Test(arguments: [
        ("--clok 1", "--clok: unknown flag; allowed: --clock, --quiet"), ("--clock", "--clock: needs a value"),
        ("--clock --quiet", "--clock: needs a value"), ("--quiet=yes", "--quiet: takes no value"),
        ("--no-clock", "--no-clock: unknown flag; allowed: --clock, --quiet"), ("x", "\"x\": unexpected argument"),
        ("-q", "\"-q\": unexpected argument"), ("-- ls", "\"ls\": unexpected argument"),
    ])
    func whatMeansNothingIsRefused(_ line: String, _ message: String) {
        let failure = #expect(throws: Failure.self) {
            try Arguments(line.split(separator: " ").map(String.init), flags: Self.flags)
        }
        #expect(failure?.message == message)
        #expect(failure?.status == .usage)
    }

    @Test func unknownCommandsAreRefusedWithThoseThereAre() {
        let failure = #expect(throws: Failure.self) { try Program.run(["sevre"]) }
        #expect(
            failure?.message
                == "\"sevre\": unknown command; allowed: serve, run, wait, healthcheck, seed, operations, openapi, "
                + "completions")
    }

    @Test func oneOfTheOperandsMayStandAnywhere() throws {
        let arguments = try Arguments(
            ["--quiet", "zsh", "--clock", "1"], flags: Self.flags, operands: ["bash", "zsh"])
        #expect(arguments.operand == "zsh")
        #expect(arguments["clock"] == "1")
        for line in [["zsh", "bash"], ["fish"]] {
            let failure = #expect(throws: Failure.self) {
                try Arguments(line, flags: Self.flags, operands: ["bash", "zsh"])
            }
            #expect(failure?.message == "\"\(line.last!)\": unexpected argument; allowed: bash, zsh")
        }
    }

    @Test func aFileMayFollowAnOperand() throws {
        let arguments = try Arguments(
            ["check", "--clock", "-2h", "-x"], flags: Self.flags, operands: ["check"], takesFile: true)
        #expect(arguments.operand == "check")
        #expect(arguments.file == "-x")
        for line in [["file"], ["check", "a", "b"]] {
            let failure = #expect(throws: Failure.self) {
                try Arguments(line, flags: Self.flags, operands: ["check"], takesFile: true)
            }
            #expect(failure?.message == "\"\(line.last!)\": unexpected argument; allowed: check")
        }
    }

    @Test(arguments: CompletionsCommand.Shell.allCases)
    func completionsKnowEveryFlagOfEveryCommand(_ shell: CompletionsCommand.Shell) {
        let script = shell.script(Program.commands)
        for command in Program.commands {
            #expect(script.contains(command.name))
            for flag in command.flags {
                // As a word of its own, so that --control is not found in --control-token.
                let spelling = shell == .fish ? "-l \(flag.name) " : "--\(flag.name)"
                let ends = [" ", "'", "=[", "["].filter { shell != .fish || $0 == " " }
                let isThere = ends.contains { script.contains(shell == .fish ? spelling : spelling + $0) }
                #expect(isThere, "\(command.name) --\(flag.name)")
            }
        }
    }

    @Test func flagsOfOneNameAreOfferedTheSame() {
        for (name, flags) in Dictionary(grouping: Program.commands.flatMap { $0.flags }, by: \.name) {
            #expect(flags.allSatisfy { $0.completion == flags[0].completion }, "\(name)")
        }
    }

    @Test func helpNamesEveryFlag() {
        for command in Program.commands {
            for flag in command.flags { #expect(command.help.contains("--\(flag.name)"), "\(command.name)") }
        }
    }
}
