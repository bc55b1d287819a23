/// What the program can be asked to do.
///
/// Declared by hand: the usual library for it would bring FoundationEssentials, a quarter of the static program's size
/// and a third of its start-up time.
protocol Command: SendableMetatype {
    /// What is typed: `datafast-emulator NAME`.
    static var name: String { get }
    /// One line of help.
    static var abstract: String { get }
    /// More help, in paragraphs.
    static var discussion: [String] { get }
    /// The flags that it takes, as help groups them.
    static var flagGroups: [FlagGroup] { get }
    /// The words of which it takes one.
    static var operands: [String] { get }
    /// Whether it does without such a word too.
    static var operandIsOptional: Bool { get }
    /// Whether a path may follow the operand.
    static var takesFile: Bool { get }
    /// What may follow `--`, as help names it; nil where nothing may.
    static var trailing: String? { get }
    /// What help lists after the flags, each list under its heading.
    static var tables: [(title: String, rows: [HelpText.Row])] { get }

    init(_ arguments: Arguments) throws(Failure)
    func run() throws
}

extension Command {
    static var discussion: [String] { [] }
    static var flagGroups: [FlagGroup] { [] }
    static var operands: [String] { [] }
    static var operandIsOptional: Bool { false }
    static var takesFile: Bool { false }
    static var trailing: String? { nil }
    static var tables: [(title: String, rows: [HelpText.Row])] { [] }

    /// All flags of its own.
    static var flags: [Flag] { flagGroups.flatMap(\.flags) }

    /// What `--help` prints.
    static var help: String { help(HelpText()) }

    /// The same in a layout.
    static func help(_ layout: HelpText) -> String {
        var help = layout
        help.add(paragraph: abstract)
        help.add(line: "\nUsage: \(Program.name) \(usage)")
        for paragraph in discussion {
            help.add(line: "")
            help.add(paragraph: paragraph)
        }
        for group in flagGroups { help.add(group.title, group.flags.map(\.row)) }
        help.add(flagGroups.isEmpty ? "Options" : "Help", [Flag.help.row])
        for table in tables { help.add(table.title, table.rows) }
        return help.text
    }

    private static var usage: String {
        var words = flagGroups.isEmpty ? [name] : [name, "[OPTION]..."]
        if !operands.isEmpty {
            let choice = operands.joined(separator: "|")
            words.append(operandIsOptional ? "[COMMAND]" : choice)
        }
        if takesFile { words.append("[FILE]") }
        if let trailing { words.append("-- \(trailing)") }
        return words.joined(separator: " ")
    }
}
