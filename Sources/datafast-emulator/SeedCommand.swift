import Emulator

/// `seed`: checks a seed's file, or prints an example of one.
struct SeedCommand: Command {
    static let name = "seed"
    static let abstract = "Check a seed file, or print an example of one."
    static let discussion = [
        """
        check reads the file as serve --seed does and says in one line what it holds, or what is wrong and where. example \
        prints a seed that uses every member of the format.
        """
    ]
    static let flagGroups = [FlagGroup("Options", [ServeSetting.clock.asFlag])]
    static let tables = [
        (
            title: "Exit status",
            rows: [
                HelpText.Row("0", "the seed is right"), HelpText.Row("65", "the seed is wrong"),
                HelpText.Row("66", "the seed cannot be read"),
            ]
        )
    ]
    static let operands = ["check", "example"]
    static let takesFile = true

    /// The file to check; nil to print the example.
    private let file: String?
    private let clock: WorldClock

    init(_ arguments: Arguments) throws(Failure) {
        clock = try ServeSetting.clock.value(in: arguments)
        file = arguments.file
        switch (arguments.operand, file) {
        case ("check", nil): throw Failure(.usage, "seed check needs a file: seed check FILE")
        case ("check", _), ("example", nil): break
        case ("example", let file?): throw Failure(.usage, "\"\(file)\": unexpected argument")
        default: throw Failure(.usage, "seed needs a subcommand; allowed: \(Self.operands.joined(separator: ", "))")
        }
    }

    func run() throws {
        let text = try file.map { (file) throws(Failure) in try Self.check(file, clock: clock) + "\n" }
        StandardStream.output.write(text ?? DataFastEmulator.exampleSeed)
    }

    /// One line that says what the file holds.
    private static func check(_ file: String, clock: WorldClock) throws(Failure) -> String {
        do {
            return PrintableText.escaped("\(file): \(try DataFastEmulator.check(.file(file), clock: clock))")
        } catch {
            throw Failure(error)
        }
    }
}
