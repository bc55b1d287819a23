/// What an operation answers when all is well.
public struct Answer: Sendable {
    /// The HTTP status.
    public let status: Int
    /// The body.
    public let shape: Shape
    /// Bodies as the contract prints them: JSON text, laid out for reading.
    public let examples: [String]
    /// How the body is known, save where its parts say otherwise.
    public let mark: Mark
    /// How the status is known.
    public let statusMark: Mark

    init(_ shape: Shape, _ examples: String..., status: Int = 200, mark: Mark = .doc, statusMark: Mark? = nil) {
        self.status = status
        self.shape = shape
        self.examples = examples
        self.mark = mark
        self.statusMark = statusMark ?? mark
    }
}
