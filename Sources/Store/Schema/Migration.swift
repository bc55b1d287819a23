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

    /// Every step, oldest first.
    static let all: [Migration] = [accounts, traffic, account, mentions, uncountedSessions, droppedRequests]
}
