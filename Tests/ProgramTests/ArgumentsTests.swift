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
                == "\"sevre\": unknown command; allowed: serve, run, wait, healthcheck, operations, openapi")
    }

    @Test func helpNamesEveryFlag() {
        for command in Program.commands {
            for flag in command.flags { #expect(command.help.contains("--\(flag.name)"), "\(command.name)") }
        }
    }
}
