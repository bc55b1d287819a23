import SQLite

/// One named step of the schema's history.
///
/// A database remembers in `user_version` how many steps it has taken; opening it takes the rest, in one transaction.
/// A released step is never edited: a change of the schema is a new step at the end of ``all``.
struct Migration {
    /// What the step is for, in a word or two.
    let name: StaticString
    /// The statements of the step.
    let script: String
    /// What it does after them that SQL cannot say.
    let completion: @Sendable (Connection) throws(SQLiteError) -> Void

    init(
        name: StaticString, script: String,
        completion: @escaping @Sendable (Connection) throws(SQLiteError) -> Void = { _ in }
    ) {
        self.name = name
        self.script = script
        self.completion = completion
    }

    /// Takes the step.
    func run(on connection: Connection) throws(SQLiteError) {
        try connection.execute(script)
        try completion(connection)
    }

    /// Every step, oldest first.
    static let all: [Migration] = [
        accounts, traffic, account, mentions, uncountedSessions, paymentEmails, droppedRequests,
    ]
}
