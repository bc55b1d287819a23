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
    /// What help calls its value: `N`, `FILE`.
    var valueName = "VALUE"
    /// What help says of it.
    let summary: String
    /// What help says besides: its default, its variable.
    var notes: [String] = []
    /// What a shell offers as its value.
    var completion = Completion.nothing

    /// What every command takes.
    static let help = Flag(name: "help", kind: .onOff, summary: "Show help.")

    /// What the program takes in place of a command, and after one.
    static let version = Flag(name: "version", kind: .onOff, summary: "Show the version.")

    /// The flag as help lists it. A note is not broken across lines.
    var row: HelpText.Row {
        let last = notes.count - 1
        let bracketed = notes.enumerated().map { ($0 == 0 ? "(" : "") + $1 + ($0 == last ? ")" : ";") }
        return HelpText.Row(name: usage, words: HelpText.words(summary) + bracketed)
    }

    private var usage: String {
        switch kind {
        case .value: "--\(name) \(valueName)"
        case .onOff: "--\(name)"
        }
    }
}
