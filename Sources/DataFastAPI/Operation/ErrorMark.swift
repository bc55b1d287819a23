/// How errors of one operation are known.
struct ErrorMark: Sendable {
    /// How the messages begin, or one whole.
    let beginning: String
    /// How the texts are known.
    let text: Mark
    /// How it is known that the causes give this status.
    let status: Mark

    /// Nothing public tells of such an error.
    static func ours(_ beginning: String) -> ErrorMark { ErrorMark(beginning: beginning, text: .ours, status: .ours) }

    /// Nothing public tells what a wrong value of the field gets.
    static func ours(field name: String) -> ErrorMark { ours("Invalid \(name):") }

    /// The status, rule or limit is documented, but not the text.
    static func documented(_ beginning: String) -> ErrorMark {
        ErrorMark(beginning: beginning, text: .ours, status: .doc)
    }

    /// The error, known so if it is one of these.
    func applied(to error: ContractError) -> ContractError {
        error.message.hasPrefix(beginning) ? error.marked(text, status: status) : error
    }
}
