/// What the program can be asked to do.
///
/// Declared by hand: the usual library for it would bring FoundationEssentials, a quarter of the static program's size
/// and a third of its start-up time.
protocol Command: SendableMetatype {
    /// What is typed: `datafast-emulator NAME`.
    static var name: String { get }
    /// One line of help.
    static var abstract: String { get }
    /// More help; nil for none.
    static var discussion: String? { get }
    /// The flags that it takes.
    static var flags: [Flag] { get }
    /// The words of which it takes one.
    static var operands: [String] { get }
    /// Whether a path may follow the operand.
    static var takesFile: Bool { get }
    /// What may follow `--`, as help names it; nil where nothing may.
    static var trailing: String? { get }

    init(_ arguments: Arguments) throws(Failure)
    func run() throws
}

extension Command {
    static var discussion: String? { nil }
    static var flags: [Flag] { [] }
    static var operands: [String] { [] }
    static var takesFile: Bool { false }
    static var trailing: String? { nil }

    /// What `--help` prints.
    static var help: String {
        var text = "OVERVIEW: \(abstract)\n"
        if let discussion { text += "\n\(discussion)\n" }
        let operand = operands.isEmpty ? "" : " \(operands.joined(separator: "|"))" + (takesFile ? " [<file>]" : "")
        let command = trailing.map { " -- \($0)" } ?? ""
        text += "\nUSAGE: datafast-emulator \(name) [<options>]\(operand)\(command)\n\nOPTIONS:\n"
        return text + Flag.table(flags + [Flag.help])
    }
}
