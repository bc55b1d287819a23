import Emulator

/// `seed`: checks a seed's file, or prints an example or the schema of one.
struct SeedCommand: Command {
    static let name = "seed"
    static let abstract = "Check a seed file, or print an example of one or the format's schema."
    static let discussion = [
        """
        check reads the file, or standard input if it is -, as serve --seed does and says in one line what it holds, or \
        what is wrong and where. example prints a seed that uses every member of the format, schema the format as JSON Schema.
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
    static let operands = ["check", "example", "schema"]
    static let takesFile = true

    private enum Action {
        case check(file: String, WorldClock)
        case example, schema
    }

    private let action: Action

    init(_ arguments: Arguments) throws(Failure) {
        let clock = try ServeSetting.clock.value(in: arguments)
        switch (arguments.operand, arguments.file) {
        case ("check", let file?): action = .check(file: file, clock)
        case ("check", nil): throw Failure(.usage, "seed check needs a file: seed check FILE")
        case ("example", nil): action = .example
        case ("schema", nil): action = .schema
        case (_?, let file?): throw Failure(.usage, "\"\(file)\": unexpected argument")
        default: throw Failure(.usage, "seed needs a subcommand; allowed: \(Self.operands.joined(separator: ", "))")
        }
    }

    func run() throws {
        switch action {
        case .check(let file, let clock): StandardStream.output.write(try Self.check(file, clock: clock) + "\n")
        case .example: StandardStream.output.write(DataFastEmulator.exampleSeed)
        case .schema: StandardStream.output.write(String(decoding: DataFastEmulator.seedSchema, as: UTF8.self))
        }
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
