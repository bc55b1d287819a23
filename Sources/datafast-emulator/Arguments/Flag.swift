/// A flag of a command.
struct Flag: Sendable {
    enum Kind: Sendable {
        /// `--name VALUE` or `--name=VALUE`.
        case value
        /// `--name`, or `--no-name` where it can be taken back.
        case onOff
    }

    /// The name without hyphens.
    let name: String
    let kind: Kind
    /// What help says of it.
    let summary: String
    /// What help says besides: its default, its variable.
    var note: String?
    /// What a shell offers as its value.
    var completion = Completion.nothing

    /// What every command takes.
    static let help = Flag(name: "help", kind: .onOff, summary: "Show help.")

    /// The flags as help lists them, each with its summary in a column of its own.
    static func table(_ flags: [Flag]) -> String {
        let width = (flags.map(\.usage.count).max() ?? 0) + 2
        return flags.reduce(into: "") { text, flag in
            let padding = String(repeating: " ", count: width - flag.usage.count)
            text += "  \(flag.usage)\(padding)\(flag.summary)\(flag.note.map { " (\($0))" } ?? "")\n"
        }
    }

    private var usage: String {
        switch kind {
        case .value: "--\(name) <\(name)>"
        case .onOff: "--\(name)"
        }
    }
}
