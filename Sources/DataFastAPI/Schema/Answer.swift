/// What an operation answers when all is well.
public struct Answer: Sendable {
    /// The HTTP status.
    public let status: Int
    /// When it is this answer, where there are several.
    public let summary: String
    /// The body as the contract prints it, as JSON text.
    public let example: String
    /// How the body is known.
    public let mark: Mark

    init(_ status: Int = 200, _ summary: String = "", _ example: String, mark: Mark = .doc) {
        self.status = status
        self.summary = summary
        self.example = example
        self.mark = mark
    }
}
