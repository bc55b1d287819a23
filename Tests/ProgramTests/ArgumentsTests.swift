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
        ("--clok 1", "--clok: unknown flag; did you mean --clock?"), ("--clock", "--clock: needs a value"),
        ("--clock --quiet", "--clock: needs a value"), ("--quiet=yes", "--quiet: takes no value"),
        ("--no-clock", "--no-clock: unknown flag"), ("x", "\"x\": unexpected argument"),
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
                == #""sevre": unknown command; did you mean serve? (see datafast-emulator --help)"#)
    }

    @Test(arguments: [
        (["serve", "--prot", "1"], "--prot: unknown flag; did you mean --port? (see datafast-emulator serve --help)"),
        (["--prot", "1"], "--prot: unknown flag; did you mean --port? (see datafast-emulator serve --help)"),
        (["run", "--no-quit"], "--no-quit: unknown flag; did you mean --no-quiet? (see datafast-emulator run --help)"),
        (["openapi", "--foo"], "--foo: unknown flag (see datafast-emulator openapi --help)"),
        (["openapi", "x"], "\"x\": unexpected argument (see datafast-emulator openapi --help)"),
        (["frobnicate"], "\"frobnicate\": unknown command (see datafast-emulator --help)"),
        (["help", "sevre"], nil),
    ])
    func whoMistypesIsToldWhatMayBeMeantAndWhereToRead(_ words: [String], _ message: String?) {
        let failure = #expect(throws: Failure.self) { try Program.run(words) }
        #expect(failure?.status == .usage)
        if let message { #expect(failure?.message == message) }
    }

    @Test(arguments: [
        ("journal", "journal-entries"), ("journal-entires", "journal-entries"), ("max-bod", "max-body"),
        ("dtaa", "data"), ("x", nil), ("zebra", nil), ("", nil),
    ])
    func theNearestWordIsFound(_ typed: String, _ expected: String?) {
        let words = ["data", "journal-entries", "journal-bytes", "max-body", "port"]
        #expect(NearestWord.of(words, to: typed) == expected)
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

    @Test(arguments: [100, 80])
    func helpFitsTheTerminal(_ width: Int) {
        for text in Program.commands.map({ $0.help(HelpText(width: width)) }) + [Program.help(HelpText(width: width))] {
            for line in text.split(separator: "\n") {
                #expect(line.count <= width, "\(line)")
            }
        }
    }

    @Test func helpSaysWhatAValueIs() {
        for command in Program.commands {
            for flag in command.flags where flag.kind == .value {
                #expect(flag.valueName != "VALUE", "\(command.name) --\(flag.name)")
                #expect(command.help.contains("--\(flag.name) \(flag.valueName)"), "\(command.name)")
            }
        }
        let help = ServeCommand.help(HelpText(width: 100))
        #expect(
            help.contains(
                """

                Where it listens
                  --host ADDRESS  Address to listen on: IPv4, IPv6, or localhost for both loopback addresses.
                                  (default: 127.0.0.1; env: DATAFAST_EMULATOR_HOST)
                  --port N        Port to listen on; 0 takes one that is free. (default: 4610;
                                  env: DATAFAST_EMULATOR_PORT)

                """))
        #expect(help.contains("variable is true or false"))
        #expect(help.contains("\nExit status\n  0         ended by SIGTERM or SIGINT"))
    }

    /// An emulator that tests expect at the port of the variable is another one.
    @Test func thePortOfRunHasNoVariable() {
        #expect(RunCommand.flags.filter { $0.name == "port" }.map(\.notes) == [["default: 0"]])
        #expect(Set(RunCommand.flags.map(\.name)) == Set(ServeCommand.flags.map(\.name)).union(["fail-on-unexpected"]))
        #expect(RunCommand.flags.count == ServeCommand.flags.count + 1)
    }

    @Test func theProgramsHelpListsAllThatMayComeFirst() {
        let help = Program.help()
        for name in Program.commands.map({ $0.name }) + ["--help", "--version"] {
            #expect(help.contains("\n  \(name) "), "\(name)")
        }
    }
}
